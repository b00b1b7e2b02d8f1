#pragma once

#include <torch/torch.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

#include "model/decoding/search.h"

namespace descry {

/// A language of three words, whose probabilities a test writes down.
constexpr std::int64_t kStart = 0, kEnd = 1, kA = 2, kB = 3, kC = 4, kWords = 5;
using Sentence = std::vector<std::int64_t>;
/// Probabilities of end, a, b, c after a prefix; any other prefix ends for certain.
using Table = std::map<Sentence, std::array<double, 4>>;

/// A step function that looks its answer up by everything said so far, one table a picture.
inline StepFunction fake(std::vector<Table> pictures, std::vector<std::int64_t>* calls = nullptr) {
  auto said = std::make_shared<std::vector<Sentence>>(pictures.size());
  auto first = std::make_shared<bool>(true);
  return [=](const torch::Tensor& tokens, const torch::Tensor& parents, const torch::Tensor& searched) {
    std::vector<Sentence> now;
    torch::Tensor probabilities = torch::zeros({tokens.size(0), kWords});
    for (std::int64_t row = 0; row < tokens.size(0); ++row) {
      now.push_back(said->at(static_cast<std::size_t>(parents[row].item<std::int64_t>())));
      if (!*first) now.back().push_back(tokens[row].item<std::int64_t>());
      const auto picture =
          static_cast<std::size_t>(searched[row * searched.size(0) / tokens.size(0)].item<std::int64_t>());
      const auto entry = pictures[picture].find(now.back());
      const auto values = entry == pictures[picture].end() ? std::array{1.0, 0.0, 0.0, 0.0} : entry->second;
      for (std::int64_t word = 0; word < 4; ++word)
        probabilities[row][word + 1] = values[static_cast<std::size_t>(word)];
    }
    if (calls != nullptr) calls->push_back(tokens.size(0));
    *said = now;
    *first = false;
    return probabilities.log();
  };
}

inline Sentence words(const Hypothesis& hypothesis) {
  Sentence result;
  for (const ScoredToken& word : hypothesis.words) result.push_back(word.token);
  return result;
}

}  // namespace descry
