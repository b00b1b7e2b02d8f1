#include "training/data/folder_contents.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "model/images/decode.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 3;
constexpr std::array<const char*, 7> kTexts{".txt", ".csv", ".tsv", ".token", ".json", ".jsonl", ".ndjson"};

class Lister {
 public:
  FolderContents contents;

  std::error_code list(const fs::path& folder, int depth) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0 || !entered_.emplace(status.st_dev, status.st_ino).second) return {};
    std::error_code error;
    std::vector<fs::path> below, files;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      if (entry->is_directory(ignored)) {
        below.push_back(entry->path());
      } else if (entry->is_regular_file(ignored)) {
        files.push_back(entry->path());
      }
    }
    const auto by_name = [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); };
    std::sort(files.begin(), files.end(),
              by_name);  // so that it does not depend on the disk which of two equal names counts
    std::sort(below.begin(), below.end(), by_name);
    for (const fs::path& path : files) add(path);
    for (const fs::path& path : below) {
      if (depth < kMaxDepth) list(path, depth + 1);
    }
    return error;
  }

 private:
  void add(const fs::path& path) {
    if (path.filename().native().starts_with('.')) return;
    if (has_picture_extension(path)) {
      contents.pictures.push_back(path);
    } else if (const std::string extension = lower_case_name(path.extension());
               std::find(kTexts.begin(), kTexts.end(), extension) != kTexts.end()) {
      contents.texts.push_back(path);
    }
  }

  std::set<std::pair<dev_t, ino_t>> entered_;
};

}  // namespace

Result<FolderContents> list_folder(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (!fs::exists(status)) {
    return failure(ErrorCode::kNotFound, "There is no such folder; check the name.", folder);
  }
  if (!fs::is_directory(status)) {
    return failure(ErrorCode::kUnreadable, "This is a file, where a dataset's folder is expected.", folder);
  }
  Lister lister;
  if (const auto reason = lister.list(folder, 0)) {
    return failure(ErrorCode::kUnreadable,
                   "The folder cannot be read (" + reason.message() + "); check its permissions.", folder);
  }
  return std::move(lister.contents);
}

std::string lower_case_name(const fs::path& path) {
  std::string name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

}  // namespace descry
