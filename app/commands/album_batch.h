#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/album/album_file.h"
#include "model/captioning/picture_captioner.h"

namespace descry {

/// Captions pictures into an album, so that a batch that was cut off goes on where it stopped: what the same model said
/// with the same settings is not asked again.
class AlbumBatch {
 public:
  /// Errors: as AlbumFile::open's.
  static Result<AlbumBatch> open(const std::filesystem::path& file);

  /// Called for each picture when it is done; the error says why one has no caption.
  using OnDone = std::function<void(const std::filesystem::path& picture, const Result<void>& done)>;

  /// Takes pictures in, those that moved by their content, and captions what has no caption of this source yet. At most
  /// a second's captions are lost when the process dies. Errors: kNotWritten, kUsage, kDevice, kDamaged, kCancelled.
  Result<void> caption(const std::vector<std::filesystem::path>& pictures, const PictureCaptioner& captioner,
                       const CaptionSource& source, const OnDone& on_done, const std::stop_token& stop);

  /// Everything that is in the album, instead of what `caption` was given.
  Result<void> choose_all();
  /// The pictures that `caption` was given, in their order and by the paths it was given; one is held at a time. `take`
  /// returns false to stop. Errors: kDamaged.
  Result<void> each(const std::function<bool(const AlbumPicture&)>& take) const;
  std::size_t size() const { return chosen_.size(); }
  /// The files of these pictures were written by us: they are still the same pictures. Errors: kNotWritten.
  Result<void> refresh(const std::vector<std::int64_t>& ids);

 private:
  /// What is known of a picture without asking the album.
  struct Known {
    std::int64_t id = 0, bytes = -1, modified = 0;
    int source = -1;  ///< in sources_
    bool has_problem = false;
    bool is_judged = false;  ///< there is a verdict on what the model said
  };
  /// What is to be written of pictures, by id.
  struct Results {
    std::vector<std::pair<std::int64_t, AlbumAnswer>> answers;
    std::vector<std::pair<std::int64_t, std::string>> problems;
    std::vector<std::pair<std::int64_t, std::string>> judged;  ///< what is said now where there was a verdict
  };
  struct Chosen {
    std::int64_t id;
    std::filesystem::path path;  ///< as it was given
  };

  explicit AlbumBatch(AlbumFile album) : album_(std::move(album)) {}
  Result<void> read_index();
  int number_of(const CaptionSource& source);
  Result<void> take_in(const std::vector<std::filesystem::path>& pictures);
  Result<bool> find_moved(AlbumPicture& fresh);
  Result<AlbumPicture> stored(std::int64_t id) const;
  Result<void> write_results(Results& results);

  AlbumFile album_;
  std::unordered_map<std::string, Known> known_;  // by absolute path
  std::unordered_multimap<std::string, std::int64_t>
      by_content_;  // of those that were here before: they may have moved
  std::vector<CaptionSource> sources_;
  std::vector<Chosen> chosen_;
  std::int64_t last_id_ = 0;
};

}  // namespace descry
