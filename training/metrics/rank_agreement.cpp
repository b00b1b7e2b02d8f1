#include "training/metrics/rank_agreement.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <utility>

namespace descry {
namespace {

/// Pairs of which the first is greater than the second. Sorts the values.
std::int64_t count_inversions(std::span<double> values) {
  if (values.size() < 2) return 0;
  const auto half = values.size() / 2;
  std::int64_t count = count_inversions(values.first(half)) + count_inversions(values.subspan(half));
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(half);
  auto left = values.begin();
  for (auto right = middle; right != values.end(); ++right) {
    while (left != middle && *left <= *right) ++left;
    count += middle - left;
  }
  std::inplace_merge(values.begin(), middle, values.end());
  return count;
}

struct Ties {
  std::int64_t pairs = 0, different = 0;
};

template <typename Value>
Ties ties_of(const std::vector<Value>& sorted) {
  Ties ties;
  for (std::size_t i = 0, run = 0; i < sorted.size(); ++i) {
    run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 0;
    ties.pairs += static_cast<std::int64_t>(run);
    ties.different += run == 0 ? 1 : 0;
  }
  return ties;
}

}  // namespace

double kendall_tau_c(const std::vector<double>& first, const std::vector<double>& second) {
  if (first.size() != second.size()) throw std::invalid_argument("both measure the same things");
  std::vector<std::pair<double, double>> both;
  for (std::size_t i = 0; i < first.size(); ++i) both.emplace_back(first[i], second[i]);
  std::sort(both.begin(), both.end());
  std::vector<double> ones, others;
  for (const auto& [one, other] : both) {
    ones.push_back(one);
    others.push_back(other);
  }
  const std::int64_t discordant = count_inversions(others);  // and sorts them
  const Ties in_first = ties_of(ones), in_second = ties_of(others), in_both = ties_of(both);
  const auto things = static_cast<double>(first.size());
  const auto fewer = static_cast<double>(std::min(in_first.different, in_second.different));
  if (fewer < 2) return 0;
  const auto untied = static_cast<double>(in_both.pairs - in_first.pairs - in_second.pairs) + things * (things - 1) / 2;
  return 2 * fewer * (untied - 2 * static_cast<double>(discordant)) / (things * things * (fewer - 1));
}

}  // namespace descry
