#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/album/album_picture.h"
#include "model/result.h"

namespace descry {

/// An album on disk: an SQLite database (application id "Dscy") of pictures in their order, what a person made of them,
/// and everything that models said of them. One process at a time has it for writing. Each write is one transaction, so
/// that a crash leaves the album as it was after the last. One thread at a time.
class AlbumFile {
 public:
  enum class Access { kWrite, kRead };

  /// Makes it where it is not there (kWrite). A reader sees what was written so far, also while another one writes.
  /// Errors: kBusy (another process writes it), kNotFound, kUnreadable, kUnsupported (no album, or of a newer program),
  /// kDamaged, kNotWritten.
  static Result<AlbumFile> open(const std::filesystem::path& path, Access access = Access::kWrite);
  AlbumFile(AlbumFile&&) noexcept;
  AlbumFile& operator=(AlbumFile&&) noexcept;
  ~AlbumFile();

  /// What changes together. Pictures are known by id; `captions` are not written with them but as answers.
  struct Changes {
    std::vector<AlbumPicture>
        pictures;  ///< new ones and those that changed: everything but captions, source, captioned; what they
    /// do not know (bytes -1, content empty, width 0) stays as it was
    /// Of pictures, by id; becomes what was said last. One without captions: nothing of what was said holds any more.
    std::vector<std::pair<std::int64_t, AlbumAnswer>> answers;
    /// Gone with all that was said of them when the album is opened the next time; `pictures` and `order` bring one
    /// back before that.
    std::vector<std::int64_t> removed;
    std::vector<std::int64_t> order;  ///< if not empty: all ids in the album's new order; else new ones come last
  };
  /// Errors: kNotWritten; nothing is written then.
  Result<void> write(const Changes& changes);

  /// All pictures in the album's order. Of their captions there is only the first sentence, as one word that
  /// holds its text, with its confidence. `take` returns false to stop. Errors: kDamaged.
  Result<void> each(const std::function<bool(AlbumPicture)>& take) const;
  /// Pictures with everything, in the order of `ids` (those that are not there are left out); no more than one is held.
  Result<void> each(std::span<const std::int64_t> ids, const std::function<bool(AlbumPicture)>& take) const;
  /// What was said of a picture, newest first. Errors: kDamaged.
  Result<std::vector<AlbumAnswer>> history(std::int64_t id) const;

  /// Pictures. Errors: kDamaged.
  Result<std::int64_t> count() const;
  /// The largest id that was ever used here; 0: none. Errors: kDamaged.
  Result<std::int64_t> last_id() const;

 private:
  Result<std::int64_t> number(const char* query) const;
  struct State;
  explicit AlbumFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace descry
