#include "training/metrics/bleu.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace descry {
namespace {

// Keep the product of precisions above zero, and the quotients finite, when nothing matches or nothing was said.
constexpr double kTiny = 1e-15;
constexpr double kSmall = 1e-9;

std::size_t closest_length(std::size_t length, const std::vector<std::size_t>& lengths) {
  const auto distance = [length](std::size_t other) { return other > length ? other - length : length - other; };
  return *std::min_element(lengths.begin(), lengths.end(), [&](std::size_t a, std::size_t b) {
    return distance(a) != distance(b) ? distance(a) < distance(b) : a < b;
  });
}

}  // namespace

BleuCounts& BleuCounts::operator+=(const BleuCounts& other) {
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    correct[n] += other.correct[n];
    guessed[n] += other.guessed[n];
  }
  candidate_length += other.candidate_length;
  reference_length += other.reference_length;
  return *this;
}

std::array<double, kLongestNgram> BleuCounts::scores() const {
  const double ratio = (candidate_length + kTiny) / (reference_length + kSmall);
  const double brevity_penalty = ratio < 1 ? std::exp(1 - 1 / ratio) : 1;
  std::array<double, kLongestNgram> result{};
  double product = 1;
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    product *= (correct[n] + kTiny) / (guessed[n] + kSmall);
    result[n] = std::pow(product, 1.0 / static_cast<double>(n + 1)) * brevity_penalty;
  }
  return result;
}

BleuCounts bleu_counts(const NgramCounts& candidate, std::size_t candidate_length,
                       const std::vector<NgramCounts>& counts, const std::vector<std::size_t>& lengths) {
  BleuCounts result;
  result.candidate_length = static_cast<double>(candidate_length);
  result.reference_length = static_cast<double>(closest_length(candidate_length, lengths));
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    result.guessed[n] = candidate_length > n ? static_cast<double>(candidate_length - n) : 0;
    for (const auto& [ngram, count] : candidate[n]) {
      int most = 0;
      for (const NgramCounts& reference : counts) {
        const auto found = reference[n].find(ngram);
        if (found != reference[n].end()) most = std::max(most, found->second);
      }
      result.correct[n] += std::min(count, most);
    }
  }
  return result;
}

}  // namespace descry
