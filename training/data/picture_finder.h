#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "training/data/folder_contents.h"

namespace descry {

/// A folder whose pictures captions may name. It is listed once, when a name is not found right away.
class PictureFolder {
 public:
  explicit PictureFolder(std::filesystem::path folder);
  PictureFolder(std::filesystem::path folder, const FolderContents& contents);

  const std::filesystem::path& path() const { return folder_; }
  /// Whether a path in normal form lies in this folder, as its name says; links are not followed.
  bool contains(const std::filesystem::path& path) const;
  /// The picture below this folder whose name and last folders are most like those of a relative name's.
  std::optional<std::filesystem::path> most_like(const std::filesystem::path& name);

 private:
  void index(const std::vector<std::filesystem::path>& pictures);

  std::filesystem::path folder_;
  std::vector<std::string> spellings_;  ///< of its absolute path, each ending in /
  bool indexed_ = false;
  std::vector<std::pair<std::string, std::filesystem::path>> by_name_;  ///< sorted by the file's name
};

struct FoundPicture {
  enum class State { kFound, kMissing, kOutside };
  State state = State::kMissing;
  std::filesystem::path path;
  std::uintmax_t bytes = 0;
};

/// Finds the file that captions mean. `beside`: the captions file's folder, `folders[own]` that of its source. A name
/// may be relative to either, be a path into any of `folders`, have Windows's backslashes, or be that of a file further
/// below. One that leaves all folders is kOutside and its file is not touched.
FoundPicture find_picture(const std::string& name, const std::filesystem::path& beside, std::size_t own,
                          std::vector<PictureFolder>& folders);

}  // namespace descry
