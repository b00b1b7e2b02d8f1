#include "training/report/caption_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "training/metrics/ptb_tokenizer.h"

namespace descry {
namespace {

constexpr std::size_t kLongest = 40;  ///< longer captions are counted with those of this length

struct Counts {
  std::unordered_map<std::string, double> words;
  std::vector<double> lengths;
  double total = 0, captions = 0;

  void add(const std::string& caption) {
    const auto tokens = ptb_tokens(caption);
    const std::size_t length = std::min(tokens.size(), kLongest);
    if (lengths.size() <= length) lengths.resize(length + 1);
    ++lengths[length];
    ++captions;
    total += static_cast<double>(tokens.size());
    for (const std::string& word : tokens) ++words[word];
  }
  double of(const std::string& word) const {
    const auto found = words.find(word);
    return found == words.end() ? 0 : found->second;
  }
  std::vector<double> length_shares(std::size_t longest) const {
    std::vector<double> shares = lengths;
    shares.resize(longest);
    for (double& share : shares) share /= std::max(captions, 1.0);
    return shares;
  }
};

double part(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

WordUse use_of(const std::string& word, const Counts& said, const Counts& expected) {
  const double here = said.of(word), there = expected.of(word);
  const double share = (here + there) / (said.total + expected.total);
  return {word, 1000 * here / said.total, 1000 * there / expected.total,
          2 * (part(here, said.total * share) + part(there, expected.total * share))};
}

void keep_strongest(std::vector<WordUse>& words, std::size_t most) {
  std::sort(words.begin(), words.end(), [](const WordUse& a, const WordUse& b) {
    return a.evidence != b.evidence ? a.evidence > b.evidence : a.word < b.word;
  });
  words.resize(std::min(words.size(), most));
}

}  // namespace

WordStatistics word_statistics(const std::vector<ScoredPicture>& pictures, std::size_t most) {
  Counts said, expected;
  for (const ScoredPicture& picture : pictures) {
    said.add(picture.candidate);
    for (const std::string& reference : picture.references) expected.add(reference);
  }
  WordStatistics result;
  const std::size_t longest = std::max(said.lengths.size(), expected.lengths.size());
  result.lengths = said.length_shares(longest);
  result.reference_lengths = expected.length_shares(longest);
  if (said.total == 0 || expected.total == 0) return result;
  for (const auto& [word, count] : said.words)
    if (const WordUse use = use_of(word, said, expected); use.said > use.expected) result.overused.push_back(use);
  for (const auto& [word, count] : expected.words)
    if (const WordUse use = use_of(word, said, expected); use.said < use.expected) result.underused.push_back(use);
  keep_strongest(result.overused, most);
  keep_strongest(result.underused, most);
  return result;
}

}  // namespace descry
