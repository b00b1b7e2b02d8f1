#include "training/metrics/significance.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

namespace descry {
namespace {

using Scores = std::map<std::string, double>;
using Samples = std::map<std::string, std::vector<double>>;

constexpr double kSame = 1e-12;  ///< sums in another order differ by less, and are as extreme

Scores difference(const Scores& first, const Scores& second) {
  Scores result;
  for (const auto& [name, value] : second) {
    const auto other = first.find(name);
    if (other != first.end()) result[name] = value - other->second;
  }
  return result;
}

/// What `score` makes of pictures drawn again and again.
template <typename Score>
Samples bootstrap(std::size_t pictures, const Resampling& resampling, Score score) {
  std::mt19937_64 random(resampling.seed);
  std::vector<std::size_t> drawn(pictures);
  Samples samples;
  for (int i = 0; i < resampling.resamples; ++i) {
    for (std::size_t& picture : drawn) picture = random() % pictures;
    for (const auto& [name, value] : score(drawn)) samples[name].push_back(value);
  }
  return samples;
}

Scores score_sample(const PictureStatistics& statistics, const std::vector<std::size_t>& drawn) {
  ScoreTotals totals;
  for (const std::size_t picture : drawn) totals.add(statistics, picture);
  return totals.scores();
}

ScoreEstimate estimate(double value, const std::vector<double>& samples, double level) {
  return {value, percentile(samples, (1 - level) / 2), percentile(samples, (1 + level) / 2)};
}

/// The difference after exchanging the systems' captions of half of the pictures.
Scores shuffled_difference(const PictureStatistics& first, const PictureStatistics& second, std::mt19937_64& random) {
  ScoreTotals one, other;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i % 64 == 0) bits = random();
    const bool exchange = (bits >> (i % 64) & 1) != 0;
    one.add(exchange ? second : first, i);
    other.add(exchange ? first : second, i);
  }
  return difference(one.scores(), other.scores());
}

}  // namespace

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

std::map<std::string, ScoreEstimate> estimate_scores(const PictureStatistics& statistics,
                                                     const Resampling& resampling) {
  if (statistics.size() == 0) return {};
  const Samples samples =
      bootstrap(statistics.size(), resampling, [&](const auto& drawn) { return score_sample(statistics, drawn); });
  std::map<std::string, ScoreEstimate> estimates;
  for (const auto& [name, value] : corpus_scores(statistics))
    estimates[name] = estimate(value, samples.at(name), resampling.level);
  return estimates;
}

std::map<std::string, PairedDifference> compare_systems(const PictureStatistics& first, const PictureStatistics& second,
                                                        const Resampling& resampling) {
  if (first.size() != second.size()) throw std::invalid_argument("systems are compared on the same pictures");
  if (first.size() == 0) return {};
  const Scores observed = difference(corpus_scores(first), corpus_scores(second));
  const Samples samples = bootstrap(first.size(), resampling, [&](const auto& drawn) {
    return difference(score_sample(first, drawn), score_sample(second, drawn));
  });
  std::map<std::string, int> as_extreme;
  std::mt19937_64 random(resampling.seed);
  for (int i = 0; i < resampling.shuffles; ++i) {
    const Scores shuffled = shuffled_difference(first, second, random);
    for (const auto& [name, value] : observed)
      if (std::abs(shuffled.at(name)) >= std::abs(value) - kSame) ++as_extreme[name];
  }
  std::map<std::string, PairedDifference> result;
  for (const auto& [name, value] : observed)
    result[name] = {estimate(value, samples.at(name), resampling.level),
                    static_cast<double>(as_extreme[name] + 1) / (resampling.shuffles + 1)};
  return result;
}

}  // namespace descry
