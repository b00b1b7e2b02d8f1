#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/result.h"

namespace descry {

/// The files of a dataset's folder and of the folders up to three levels below it: each folder's own, sorted, before
/// those of the folders in it.
struct FolderContents {
  std::vector<std::filesystem::path> pictures;  ///< by their extension
  std::vector<std::filesystem::path> texts;     ///< what may hold captions: .txt .csv .tsv .token .json .jsonl .ndjson
};

/// Links are followed, each folder is entered once, folders that cannot be read are passed over.
/// Errors: kNotFound, kUnreadable (the folder itself).
Result<FolderContents> list_folder(const std::filesystem::path& folder);

/// ASCII letters in lower case, as names of files are compared.
std::string lower_case_name(const std::filesystem::path& path);

}  // namespace descry
