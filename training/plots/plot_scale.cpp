#include "training/plots/plot_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace descry {

std::vector<double> axis_ticks(double low, double high, int wanted) {
  if (!(high > low) || wanted < 1) return {low};
  const double rough = (high - low) / wanted;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double distance = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0})
    if (factor * power >= rough) distance = factor * power;
  std::vector<double> ticks;
  for (double i = std::ceil(low / distance - 1e-9); i * distance <= high + 1e-9 * distance; ++i)
    ticks.push_back(i * distance + 0.0);  // no -0
  return ticks;
}

std::string tick_label(double value) {
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), std::abs(value) >= 1000 ? "%.0f" : "%.6g", value);
  std::string text = buffer.data();
  if (std::abs(value) >= 1000)
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3)
      text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::vector<double> smoothed(const std::vector<double>& values, double factor) {
  std::vector<double> result;
  result.reserve(values.size());
  double sum = 0, weight = 0;
  for (const double value : values) {
    if (std::isfinite(value)) {
      sum = factor * sum + (1 - factor) * value;
      weight = factor * weight + (1 - factor);
    }
    result.push_back(weight > 0 ? sum / weight : value);
  }
  return result;
}

}  // namespace descry
