#include "training/data/caption_list.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "model/text/utf8.h"

namespace descry {
namespace {

constexpr std::size_t kMaxProblems = 10'000;  // of a file: one that is wrong all over must not fill the memory

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string split_named(std::string_view name) {
  std::string lower(trimmed(name));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  if (lower == "train" || lower == "training" || lower == "restval") return "train";
  if (lower == "dev" || lower == "val" || lower == "valid" || lower == "validation") return "dev";
  if (lower == "test" || lower == "testing") return "test";
  return {};
}

CaptionCollector::CaptionCollector(std::string file, std::string format) {
  list_.file = std::move(file);
  list_.format = std::move(format);
}

ListedPicture& CaptionCollector::picture(std::string_view name) {
  if (!list_.pictures.empty() && list_.pictures.back().name == name) return list_.pictures.back();
  const auto found = places_.find(name);
  if (found != places_.end()) return list_.pictures[found->second];
  places_.emplace(name, list_.pictures.size());
  return list_.pictures.emplace_back(ListedPicture{std::string(name), {}, {}});
}

void CaptionCollector::add(std::string_view name, std::string_view caption, FilePlace place) {
  name = trimmed(name);
  caption = trimmed(caption);
  if (name.empty()) return complain(place, "names no picture");
  if (caption.empty()) return complain(place, "has no caption");
  picture(name).captions.push_back(composed(caption));
}

void CaptionCollector::add(const std::string& name, ListedPicture gathered) {
  ListedPicture& listed = picture(name);
  std::move(gathered.captions.begin(), gathered.captions.end(), std::back_inserter(listed.captions));
  if (listed.split.empty()) listed.split = gathered.split;
}

void CaptionCollector::assign(std::string_view name, std::string_view split, FilePlace place) {
  if (trimmed(split).empty() || trimmed(name).empty()) return;
  const std::string known = split_named(split);
  if (known.empty())
    return problem(
        DataProblem::Kind::kMalformedLine, place,
        "names the split \"" + std::string(split) + "\", which is none of train, dev and test; it was ignored.");
  ListedPicture& listed = picture(trimmed(name));
  if (listed.split.empty()) listed.split = known;
  if (listed.split != known)
    problem(DataProblem::Kind::kDuplicate, place,
            "puts " + listed.name + " into " + known + ", where it was in " + listed.split + "; the first counts.");
}

void CaptionCollector::complain(FilePlace place, const std::string& what) {
  problem(DataProblem::Kind::kMalformedLine, place, what + "; it was left out.");
}

void CaptionCollector::problem(DataProblem::Kind kind, FilePlace place, const std::string& sentence) {
  if (list_.problems.size() >= kMaxProblems) {
    ++unlisted_;
    return;
  }
  list_.problems.push_back({kind, place.text(), "In " + list_.file + ", " + place.text() + " " + sentence});
}

CaptionList CaptionCollector::finish(const TextFile& file) {
  for (const std::size_t line : file.foreign_lines())
    problem(DataProblem::Kind::kEncoding, line_place(line), "is no UTF-8; it was read as Windows-1252.");
  return finish();
}

CaptionList CaptionCollector::finish() {
  if (unlisted_ > 0)
    list_.problems.push_back(
        {DataProblem::Kind::kMalformedLine, list_.file,
         "There are " + std::to_string(unlisted_) + " more problems with lines of " + list_.file + "."});
  return std::move(list_);
}

}  // namespace descry
