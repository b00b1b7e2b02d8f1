#include "training/meteor/matches.h"

namespace descry {
namespace {

bool share_one(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) return true;
    if (*x < *y)
      ++x;
    else
      ++y;
  }
  return false;
}

bool matches(MeteorModule module, const WordFacts& a, const WordFacts& b) {
  switch (module) {
    case kExact:
      return a.word == b.word;
    case kStem:
      return a.stem == b.stem && a.word != b.word;
    case kSynonym:
      return a.word != b.word && share_one(a.synsets, b.synsets);
    default:
      return false;
  }
}

}  // namespace

std::vector<std::vector<MeteorMatch>> possible_matches(const MeteorSentence& test, const MeteorSentence& reference,
                                                       const ParaphraseTable& paraphrases) {
  std::vector<std::vector<MeteorMatch>> found(reference.words.size());
  const bool same = test.words == reference.words;
  for (std::size_t r = 0; r < reference.words.size(); ++r)
    for (const MeteorModule module : {kExact, kStem, kSynonym}) {
      if (same && module != kExact) break;
      for (std::size_t t = 0; t < test.words.size(); ++t)
        if (matches(module, *test.words[t], *reference.words[r]))
          found[r].push_back({module, static_cast<int>(r), 1, static_cast<int>(t), 1});
    }
  if (same) return found;
  for (const Phrase& ours : reference.phrases)
    for (const Phrase& theirs : test.phrases)
      for (int entry = 0; entry < paraphrases.entries(ours, theirs); ++entry)
        found[static_cast<std::size_t>(ours.start)].push_back(
            {kParaphrase, ours.start, ours.length, theirs.start, theirs.length});
  return found;
}

}  // namespace descry
