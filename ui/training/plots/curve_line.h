#pragma once

#include <cmath>
#include <limits>

#include "ui/training/plots/curve.h"

namespace descry {

/// Puts a curve's points together as a line that has a few points a pixel, whatever the number of values.
class CurveLine {
 public:
  CurveLine(const CurveView& view, QVector<QCPGraphData>* line) : view_(view), line_(line) {}

  void add(double key, float value) {
    const auto number = static_cast<double>(value);
    line_->append({key, std::isfinite(value) ? number : kGap});
    last_ = number;
  }

  /// The end that is nearer to the line so far comes first, so that the line takes the shortest way.
  void add(double key, const MinMaxPyramid::Span& span) {
    if (span.empty()) return add(key, std::numeric_limits<float>::quiet_NaN());
    const auto low = static_cast<double>(span.low), high = static_cast<double>(span.high);
    if (high - low <= view_.valuePixel / 2) return add(key, span.low + (span.high - span.low) / 2);
    const bool upwards = !(std::abs(high - last_) < std::abs(low - last_));
    line_->append({key, upwards ? low : high});
    line_->append({key, upwards ? high : low});
    last_ = upwards ? high : low;
  }

 private:
  static constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
  const CurveView& view_;
  QVector<QCPGraphData>* line_;
  double last_ = 0;
};

/// Draws the points [first, last): the pyramid's nodes that are narrower than a pixel, and the points themselves, put
/// together by pixel, where even the lowest nodes are wider.
template <typename Value, typename Key>
void drawLine(const MinMaxPyramid& pyramid, Value value, const Key& key, std::size_t first, std::size_t last,
              const CurveView& view, QVector<QCPGraphData>* points) {
  constexpr std::size_t kLeaf = MinMaxPyramid::kLeaf;
  CurveLine line(view, points);
  for (std::size_t at = first; at < last;) {
    const double begin = key(at);
    const auto fits = [&](std::size_t level, std::size_t width) {
      return at % width == 0 && at + width <= last && pyramid.node(level, at / width) != nullptr &&
             key(at + width - 1) - begin <= view.keyPixel;
    };
    if (fits(0, kLeaf)) {
      std::size_t level = 0;
      while (fits(level + 1, kLeaf << (level + 1))) ++level;
      const std::size_t width = kLeaf << level;
      line.add(begin, *pyramid.node(level, at / width));
      at += width;
      continue;
    }
    MinMaxPyramid::Span span;
    std::size_t together = 0;
    const std::size_t stop = std::min(last, (at / kLeaf + 1) * kLeaf);
    do {
      const float number = value(at++);
      ++together;
      span.add(number);
      if (together == 1 && (at == stop || key(at) - begin > view.keyPixel)) line.add(begin, number);
    } while (at < stop && key(at) - begin <= view.keyPixel);
    if (together > 1) line.add(begin, span);
  }
}

}  // namespace descry
