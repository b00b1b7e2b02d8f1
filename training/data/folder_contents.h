#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include "model/result.h"

namespace descry {

/// The files of a dataset's folder and of the folders up to three levels below it, by name; the first found counts.
struct FolderContents {
  std::unordered_map<std::string, std::filesystem::path> pictures;  ///< by exact name
  std::unordered_map<std::string, std::filesystem::path> texts;     ///< .txt and .csv, by name in lower case
};

/// Links are followed, each folder is entered once, folders that cannot be read are passed over.
/// Errors: kNotFound, kUnreadable (the folder itself).
Result<FolderContents> list_folder(const std::filesystem::path& folder);

}  // namespace descry
