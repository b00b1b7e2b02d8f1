#include "training/metrics/cider.h"

#include <algorithm>
#include <cmath>

namespace descry {
namespace {

constexpr double kSigma = 6;
constexpr double kScale = 10;

}  // namespace

/// A sentence as weights: n-gram count times inverse document frequency.
struct CiderD::Weighted {
  std::array<std::vector<std::pair<Ngram, double>>, kLongestNgram> weights;
  std::array<double, kLongestNgram> norms{};
  double length = 0;  ///< number of 2-grams

  /// The clipped cosine of one n, both sides in the order of their n-grams.
  double similarity(const Weighted& reference, std::size_t n) const {
    double sum = 0;
    auto other = reference.weights[n].begin();
    for (const auto& [ngram, weight] : weights[n]) {
      while (other != reference.weights[n].end() && other->first < ngram) ++other;
      if (other == reference.weights[n].end()) break;
      if (other->first == ngram) sum += std::min(weight, other->second) * other->second;
    }
    const double both = norms[n] * reference.norms[n];
    return both == 0 ? sum : sum / both;
  }
};

void CiderD::add_picture(const std::vector<NgramCounts>& references) {
  ++pictures_;
  std::vector<std::size_t> held;
  for (const NgramCounts& reference : references) {
    for (const auto& of_length : reference)
      for (const auto& [ngram, count] : of_length) held.push_back(NgramHash()(ngram));
  }
  std::sort(held.begin(), held.end());
  held.erase(std::unique(held.begin(), held.end()), held.end());
  for (const std::size_t ngram : held) frequencies_.add(ngram);
}

CiderD::Weighted CiderD::weighted(const NgramCounts& counts) const {
  Weighted result;
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    double sum = 0;
    for (const auto& [ngram, count] : counts[n]) {
      const double frequency = std::max(1U, frequencies_.of(NgramHash()(ngram)));
      const double weight = count * (std::log(static_cast<double>(pictures_)) - std::log(frequency));
      result.weights[n].emplace_back(ngram, weight);
      sum += weight * weight;
      if (n == 1) result.length += count;
    }
    result.norms[n] = std::sqrt(sum);
    std::sort(result.weights[n].begin(), result.weights[n].end());
  }
  return result;
}

double CiderD::score(const NgramCounts& candidate, const std::vector<NgramCounts>& references) const {
  const Weighted own = weighted(candidate);
  double sum = 0;
  for (const NgramCounts& counts : references) {
    const Weighted reference = weighted(counts);
    const double difference = own.length - reference.length;
    const double length_penalty = std::exp(-difference * difference / (2 * kSigma * kSigma));
    for (std::size_t n = 0; n < kLongestNgram; ++n) sum += own.similarity(reference, n) * length_penalty;
  }
  return kScale * sum / kLongestNgram / static_cast<double>(references.size());
}

std::vector<double> cider_d(const std::vector<CiderPicture>& pictures) {
  CiderD cider;
  for (const CiderPicture& picture : pictures) cider.add_picture(picture.references);
  std::vector<double> scores;
  scores.reserve(pictures.size());
  for (const CiderPicture& picture : pictures) scores.push_back(cider.score(picture.candidate, picture.references));
  return scores;
}

}  // namespace descry
