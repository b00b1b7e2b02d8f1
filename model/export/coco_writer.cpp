#include <charconv>
#include <unordered_set>

#include "model/disk/file_stream.h"
#include "model/export/caption_writer.h"
#include "model/export/picture_fields.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostDigits = 15;  // what readers that count in doubles still tell apart

std::string result_entry(std::int64_t id, const AlbumPicture& picture) {
  return json_text({{"image_id", id}, {"caption", valid_utf8(picture.text())}});
}

/// Results by the numbers in the pictures' names; as soon as a name has none, or two have the same, by numbers of our
/// own, with a list beside that says which picture is which. Both are written along, because only the end tells.
class CocoWriter : public CaptionWriter {
 public:
  CocoWriter(FileStream by_name, FileStream by_count, FileStream images)
      : by_name_(std::move(by_name)), by_count_(std::move(by_count)), images_(std::move(images)) {}

  Result<void> add(const AlbumPicture& picture, ExportSummary& summary) override {
    const std::int64_t number = ++summary.written;
    const char* separator = number == 1 ? "\n" : ",\n";
    const auto digits = digits_of_name(picture.path);
    names_serve_ = names_serve_ && digits && ids_.insert(*digits).second;
    if (names_serve_)
      if (Result<void> done = by_name_.write(separator + result_entry(*digits, picture)); !done) return done;
    if (Result<void> done = by_count_.write(separator + result_entry(number, picture)); !done) return done;
    const std::string image = json_text({{"id", number},
                                         {"file_name", valid_utf8(picture.path.filename().native())},
                                         {"path", valid_utf8(picture.path.native())}});
    return images_.write(separator + image);
  }

  Result<void> finish(ExportSummary& summary) override {
    FileStream& results = names_serve_ ? by_name_ : by_count_;
    if (Result<void> ended = results.write("\n]\n"); !ended) return ended;
    if (!names_serve_) {
      if (Result<void> ended = images_.write("\n]}\n"); !ended) return ended;
      if (Result<void> committed = images_.commit(); !committed) return committed;
      summary.files.push_back(images_.path());
    }
    if (Result<void> committed = results.commit(); !committed) return committed;
    summary.files.insert(summary.files.begin(), results.path());
    return {};
  }

 private:
  FileStream by_name_, by_count_, images_;
  std::unordered_set<std::int64_t> ids_;
  bool names_serve_ = true;
};

}  // namespace

std::optional<std::int64_t> digits_of_name(const fs::path& picture) {
  const std::string name = picture.stem().native();
  std::string_view longest;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_not_of("0123456789", at), name.size());
    if (end > at && end - at >= longest.size()) longest = std::string_view(name).substr(at, end - at);
    at = end + 1;
  }
  if (longest.empty() || longest.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(longest.data(), longest.data() + longest.size(), number);
  return number;
}

OpenedWriter open_coco(const ExportSettings& settings) {
  fs::path images_path = settings.destination;
  images_path.replace_filename(settings.destination.stem().native() + ".images.json");
  auto by_name = FileStream::create(settings.destination);
  if (!by_name) return tl::unexpected(by_name.error());
  auto by_count = FileStream::create(settings.destination);
  if (!by_count) return tl::unexpected(by_count.error());
  auto images = FileStream::create(images_path);
  if (!images) return tl::unexpected(images.error());
  for (FileStream* file : {&*by_name, &*by_count})
    if (Result<void> begun = file->write("["); !begun) return tl::unexpected(begun.error());
  if (Result<void> begun = images->write("{\"images\": ["); !begun) return tl::unexpected(begun.error());
  return std::make_unique<CocoWriter>(std::move(*by_name), std::move(*by_count), std::move(*images));
}

}  // namespace descry
