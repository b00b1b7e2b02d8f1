#include "training/data/source_captions.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "training/data/caption_file.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> kSplitLists{"flickr_8k.trainimages.txt", "flickr_8k.devimages.txt",
                                                 "flickr_8k.testimages.txt"};

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// Which of a folder's files counts first: those of known collections; lists with splits before those without.
int rank(const fs::path& file) {
  const std::string name = lower_case_name(file.filename());
  if (name.ends_with(".token.txt") || name.ends_with(".token")) return 0;
  if (name.starts_with("dataset_")) return 1;
  if (name.starts_with("captions_")) return 2;
  if (name == "captions.txt" || name == "captions.csv" || name == "results.csv") return 3;
  return file.extension() == ".txt" ? 5 : 4;
}

/// Text files that stand beside a picture of the same name, by picture; taken out of `texts`.
std::vector<std::pair<fs::path, fs::path>> take_sidecars(const FolderContents& contents, std::vector<fs::path>& texts) {
  std::unordered_map<std::string, fs::path> by_stem;
  for (const fs::path& text : texts) {
    if (lower_case_name(text.extension()) == ".txt") by_stem.emplace(fs::path(text).replace_extension().native(), text);
  }
  std::vector<std::pair<fs::path, fs::path>> sidecars;
  std::unordered_map<std::string, bool> used;
  for (const fs::path& picture : contents.pictures) {
    auto found = by_stem.find(fs::path(picture).replace_extension().native());
    if (found == by_stem.end()) found = by_stem.find(picture.native());  // a.jpg.txt
    if (found == by_stem.end()) continue;
    sidecars.emplace_back(picture, found->second);
    used[found->second.native()] = true;
  }
  std::erase_if(texts, [&](const fs::path& text) { return used.count(text.native()) > 0; });
  return sidecars;
}

/// Each line that is not empty is a caption.
CaptionList read_sidecars(const fs::path& folder, const std::vector<std::pair<fs::path, fs::path>>& sidecars,
                          const std::stop_token& stop) {
  CaptionList all{"text files", "pictures with text files", {}, {}};
  for (const auto& [picture, text] : sidecars) {
    auto file = TextFile::open(text, stop);
    if (!file) {
      all.problems.push_back({DataProblem::Kind::kUnreadable, text.filename().string(), file.error().message, text});
      continue;
    }
    CaptionCollector collector(file->name(), {});
    const std::string name = picture.lexically_relative(folder).generic_string();
    while (const auto line = file->next_line()) {
      if (file->line_was_cut()) {
        collector.complain(line_place(file->line_number()), "is longer than 1 MiB");
      } else if (!trimmed(*line).empty()) {
        collector.add(name, *line, line_place(file->line_number()));
      }
    }
    CaptionList list = collector.finish(*file);
    for (DataProblem& problem : list.problems) problem.path = text;
    std::move(list.pictures.begin(), list.pictures.end(), std::back_inserter(all.pictures));
    std::move(list.problems.begin(), list.problems.end(), std::back_inserter(all.problems));
  }
  return all;
}

Result<void> read_split_lists(SourceCaptions& source, std::vector<fs::path>& texts) {
  for (std::size_t i = 0; i < kSplitLists.size(); ++i) {
    const auto found = std::find_if(texts.begin(), texts.end(), [&](const fs::path& text) {
      return lower_case_name(text.filename()) == kSplitLists[i];
    });
    if (found == texts.end()) continue;
    auto file = TextFile::open(*found);
    if (!file) return tl::unexpected(file.error());
    while (const auto line = file->next_line())
      if (!trimmed(*line).empty()) source.split_names[i].emplace_back(trimmed(*line));
    texts.erase(found);
  }
  return {};
}

Result<SourceCaptions> read_folder(SourceCaptions source, const std::stop_token& stop) {
  auto contents = list_folder(source.path);
  if (!contents) return tl::unexpected(contents.error());
  source.contents = std::move(*contents);
  std::vector<fs::path> texts = std::exchange(source.contents.texts, {});
  const auto sidecars = take_sidecars(source.contents, texts);
  if (auto read = read_split_lists(source, texts); !read) return tl::unexpected(read.error());
  // Flickr8k's captions in another form: each word reduced to its lemma.
  std::erase_if(texts,
                [](const fs::path& text) { return text.filename().native().find("lemma") != std::string::npos; });
  std::stable_sort(texts.begin(), texts.end(), [](const fs::path& a, const fs::path& b) { return rank(a) < rank(b); });
  std::optional<Error> other_json;
  for (const fs::path& text : texts) {
    auto list = read_caption_file(text, stop);
    if (list) {
      if (!list->pictures.empty()) source.files.push_back({folder_of(text), std::move(*list)});
    } else if (list.error().code != ErrorCode::kUnsupported) {
      source.problems.push_back({DataProblem::Kind::kUnreadable, text.filename().string(), list.error().message, text});
      if (!other_json) other_json = list.error();
    } else if (!other_json && lower_case_name(text.extension()) == ".json") {
      other_json = list.error();
    }
  }
  if (!sidecars.empty()) source.files.push_back({source.folder, read_sidecars(source.folder, sidecars, stop)});
  if (source.files.empty() && other_json) return tl::unexpected(*other_json);
  return source;
}

}  // namespace

Result<SourceCaptions> read_source_captions(const fs::path& path, const std::stop_token& stop) {
  SourceCaptions source;
  source.path = path;
  std::error_code error;
  source.is_folder = fs::is_directory(path, error);
  if (source.is_folder || !fs::exists(path, error)) {
    source.folder = path;
    return read_folder(std::move(source), stop);
  }
  source.folder = folder_of(path);
  // COCO's annotations lie beside its folders of pictures.
  if (lower_case_name(source.folder.filename()) == "annotations") source.folder = folder_of(source.folder);
  auto list = read_caption_file(path, stop);
  if (!list) return tl::unexpected(list.error());
  source.files.push_back({folder_of(path), std::move(*list)});
  return source;
}

}  // namespace descry
