#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "model/captioning/picture_captioner.h"

namespace descry {

/// Writes strips of what each word looked at, or depends on, as PNG files into one folder, each under its picture's
/// name; pictures of the same name get -2, -3 ... behind it.
class StripWriter {
 public:
  StripWriter(PictureCaptioner captioner, std::filesystem::path folder, MapKind map = MapKind::kAttention);
  /// Errors: as read_image's; kNotWritten.
  Result<std::filesystem::path> write(const std::filesystem::path& picture, const Caption& caption);

 private:
  PictureCaptioner captioner_;
  std::filesystem::path folder_;
  MapKind map_;
  std::set<std::string> names_;
};

}  // namespace descry
