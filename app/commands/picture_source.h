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

  /// At most so many pictures; none and no problems: there are no more.
  PictureList next(std::size_t count, const std::stop_token& stop);
  /// How many pictures are known of so far, given or not.
  std::size_t found() const { return given_before_ + found_.size(); }

 private:
  void look_for_more(std::size_t count, const std::stop_token& stop);

  std::vector<std::filesystem::path> named_, found_;
  std::vector<Error> problems_;
  std::size_t given_ = 0, given_before_ = 0;  // of found_; of those before
  bool lists_;
  char separator_;
};

}  // namespace descry
