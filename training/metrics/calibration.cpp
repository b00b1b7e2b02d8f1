#include "training/metrics/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace descry {
namespace {

constexpr std::size_t kGroups = 10;
constexpr int kNewtonSteps = 50;
constexpr double kRidge = 1e-3;

using Row = std::vector<double>;

/// Places in descending order of their values.
std::vector<std::size_t> descending(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  return order;
}

/// Solves a small symmetric positive system by Cholesky's elimination without pivots; `matrix` is used up.
Row solved(std::vector<Row> matrix, Row right) {
  const std::size_t size = right.size();
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t k = i + 1; k < size; ++k) {
      const double factor = matrix[k][i] / matrix[i][i];
      for (std::size_t j = i; j < size; ++j) matrix[k][j] -= factor * matrix[i][j];
      right[k] -= factor * right[i];
    }
  for (std::size_t i = size; i-- > 0;) {
    for (std::size_t j = i + 1; j < size; ++j) right[i] -= matrix[i][j] * right[j];
    right[i] /= matrix[i][i];
  }
  return right;
}

struct Scale {
  double mean = 0, deviation = 1;
};

std::vector<Scale> scales_of(const std::vector<Row>& rows) {
  std::vector<Scale> scales(rows.front().size());
  const auto count = static_cast<double>(rows.size());
  for (std::size_t column = 0; column < scales.size(); ++column) {
    double sum = 0, squares = 0;
    for (const Row& row : rows) sum += row[column];
    const double mean = sum / count;
    for (const Row& row : rows) squares += (row[column] - mean) * (row[column] - mean);
    scales[column] = {mean, squares > 0 ? std::sqrt(squares / count) : 1};
  }
  return scales;
}

}  // namespace

double risk_coverage_area(const std::vector<double>& confidences, const std::vector<double>& risks) {
  if (risks.empty()) return 0;
  const std::vector<std::size_t> order = descending(confidences);
  double area = 0, kept = 0;
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    double tied = 0;
    for (end = begin; end < order.size() && confidences[order[end]] == confidences[order[begin]]; ++end)
      tied += risks[order[end]];
    for (std::size_t i = begin; i < end; ++i) {
      kept += tied / static_cast<double>(end - begin);
      area += kept / static_cast<double>(i + 1);
    }
  }
  return area / static_cast<double>(order.size());
}

double expected_calibration_error(const std::vector<double>& probabilities, const std::vector<bool>& good) {
  const std::vector<std::size_t> order = descending(probabilities);
  double error = 0;
  for (std::size_t group = 0; group < kGroups; ++group) {
    double difference = 0;
    for (std::size_t i = group * order.size() / kGroups; i < (group + 1) * order.size() / kGroups; ++i)
      difference += probabilities[order[i]] - (good[order[i]] ? 1 : 0);
    error += std::abs(difference);
  }
  return order.empty() ? 0 : error / static_cast<double>(order.size());
}

double logistic(const std::vector<double>& fitted, const std::vector<double>& row) {
  double sum = fitted[0];
  for (std::size_t i = 0; i < row.size(); ++i) sum += fitted[i + 1] * row[i];
  return 1 / (1 + std::exp(-sum));
}

std::vector<double> fit_logistic(const std::vector<Row>& rows, const std::vector<bool>& good) {
  const std::vector<Scale> scales = scales_of(rows);
  const std::size_t size = scales.size() + 1;
  Row fitted(size);
  for (int step = 0; step < kNewtonSteps; ++step) {
    std::vector<Row> curvature(size, Row(size));
    Row slope(size);
    for (std::size_t i = 1; i < size; ++i) {
      curvature[i][i] = kRidge * static_cast<double>(rows.size());
      slope[i] = curvature[i][i] * fitted[i];
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      Row column(size, 1.0);  // the intercept's, then the standardised ones
      for (std::size_t i = 1; i < size; ++i)
        column[i] = (rows[r][i - 1] - scales[i - 1].mean) / scales[i - 1].deviation;
      const double probability = logistic(fitted, Row(column.begin() + 1, column.end()));
      for (std::size_t i = 0; i < size; ++i) {
        slope[i] += column[i] * (probability - (good[r] ? 1 : 0));
        for (std::size_t j = 0; j < size; ++j)
          curvature[i][j] += column[i] * column[j] * std::max(probability * (1 - probability), 1e-9);
      }
    }
    const Row change = solved(std::move(curvature), slope);
    for (std::size_t i = 0; i < size; ++i) fitted[i] -= change[i];
  }
  for (std::size_t i = 1; i < size; ++i) {
    fitted[i] /= scales[i - 1].deviation;
    fitted[0] -= fitted[i] * scales[i - 1].mean;
  }
  return fitted;
}

}  // namespace descry
