#include "training/data/joined_captions.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/text/words.h"
#include "training/data/picture_finder.h"

namespace descry {
namespace {

namespace fs = std::filesystem;
using Kind = DataProblem::Kind;

/// Whether both caption a picture in the same words, in whatever order.
bool agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return true;
  const auto words = [](const std::vector<std::string>& captions) {
    std::vector<std::vector<std::string>> all;
    std::transform(captions.begin(), captions.end(), std::back_inserter(all), caption_words);
    std::sort(all.begin(), all.end());
    return all;
  };
  return words(a) == words(b);
}

std::string key_of(const fs::path& path) {
  std::error_code error;
  return fs::absolute(path, error).lexically_normal().native();
}

class Join {
 public:
  Join(std::vector<SourceCaptions>& sources, std::vector<DataProblem>& problems, const std::stop_token& stop)
      : sources_(sources), problems_(problems), stop_(stop) {
    for (const SourceCaptions& source : sources) {
      if (source.is_folder) {
        folders_.emplace_back(source.folder, source.contents);
      } else {
        folders_.emplace_back(source.folder);
      }
    }
  }
  std::vector<JoinedPicture> pictures;

  void add_file(std::size_t source, std::size_t file) {
    SourceCaptions::File& read = sources_[source].files[file];
    const fs::path path = read.folder / read.list.file;
    for (DataProblem& problem : read.list.problems)
      if (problem.path.empty()) problem.path = path;
    std::move(read.list.problems.begin(), read.list.problems.end(), std::back_inserter(problems_));
    std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::string>> differing;
    for (ListedPicture& listed : std::exchange(read.list.pictures, {})) {
      if (stop_.stop_requested()) return;
      const FoundPicture found = find_picture(listed.name, read.folder, source, folders_);
      if (found.state != FoundPicture::State::kFound) {
        complain_of(listed, found, path);
        continue;
      }
      const auto [place, is_new] = by_path_.try_emplace(key_of(found.path), pictures.size());
      if (is_new) {
        if (found.bytes == 0) {
          problem(Kind::kUnreadable, listed.name, "The picture is an empty file (0 bytes).", found.path);
          listed.captions.clear();
        }
        pictures.push_back(
            {{std::move(listed.name), found.path, std::move(listed.captions)}, listed.split, source, file});
      } else if (JoinedPicture& known = pictures[place->second]; !known.picture.captions.empty()) {
        if (join(known, listed, source, file)) continue;
        auto& [count, example] = differing[{known.source, known.file}];
        if (count++ == 0) example = known.picture.name;
      }
    }
    for (const auto& [used, those] : differing) report_difference(used, path, those.first, those.second);
  }

  /// In folders that hold captioned pictures, those that have no caption.
  void find_uncaptioned() {
    std::unordered_set<std::string> captioned;
    for (const auto& [path, picture] : by_path_) captioned.insert(fs::path(path).parent_path().native());
    for (const SourceCaptions& source : sources_) {
      for (const fs::path& picture : source.contents.pictures) {
        const std::string key = key_of(picture);
        if (by_path_.count(key) == 0 && captioned.count(fs::path(key).parent_path().native()) > 0)
          problem(Kind::kNoCaption, picture.lexically_relative(source.folder).generic_string(),
                  "There is such a picture, but it has no caption.", picture);
      }
    }
  }

 private:
  void problem(Kind kind, std::string name, std::string message, fs::path path) {
    problems_.push_back({kind, std::move(name), std::move(message), std::move(path)});
  }

  /// False where the picture is captioned already, and otherwise.
  bool join(JoinedPicture& known, ListedPicture& listed, std::size_t source, std::size_t file) {
    // Not from another source, which must not decide how this one is split.
    if (known.split.empty() && known.source == source) known.split = listed.split;
    const bool splits_agree = listed.split.empty() || known.split.empty() || known.split == listed.split;
    if (known.source != source || known.file != file)
      return splits_agree && agree(known.picture.captions, listed.captions);
    // The same file spells the picture's path in another way.
    std::move(listed.captions.begin(), listed.captions.end(), std::back_inserter(known.picture.captions));
    if (!splits_agree)
      problem(Kind::kDuplicate, known.picture.name,
              "It is listed in " + known.split + " and in " + listed.split + "; the first counts.", known.picture.path);
    return true;
  }

  void report_difference(std::pair<std::size_t, std::size_t> used, const fs::path& other_path, std::size_t count,
                         const std::string& example) {
    const std::string other = other_path.filename().string();
    const std::string& first = sources_[used.first].files[used.second].list.file;
    problem(Kind::kDisagreement, other,
            first + " and " + other + " disagree about the captions or the split of " + std::to_string(count) +
                (count == 1 ? " picture (" + example + ")" : " pictures, such as " + example) + "; " + first +
                " is used.",
            other_path);
  }

  /// `path`: of the file that lists it.
  void complain_of(const ListedPicture& listed, const FoundPicture& found, const fs::path& path) {
    const std::size_t count = listed.captions.size();
    if (found.state == FoundPicture::State::kOutside) {
      problem(Kind::kOutside, listed.name,
              "Its path leaves the data folder, so it was not read; name the folder that it lies in as a source too.",
              path);
    } else {
      problem(Kind::kNoPicture, listed.name,
              count == 1 ? "It has a caption, but there is no such picture."
                         : "It has " + std::to_string(count) + " captions, but there is no such picture.",
              path);
    }
  }

  std::vector<SourceCaptions>& sources_;
  std::vector<DataProblem>& problems_;
  const std::stop_token& stop_;
  std::vector<PictureFolder> folders_;  ///< of the sources, in their order
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace

std::vector<JoinedPicture> join_captions(std::vector<SourceCaptions>& sources, std::vector<DataProblem>& problems,
                                         const std::stop_token& stop) {
  Join join(sources, problems, stop);
  for (std::size_t source = 0; source < sources.size(); ++source)
    for (std::size_t file = 0; file < sources[source].files.size(); ++file) join.add_file(source, file);
  join.find_uncaptioned();
  return std::move(join.pictures);
}

}  // namespace descry
