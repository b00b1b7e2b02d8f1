#include "training/metrics/cider.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace descry {
namespace {

constexpr double kSigma = 6;
constexpr double kScale = 10;

using DocumentFrequencies = std::array<std::unordered_map<Ngram, int, NgramHash>, kLongestNgram>;

/// A sentence as weights: n-gram count times inverse document frequency.
struct Weighted {
  std::array<std::vector<std::pair<Ngram, double>>, kLongestNgram> weights;
  std::array<double, kLongestNgram> norms{};
  double length = 0;  ///< number of 2-grams
};

DocumentFrequencies document_frequencies(const std::vector<CiderPicture>& pictures) {
  DocumentFrequencies frequencies;
  for (const CiderPicture& picture : pictures)
    for (std::size_t n = 0; n < kLongestNgram; ++n) {
      std::unordered_set<Ngram, NgramHash> seen;
      for (const NgramCounts& reference : picture.references)
        for (const auto& [ngram, count] : reference[n]) seen.insert(ngram);
      for (const Ngram& ngram : seen) ++frequencies[n][ngram];
    }
  return frequencies;
}

Weighted weighted(const NgramCounts& counts, const DocumentFrequencies& frequencies, double pictures) {
  Weighted result;
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    double sum = 0;
    for (const auto& [ngram, count] : counts[n]) {
      const auto found = frequencies[n].find(ngram);
      const double frequency = found == frequencies[n].end() ? 1 : std::max(1, found->second);
      const double weight = count * (std::log(pictures) - std::log(frequency));
      result.weights[n].emplace_back(ngram, weight);
      sum += weight * weight;
      if (n == 1) result.length += count;
    }
    result.norms[n] = std::sqrt(sum);
    std::sort(result.weights[n].begin(), result.weights[n].end());
  }
  return result;
}

/// The clipped cosine of one n, both sides in the order of their n-grams.
double similarity(const Weighted& candidate, const Weighted& reference, std::size_t n) {
  double sum = 0;
  auto other = reference.weights[n].begin();
  for (const auto& [ngram, weight] : candidate.weights[n]) {
    while (other != reference.weights[n].end() && other->first < ngram) ++other;
    if (other == reference.weights[n].end()) break;
    if (other->first == ngram) sum += std::min(weight, other->second) * other->second;
  }
  const double norms = candidate.norms[n] * reference.norms[n];
  return norms == 0 ? sum : sum / norms;
}

}  // namespace

std::vector<double> cider_d(const std::vector<CiderPicture>& pictures) {
  const DocumentFrequencies frequencies = document_frequencies(pictures);
  const auto count = static_cast<double>(pictures.size());
  std::vector<double> scores;
  for (const CiderPicture& picture : pictures) {
    const Weighted candidate = weighted(picture.candidate, frequencies, count);
    double sum = 0;
    for (const NgramCounts& counts : picture.references) {
      const Weighted reference = weighted(counts, frequencies, count);
      const double difference = candidate.length - reference.length;
      const double length_penalty = std::exp(-difference * difference / (2 * kSigma * kSigma));
      for (std::size_t n = 0; n < kLongestNgram; ++n) sum += similarity(candidate, reference, n) * length_penalty;
    }
    scores.push_back(kScale * sum / kLongestNgram / static_cast<double>(picture.references.size()));
  }
  return scores;
}

}  // namespace descry
