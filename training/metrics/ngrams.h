#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace descry {

inline constexpr int kLongestNgram = 4;

using Words = std::vector<std::string>;

/// Up to four word ids in order, 0 beyond its end.
using Ngram = std::array<std::int32_t, kLongestNgram>;

struct NgramHash {
  std::size_t operator()(const Ngram& ngram) const;
};

/// How often each n-gram of a sentence occurs; index n - 1.
using NgramCounts = std::array<std::unordered_map<Ngram, int, NgramHash>, kLongestNgram>;

/// Gives words numbers from 1, so that n-grams compare fast.
class WordNumbers {
 public:
  std::vector<std::int32_t> numbers(const Words& words);

 private:
  std::unordered_map<std::string, std::int32_t> numbers_;
};

NgramCounts count_ngrams(const std::vector<std::int32_t>& words);

}  // namespace descry
