#include "training/data/album_captions.h"

#include "model/album/album_file.h"

namespace descry {

bool is_album(std::string_view beginning) { return beginning.starts_with("SQLite format 3"); }

Result<CaptionList> read_album_captions(const std::filesystem::path& path) {
  const Result<AlbumFile> album = AlbumFile::open(path, AlbumFile::Access::kRead);
  if (!album) return tl::unexpected(album.error());
  CaptionCollector collector(path.filename().string(), "Descry's album");
  std::size_t number = 0, kept = 0;
  const Result<void> read = album->each([&](const AlbumPicture& picture) {
    ++number;
    const bool reviewed = picture.edited || picture.verdict == Verdict::kAccepted;
    if (!reviewed || picture.verdict == Verdict::kRejected || picture.text().empty()) return true;
    collector.add(picture.path.native(), picture.text(), {"picture", number});
    ++kept;
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  if (kept == 0) {
    return failure(ErrorCode::kUnsupported,
                   "No caption of this album was accepted or written by a person: review some in the captioning view.",
                   path);
  }
  return collector.finish();
}

}  // namespace descry
