#include "training/data/flickr8k.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/disk/whole_file.h"
#include "training/data/caption_files.h"
#include "training/data/folder_contents.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxTextBytes = std::int64_t{1} << 30;

/// Caption files by name, best first; names are compared in lower case.
const fs::path* find_captions(const FolderContents& contents) {
  for (const char* name : {"flickr8k.token.txt", "captions.txt", "captions.csv"}) {
    const auto found = contents.texts.find(name);
    if (found != contents.texts.end()) return &found->second;
  }
  return nullptr;
}

Result<std::string> read_text(const fs::path& path) {
  auto bytes = read_whole_file(path, kMaxTextBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string text(bytes->begin(), bytes->end());
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

/// Reads one of the three lists; empty where there is none.
Result<std::vector<std::string>> read_list(const FolderContents& contents, const std::string& name) {
  const auto found = contents.texts.find(name);
  if (found == contents.texts.end()) return std::vector<std::string>{};
  return read_text(found->second).transform([](const std::string& text) { return listed_names(text); });
}

/// Captioned pictures by name, taken out one by one as the lists name them.
class Sorter {
 public:
  Sorter(Dataset& dataset, const FolderContents& contents, std::vector<PictureCaptions> captions)
      : dataset_(dataset), contents_(contents) {
    for (PictureCaptions& picture : captions) {
      order_.push_back(picture.name);
      captions_.emplace(picture.name, std::move(picture.captions));
    }
    find_problems();
  }

  std::vector<CaptionedPicture> take(const std::vector<std::string>& names, const std::string& list) {
    std::vector<CaptionedPicture> pictures;
    for (const std::string& name : names) {
      if (taken_.contains(name)) {
        problem(DataProblem::Kind::kDuplicate, name,
                "It is listed twice; its second place, in " + list + ", is ignored.");
      } else if (captions_.contains(name)) {
        take_one(name, pictures);
      } else if (!contents_.pictures.contains(name)) {
        problem(DataProblem::Kind::kMissing, name, list + " lists it, but it has neither a picture nor a caption.");
      }
      taken_.insert(name);
    }
    return pictures;
  }

  std::vector<CaptionedPicture> take_rest() {
    std::vector<CaptionedPicture> pictures;
    for (const std::string& name : order_) {
      if (taken_.insert(name).second) take_one(name, pictures);
    }
    return pictures;
  }

 private:
  void problem(DataProblem::Kind kind, std::string name, std::string message) {
    dataset_.problems.push_back({kind, std::move(name), std::move(message)});
  }

  void find_problems() {
    for (const std::string& name : order_) {
      if (contents_.pictures.contains(name)) continue;
      const std::size_t count = captions_.at(name).size();
      problem(DataProblem::Kind::kNoPicture, name,
              count == 1 ? "It has a caption, but there is no such picture."
                         : "It has " + std::to_string(count) + " captions, but there is no such picture.");
    }
    std::vector<std::string> uncaptioned;
    for (const auto& [name, file] : contents_.pictures) {
      if (!captions_.contains(name)) uncaptioned.push_back(name);
    }
    std::sort(uncaptioned.begin(), uncaptioned.end());
    for (std::string& name : uncaptioned) {
      problem(DataProblem::Kind::kNoCaption, std::move(name), "There is such a picture, but it has no caption.");
    }
  }

  void take_one(const std::string& name, std::vector<CaptionedPicture>& pictures) {
    const auto file = contents_.pictures.find(name);
    if (file == contents_.pictures.end()) return;  // listed as a problem already
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file->second, error);
    if (error || size == 0) {
      problem(
          DataProblem::Kind::kUnreadable, name,
          error ? "The picture cannot be read (" + error.message() + ")." : "The picture is an empty file (0 bytes).");
      return;
    }
    pictures.push_back({name, file->second, captions_.at(name)});
  }

  Dataset& dataset_;
  const FolderContents& contents_;
  std::vector<std::string> order_;
  std::unordered_map<std::string, std::vector<std::string>> captions_;
  std::unordered_set<std::string> taken_;
};

/// Moves a seeded choice of pictures from train to dev. Sorted first, so that neither the folder's nor the file's order
/// matters; own shuffling, because the standard library's differs between compilers.
void split_off_dev(Dataset& dataset, const Flickr8kOptions& options) {
  auto& pictures = dataset.train;
  std::sort(pictures.begin(), pictures.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::mt19937_64 random(options.seed);
  for (std::size_t i = pictures.size(); i > 1; --i) std::swap(pictures[i - 1], pictures[random() % i]);
  if (pictures.size() < 2 || !(options.dev_share > 0)) return;
  const double wanted = std::round(std::min(options.dev_share, 1.0) * static_cast<double>(pictures.size()));
  const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, pictures.size() - 1);
  const auto first = pictures.end() - static_cast<std::ptrdiff_t>(count);
  dataset.dev.assign(std::make_move_iterator(first), std::make_move_iterator(pictures.end()));
  pictures.erase(first, pictures.end());
}

tl::unexpected<Error> no_captions(const fs::path& folder) {
  return failure(
      ErrorCode::kNotFound,
      "The folder holds no captions: Flickr8k.token.txt (\"picture.jpg#0<TAB>a caption\") or captions.txt "
      "(\"image,caption\") is expected in it or in a folder below; choose Flickr8k's folder or add the file.",
      folder);
}

Result<Dataset> sort_into_splits(const fs::path& folder, const FolderContents& contents, CaptionFile captions,
                                 const Flickr8kOptions& options) {
  const auto train = read_list(contents, "flickr_8k.trainimages.txt");
  const auto dev = read_list(contents, "flickr_8k.devimages.txt");
  const auto test = read_list(contents, "flickr_8k.testimages.txt");
  for (const auto* list : {&train, &dev, &test}) {
    if (!*list) return tl::unexpected(list->error());
  }
  Dataset dataset;
  dataset.name = fs::absolute(folder / "").lexically_normal().parent_path().filename().string();
  dataset.problems = std::move(captions.problems);
  Sorter sorter(dataset, contents, std::move(captions.pictures));
  dataset.train = sorter.take(*train, "the list of train pictures");
  dataset.dev = sorter.take(*dev, "the list of dev pictures");
  dataset.test = sorter.take(*test, "the list of test pictures");
  auto rest = sorter.take_rest();
  (train->empty() ? dataset.train : dataset.unlisted) = std::move(rest);
  if (dev->empty()) split_off_dev(dataset, options);
  if (dataset.train.empty() && dataset.dev.empty() && dataset.test.empty() && dataset.unlisted.empty()) {
    return failure(ErrorCode::kNotFound,
                   "None of the pictures that the captions name is in this folder or below it; put them there.",
                   folder);
  }
  return dataset;
}

}  // namespace

Result<Dataset> read_flickr8k(const fs::path& folder, const Flickr8kOptions& options) {
  const auto contents = list_folder(folder);
  if (!contents) return tl::unexpected(contents.error());
  const fs::path* path = find_captions(*contents);
  if (path == nullptr) return no_captions(folder);
  const auto text = read_text(*path);
  if (!text) return tl::unexpected(text.error());
  CaptionFile captions = parse_captions(*text, path->filename().string());
  if (captions.pictures.empty()) return no_captions(folder);
  return sort_into_splits(folder, *contents, std::move(captions), options);
}

}  // namespace descry
