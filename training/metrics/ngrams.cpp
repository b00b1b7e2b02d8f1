#include "training/metrics/ngrams.h"

namespace descry {

std::size_t NgramHash::operator()(const Ngram& ngram) const {
  std::uint64_t hash = 0;
  for (const std::int32_t word : ngram) {
    hash = (hash ^ static_cast<std::uint32_t>(word)) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

std::vector<std::int32_t> WordNumbers::numbers(const Words& words) {
  std::vector<std::int32_t> result;
  result.reserve(words.size());
  for (const std::string& word : words)
    result.push_back(numbers_.try_emplace(word, static_cast<std::int32_t>(numbers_.size() + 1)).first->second);
  return result;
}

NgramCounts count_ngrams(const std::vector<std::int32_t>& words) {
  NgramCounts counts;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    Ngram ngram{};
    for (std::size_t n = 0; n < kLongestNgram && begin + n < words.size(); ++n) {
      ngram[n] = words[begin + n];
      ++counts[n][ngram];
    }
  }
  return counts;
}

}  // namespace descry
