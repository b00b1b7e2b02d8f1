#pragma once

#include <array>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "training/data/caption_list.h"
#include "training/data/folder_contents.h"

namespace descry {

/// What one source says about pictures, before any of them is looked for.
struct SourceCaptions {
  std::filesystem::path path;    ///< as it was named
  std::filesystem::path folder;  ///< where its pictures lie, or below
  bool is_folder = false;
  FolderContents contents;  ///< of a folder

  struct File {
    std::filesystem::path folder;  ///< where it lies
    CaptionList list;
  };
  std::vector<File> files;  ///< that which counts first, first

  /// Names that Flickr_8k.{train,dev,test}Images.txt list, where a folder has such files.
  std::array<std::vector<std::string>, 3> split_names;
  std::vector<DataProblem> problems;
};

/// Reads a file of captions, or those that a folder holds. A folder without any has no `files`.
/// Errors: as read_caption_file's for a file, list_folder's for a folder; for a folder whose only JSON is of another
/// kind also that file's. After `stop` what it gives is not whole.
Result<SourceCaptions> read_source_captions(const std::filesystem::path& source, const std::stop_token& stop);

}  // namespace descry
