#include "training/data/dataset.h"

#include <array>
#include <cstdio>
#include <map>
#include <unordered_set>

#include "model/text/words.h"

namespace descry {
namespace {

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

const char* meaning(DataProblem::Kind kind) {
  switch (kind) {
    case DataProblem::Kind::kMissing:
      return "listed, but neither captioned nor there";
    case DataProblem::Kind::kUnreadable:
      return "cannot be read";
    case DataProblem::Kind::kNoPicture:
      return "captioned, but the picture is missing";
    case DataProblem::Kind::kNoCaption:
      return "pictures without a caption";
    case DataProblem::Kind::kMalformedLine:
      return "malformed lines";
    case DataProblem::Kind::kFiltered:
      return "left out by the length of a caption";
    case DataProblem::Kind::kDuplicate:
      return "listed twice";
    case DataProblem::Kind::kEncoding:
      return "lines that are no UTF-8, read as Windows-1252";
    case DataProblem::Kind::kOutside:
      return "outside the data folder, not read";
    case DataProblem::Kind::kDisagreement:
      return "captions files that disagree";
    case DataProblem::Kind::kLeak:
      return "taken out of train: in an evaluation split under another name";
  }
  return "";
}

}  // namespace

const std::vector<CaptionedPicture>* Dataset::split(const std::string& split_name) const {
  if (split_name == "train") return &train;
  if (split_name == "dev") return &dev;
  if (split_name == "test") return &test;
  return nullptr;
}

std::string Dataset::summary() const {
  std::string text = name + "\n";
  for (const DatasetSource& source : sources) {
    text += source.path.filename().string() + ": " + source.format + ", " + grouped(source.pictures) + " pictures, " +
            grouped(source.captions) + " captions\n";
  }
  std::size_t captions = 0;
  std::size_t words = 0;
  std::unordered_set<std::string> different;
  const std::array<std::pair<const char*, const std::vector<CaptionedPicture>*>, 4> splits{
      {{"train", &train}, {"dev", &dev}, {"test", &test}, {"unlisted", &unlisted}}};
  for (const auto& [split_name, pictures] : splits) {
    std::size_t of_split = 0;
    for (const CaptionedPicture& picture : *pictures) {
      of_split += picture.captions.size();
      for (const std::string& caption : picture.captions) {
        for (std::string& word : caption_words(caption)) {
          ++words;
          different.insert(std::move(word));
        }
      }
    }
    captions += of_split;
    text +=
        std::string(split_name) + ": " + grouped(pictures->size()) + " pictures, " + grouped(of_split) + " captions\n";
  }
  char mean[32];
  std::snprintf(mean, sizeof(mean), "%.1f",
                captions > 0 ? static_cast<double>(words) / static_cast<double>(captions) : 0.0);
  text += grouped(words) + " words, " + mean + " a caption, " + grouped(different.size()) + " different\n";

  std::map<DataProblem::Kind, std::pair<std::size_t, std::string>> kinds;  // how many, and the first one's name
  for (const DataProblem& problem : problems) {
    auto& [count, example] = kinds[problem.kind];
    if (count++ == 0) example = problem.name;
  }
  text += problems.empty() ? "no problems\n"
                           : grouped(problems.size()) + (problems.size() == 1 ? " problem\n" : " problems\n");
  for (const auto& [kind, found] : kinds) {
    text += "  " + grouped(found.first) + " " + meaning(kind) + " (such as " + found.second + ")\n";
  }
  return text;
}

}  // namespace descry
