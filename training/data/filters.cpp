#include "training/data/filters.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "model/text/words.h"

namespace descry {
namespace {

/// As the notebook counts them: a mark between blanks is one too.
int blank_separated_words(const std::string& caption) {
  std::istringstream stream(with_blanks(caption));
  std::string word;
  int count = 0;
  while (stream >> word) ++count;
  return count;
}

/// Why the picture is left out, or nothing.
std::string objection(const CaptionedPicture& picture, const CaptionFilter& filter) {
  if (filter.min_words <= 0 && filter.max_words <= 0) return {};
  for (const std::string& caption : picture.captions) {
    const int words = blank_separated_words(caption);
    const std::string found = "It has a caption of " + std::to_string(words) + " words, ";
    if (filter.min_words > 0 && words < filter.min_words) {
      return found + "fewer than " + std::to_string(filter.min_words) + ", and is left out.";
    }
    if (filter.max_words > 0 && words > filter.max_words) {
      return found + "more than " + std::to_string(filter.max_words) + ", and is left out.";
    }
  }
  return {};
}

}  // namespace

void apply_filter(Dataset& dataset, const CaptionFilter& filter) {
  for (auto* pictures : {&dataset.train, &dataset.dev, &dataset.test, &dataset.unlisted}) {
    std::erase_if(*pictures, [&](const CaptionedPicture& picture) {
      std::string reason = objection(picture, filter);
      if (reason.empty()) return false;
      dataset.problems.push_back({DataProblem::Kind::kFiltered, picture.name, std::move(reason), picture.path});
      return true;
    });
  }
  if (filter.captions_per_picture <= 0) return;
  const auto most = static_cast<std::size_t>(filter.captions_per_picture);
  for (CaptionedPicture& picture : dataset.train) {
    if (picture.captions.size() > most) picture.captions.resize(most);
  }
}

}  // namespace descry
