#include "training/metrics/rouge.h"

#include <algorithm>

namespace descry {
namespace {

constexpr double kBeta = 1.2;

int longest_common_subsequence(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  std::vector<int> row(b.size() + 1, 0);
  for (const std::int32_t word : a) {
    int diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const int above = row[j + 1];
      row[j + 1] = word == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

double rouge_l(const std::vector<std::int32_t>& candidate, const std::vector<std::vector<std::int32_t>>& references) {
  // An empty sentence counts as one empty word, which an empty reference matches.
  const std::vector<std::int32_t> empty{0};
  const auto& said = candidate.empty() ? empty : candidate;
  double precision = 0, recall = 0;
  for (const auto& words : references) {
    const auto& reference = words.empty() ? empty : words;
    const double common = longest_common_subsequence(said, reference);
    precision = std::max(precision, common / static_cast<double>(said.size()));
    recall = std::max(recall, common / static_cast<double>(reference.size()));
  }
  if (precision == 0 || recall == 0) return 0;
  return (1 + kBeta * kBeta) * precision * recall / (recall + kBeta * kBeta * precision);
}

}  // namespace descry
