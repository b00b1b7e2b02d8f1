#include "training/report/report_folder.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"
#include "model/images/decode.h"
#include "training/report/report_page.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr int kThumbnailSide = 320;

Image thumbnail_of(const Image& image) {
  const int longer = std::max(image.width, image.height);
  if (longer <= kThumbnailSide) return image;
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * kThumbnailSide / longer));
  };
  return resized(image, scaled(image.width), scaled(image.height));
}

/// Writes each picture once, however often the report shows it.
class Thumbnails {
 public:
  explicit Thumbnails(fs::path folder) : folder_(std::move(folder)) {}

  Result<void> add(ReportedCaption& caption) {
    const auto [known, is_new] = names_.try_emplace(caption.path);
    if (is_new) {
      const Result<Image> image = read_image(caption.path, kThumbnailSide);
      if (!image) return {};
      char name[32];
      std::snprintf(name, sizeof name, "pictures/%03d.jpg", ++written_);
      if (Result<void> written = write_image(thumbnail_of(*image), folder_ / name); !written) return written;
      known->second = name;
    }
    caption.thumbnail = known->second;
    return {};
  }

 private:
  fs::path folder_;
  std::map<fs::path, std::string> names_;
  int written_ = 0;
};

}  // namespace

Result<void> write_report(EvaluationReport report, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder / "pictures", error);
  if (error) return failure(ErrorCode::kNotWritten, "this folder cannot be made: " + error.message(), folder);
  Thumbnails thumbnails(folder);
  for (auto* captions : {&report.best, &report.worst, &report.random})
    for (ReportedCaption& caption : *captions)
      if (Result<void> written = thumbnails.add(caption); !written) return written;
  if (Result<void> written = write_file_atomically(folder / "report.json", report_json(report).dump(2) + "\n");
      !written)
    return written;
  return write_file_atomically(folder / "report.html", report_page(report));
}

}  // namespace descry
