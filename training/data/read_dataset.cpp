#include "training/data/read_dataset.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "training/data/joined_captions.h"
#include "training/data/source_captions.h"
#include "training/data/splits.h"

namespace descry {
namespace {

namespace fs = std::filesystem;
using Kind = DataProblem::Kind;

std::string name_of(const fs::path& source) {
  return fs::absolute(source / "").lexically_normal().parent_path().filename().string();
}

/// "COCO captions (captions_train2017.json, captions_val2017.json)".
std::string format_of(const SourceCaptions& source) {
  std::map<std::string, std::string> formats;
  for (const auto& [folder, list] : source.files) {
    std::string& files = formats[list.format];
    files += (files.empty() ? "" : ", ") + list.file;
  }
  std::string text;
  for (const auto& [format, files] : formats) {
    text += (text.empty() ? "" : "; ") + format;
    text += " (" + files + ")";
  }
  return text.empty() ? "pictures without captions" : text;
}

/// Sorts all sources' pictures into splits.
class Splitter {
 public:
  Splitter(std::vector<SourceCaptions> sources, const DatasetOptions& options, const std::stop_token& stop)
      : sources_(std::move(sources)), options_(options), stop_(stop) {}

  Dataset split() {
    for (SourceCaptions& source : sources_) {
      dataset_.name += (dataset_.name.empty() ? "" : " + ") + name_of(source.path);
      dataset_.sources.push_back({source.path, format_of(source), 0, 0, false});
      std::move(source.problems.begin(), source.problems.end(), std::back_inserter(dataset_.problems));
    }
    pictures_ = join_captions(sources_, dataset_.problems, stop_);
    for (std::size_t i = 0; i < sources_.size(); ++i) apply_split_lists(i);
    make_names_unique();
    for (std::size_t i = 0; i < sources_.size(); ++i) sort_into_splits(i);
    remove_leaks(dataset_, stop_);
    return std::move(dataset_);
  }

 private:
  void problem(Kind kind, std::string name, std::string message, fs::path path) {
    dataset_.problems.push_back({kind, std::move(name), std::move(message), std::move(path)});
  }

  void apply_split_lists(std::size_t source) {
    const auto& lists = sources_[source].split_names;
    std::unordered_map<std::string, std::size_t> by_name;
    if (lists[0].empty() && lists[1].empty() && lists[2].empty()) return;
    for (std::size_t i = 0; i < pictures_.size(); ++i)
      if (pictures_[i].source == source) by_name.emplace(pictures_[i].picture.name, i);
    std::unordered_set<std::string> missing_pictures;  // complained of already
    for (const DataProblem& known : dataset_.problems) missing_pictures.insert(known.name);
    std::unordered_set<std::string> seen;
    constexpr std::array<const char*, 3> kSplits{"train", "dev", "test"};
    for (std::size_t split = 0; split < lists.size(); ++split) {
      for (const std::string& name : lists[split]) {
        const auto found = by_name.find(name);
        if (!seen.insert(name).second) {
          problem(Kind::kDuplicate, name,
                  std::string("It is listed twice; its second place, in the list of ") + kSplits[split] +
                      " pictures, is ignored.",
                  found != by_name.end() ? pictures_[found->second].picture.path : sources_[source].path);
        } else if (found != by_name.end()) {
          pictures_[found->second].split = kSplits[split];
          listed_order_.push_back(found->second);
        } else if (missing_pictures.count(name) == 0) {
          problem(Kind::kMissing, name,
                  std::string("The list of ") + kSplits[split] +
                      " pictures has it, but it has neither a picture nor a caption.",
                  sources_[source].path);
        }
      }
    }
  }

  /// Names that two sources use are preceded by the later source's.
  void make_names_unique() {
    std::unordered_set<std::string> names;
    for (JoinedPicture& entry : pictures_) {
      const std::string own = entry.picture.name;
      for (int copy = 1; !names.insert(entry.picture.name).second; ++copy) {
        entry.picture.name =
            name_of(sources_[entry.source].path) + (copy > 1 ? "-" + std::to_string(copy) : "") + "/" + own;
      }
    }
  }

  void sort_into_splits(std::size_t source) {
    std::vector<CaptionedPicture> train, dev, rest;
    const auto take = [&](JoinedPicture& entry) {
      if (entry.source != source || entry.picture.captions.empty()) return;
      auto& from = dataset_.sources[source];
      ++from.pictures;
      from.captions += entry.picture.captions.size();
      auto& pictures = entry.split.empty()      ? rest
                       : entry.split == "train" ? train
                       : entry.split == "dev"   ? dev
                                                : dataset_.test;
      pictures.push_back(std::move(entry.picture));
      entry.picture.captions.clear();
    };
    for (const std::size_t entry : listed_order_) take(pictures_[entry]);
    for (JoinedPicture& entry : pictures_) take(entry);
    const bool lists_train = !train.empty() || !sources_[source].split_names[0].empty();
    auto& others = lists_train ? dataset_.unlisted : train;
    std::move(rest.begin(), rest.end(), std::back_inserter(others));
    if (dev.empty() && !(lists_train && another_has_dev(source))) {
      split_off_dev(train, dev, options_.dev_share, options_.seed);
      dataset_.sources[source].dev_drawn = !dev.empty();
    }
    std::move(train.begin(), train.end(), std::back_inserter(dataset_.train));
    std::move(dev.begin(), dev.end(), std::back_inserter(dataset_.dev));
  }

  bool another_has_dev(std::size_t source) const {
    return std::any_of(pictures_.begin(), pictures_.end(),
                       [&](const JoinedPicture& entry) { return entry.source != source && entry.split == "dev"; });
  }

  std::vector<SourceCaptions> sources_;
  const DatasetOptions& options_;
  const std::stop_token& stop_;
  std::vector<JoinedPicture> pictures_;
  std::vector<std::size_t> listed_order_;  ///< numbers of pictures, as the lists of splits name them
  Dataset dataset_;
};

tl::unexpected<Error> no_captions(const fs::path& folder) {
  return failure(
      ErrorCode::kNotFound,
      "The folder holds no captions: Flickr8k.token.txt, COCO's or Karpathy's JSON, a table or JSON Lines with "
      "a picture and a caption in each record, or a text file beside each picture is expected in it or in a "
      "folder below; choose the folder that has them, or add the file.",
      folder);
}

tl::unexpected<Error> cancelled() { return failure(ErrorCode::kCancelled, "The reading was stopped."); }

}  // namespace

Result<Dataset> read_dataset(const std::vector<fs::path>& paths, const DatasetOptions& options,
                             const std::stop_token& stop) {
  if (paths.empty()) return failure(ErrorCode::kUsage, "No data is named; name a folder or a captions file.");
  std::vector<SourceCaptions> sources;
  for (const fs::path& path : paths) {
    auto source = read_source_captions(path, stop);
    if (stop.stop_requested()) return cancelled();
    if (!source) return tl::unexpected(source.error());
    if (source->files.empty() && paths.size() == 1) return no_captions(path);
    sources.push_back(std::move(*source));
  }
  if (std::all_of(sources.begin(), sources.end(), [](const auto& source) { return source.files.empty(); }))
    return no_captions(paths.front());
  Dataset dataset = Splitter(std::move(sources), options, stop).split();
  if (stop.stop_requested()) return cancelled();
  if (dataset.train.empty() && dataset.dev.empty() && dataset.test.empty() && dataset.unlisted.empty()) {
    return failure(ErrorCode::kNotFound,
                   "None of the pictures that the captions name is in this folder or below it; put them there.",
                   paths.front());
  }
  return dataset;
}

}  // namespace descry
