#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <regex>

#include "model/disk/file_stream.h"
#include "model/export/caption_writer.h"
#include "model/export/gallery_page.h"
#include "model/images/decode.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kThumbnailSide = 480;  // pixels, the longer side
constexpr int kPicturesAPage = 500;

tl::unexpected<Error> not_made(const fs::path& folder, const std::error_code& error) {
  return failure(ErrorCode::kNotWritten, "The folder could not be written (" + error.message() + ").", folder);
}

Image thumbnail_of(const Image& picture) {
  const int longer = std::max(picture.width, picture.height);
  if (longer <= kThumbnailSide) return picture;
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * kThumbnailSide / longer));
  };
  return resized(picture, scaled(picture.width), scaled(picture.height));
}

/// Whether the folder is one that an earlier export made, which a new one may replace.
bool is_gallery(const fs::path& folder) {
  std::ifstream page(folder / gallery_file_name(1));
  std::string head(1024, '\0');
  page.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find("content=\"Descry gallery\"") != std::string::npos;
}

/// Moves what a person put into a gallery from its former folder into the new one, and removes the former.
std::error_code carry_over(const fs::path& former, const fs::path& fresh) {
  static const std::regex made_by_us("index\\.html|page-[0-9]+\\.html|pictures/[0-9]+\\.jpg");
  std::error_code error;
  for (const fs::path& folder : {fs::path("pictures"), fs::path()}) {
    std::vector<fs::path> names;
    if (!fs::is_symlink(former / folder, error)) {
      for (fs::directory_iterator at(former / folder, error), end; !error && at != end; at.increment(error))
        names.push_back(folder / at->path().filename());
    }
    if (error && error != std::errc::no_such_file_or_directory) return error;
    for (const fs::path& name : names) {
      if (folder.empty() && name == "pictures") continue;
      if (std::regex_match(name.native(), made_by_us))
        fs::remove(former / name, error);
      else
        fs::rename(former / name, fresh / name, error);
      if (error) return error;
    }
    fs::remove(former / folder, error);
    if (error) return error;
  }
  return error;
}

/// A page a few hundred pictures and a folder of thumbnails, in a folder that gets its name when all is there.
class GalleryWriter : public CaptionWriter {
 public:
  GalleryWriter(const ExportSettings& settings, ExportHooks hooks, fs::path target, fs::path folder)
      : settings_(settings), hooks_(std::move(hooks)), target_(std::move(target)), folder_(std::move(folder)) {
    title_ = settings.title.empty() ? target_.filename().string() : settings.title;
  }
  ~GalleryWriter() override {
    std::error_code ignored;
    page_.reset();
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }

  Result<void> add(const AlbumPicture& picture, ExportSummary& summary) override {
    if (!page_ || on_page_ == kPicturesAPage)
      if (Result<void> turned = turn_page(); !turned) return turned;
    ++on_page_;
    GalleryPicture shown{picture, {}, {}, 0, 0, {}};
    std::vector<AttentionMap> maps;
    const Result<Image> image = read_image(picture.path, kThumbnailSide);
    if (image) {
      const Image thumbnail = thumbnail_of(*image);
      shown.thumbnail = "pictures/" + std::to_string(summary.written + summary.failed + 1) + ".jpg";
      shown.width = thumbnail.width;
      shown.height = thumbnail.height;
      if (Result<void> written = write_image(thumbnail, folder_ / shown.thumbnail); !written) return written;
      if (settings_.heat_maps && hooks_.word_maps && !picture.edited && !picture.captions.empty())
        maps = hooks_.word_maps(picture);
      shown.word_maps = maps;
      ++summary.written;
    } else {
      shown.problem = image.error().message;
      note_problem(summary, image.error());
    }
    return page_->write(gallery_figure(shown));
  }

  Result<void> finish(ExportSummary& summary) override {
    if (!page_)
      if (Result<void> turned = turn_page(); !turned) return turned;
    if (Result<void> ended = end_page(false); !ended) return ended;
    std::error_code error;
    fs::path old;
    if (fs::exists(target_, error)) {
      old = folder_.native() + ".old";
      fs::rename(target_, old, error);
      if (error) return not_made(target_, error);
    }
    fs::rename(folder_, target_, error);
    if (error) {
      std::error_code ignored;
      if (!old.empty()) fs::rename(old, target_, ignored);
      return not_made(target_, error);
    }
    folder_.clear();
    if (!old.empty()) error = carry_over(old, target_);
    if (error) return not_made(old, error);
    summary.files.push_back(target_ / gallery_file_name(1));
    return {};
  }

 private:
  Result<void> turn_page() {
    if (page_)
      if (Result<void> ended = end_page(true); !ended) return ended;
    ++page_number_;
    on_page_ = 0;
    auto page = FileStream::create(folder_ / gallery_file_name(page_number_));
    if (!page) return tl::unexpected(page.error());
    page_ = std::make_unique<FileStream>(std::move(*page));
    return page_->write(gallery_head(title_, page_number_));
  }

  Result<void> end_page(bool has_next) {
    if (Result<void> written = page_->write(gallery_foot(page_number_, has_next)); !written) return written;
    Result<void> committed = page_->commit();
    page_.reset();
    return committed;
  }

  ExportSettings settings_;
  ExportHooks hooks_;
  fs::path target_, folder_;
  std::string title_;
  std::unique_ptr<FileStream> page_;
  int page_number_ = 0, on_page_ = 0;
};

}  // namespace

OpenedWriter open_gallery(const ExportSettings& settings, ExportHooks hooks) {
  std::error_code error;
  fs::path target = fs::absolute(settings.destination, error).lexically_normal();  // "." cannot be renamed
  if (!target.has_filename()) target = target.parent_path();                       // "gallery/"
  if (fs::is_symlink(target, error)) target = fs::weakly_canonical(target, error);
  const bool is_folder = fs::is_directory(target, error);
  if (is_folder && !fs::is_empty(target, error) && !is_gallery(target)) {
    return failure(ErrorCode::kUnsupported, "The folder holds other files; name a new one for the gallery.", target);
  }
  if (!is_folder && fs::exists(target, error))
    return failure(ErrorCode::kNotWritten, "This is a file; name a folder for the gallery.", target);
  fs::create_directories(target.parent_path(), error);
  if (error) return not_made(target, error);
  static std::atomic<unsigned> count{0};
  fs::path folder = target;
  int problem = 0;
  do {
    folder.replace_filename(".descry-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".gallery");
    problem = ::mkdir(folder.c_str(), 0777) == 0 ? 0 : errno;
  } while (problem == EEXIST);  // another process of this number, in another container
  if (problem != 0) return not_made(target, {problem, std::generic_category()});
  fs::create_directory(folder / "pictures", error);
  if (error) return not_made(target, error);
  return std::make_unique<GalleryWriter>(settings, std::move(hooks), target, folder);
}

}  // namespace descry
