#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "model/captioning/picture_list.h"

namespace descry {

/// The pictures that a command line names: files, folders, and where it says "-", those that stdin lists, read as they
/// are needed.
class PictureSource {
 public:
  /// `separator`: of stdin's list, '\n' or '\0'.
  PictureSource(const std::vector<std::string>& paths, char separator);

  /// At most about so many pictures (a folder comes whole); none and no problems: there are no more.
  PictureList next(std::size_t count, const std::stop_token& stop);

 private:
  std::vector<std::filesystem::path> named_;
  bool lists_;
  char separator_;
};

}  // namespace descry
