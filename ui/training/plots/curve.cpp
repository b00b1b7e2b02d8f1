#include "ui/training/plots/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace descry {

Curve::Curve(double smoothing) : points_(new Points) {
  points_->smoothing = smoothing;
  points_->raw.reset(new QCPGraphDataContainer);
  points_->smoothed.reset(new QCPGraphDataContainer);
}

void Curve::append(double key, double value) {
  if (!empty() && key <= lastKey()) cutFrom(key);
  add(key, value);
}

void Curve::add(double key, double value) {
  Points& points = *points_;
  points.raw->add(QCPGraphData(key, value));
  double shown = value;
  if (isSmoothed()) {
    if (std::isfinite(value)) {
      points.average = points.smoothing * points.average + (1 - points.smoothing) * value;
      points.weight = points.smoothing * points.weight + (1 - points.smoothing);
      shown = points.average / points.weight;
    }
    points.smoothed->add(QCPGraphData(key, shown));
  }
  if (!std::isfinite(shown)) return;
  points.low = points.finite ? std::min(points.low, shown) : shown;
  points.high = points.finite ? std::max(points.high, shown) : shown;
  points.finite = true;
}

void Curve::cutFrom(double key) {
  std::vector<QCPGraphData> kept;
  for (const QCPGraphData& point : *points_->raw) {
    if (point.key >= key) break;
    kept.push_back(point);
  }
  // The containers stay: graphs draw from them.
  points_->raw->clear();
  points_->smoothed->clear();
  points_->average = points_->weight = 0;
  points_->finite = false;
  for (const QCPGraphData& point : kept) add(point.key, point.value);
}

double Curve::valueNear(double key, double* found) const {
  const auto& points = *shown();
  if (points.isEmpty()) return std::numeric_limits<double>::quiet_NaN();
  auto after = points.findBegin(key, false);
  if (after == points.constEnd()) --after;
  if (after != points.constBegin() && std::abs((after - 1)->key - key) <= std::abs(after->key - key)) --after;
  if (found != nullptr) *found = after->key;
  return after->value;
}

double Curve::lastKey() const { return empty() ? 0 : (raw()->constEnd() - 1)->key; }

double Curve::lastValue() const {
  return empty() ? std::numeric_limits<double>::quiet_NaN() : (shown()->constEnd() - 1)->value;
}

bool Curve::bounds(QCPRange* keys, QCPRange* values) const {
  if (!points_->finite) return false;
  *keys = QCPRange(raw()->constBegin()->key, lastKey());
  *values = QCPRange(points_->low, points_->high);
  return true;
}

}  // namespace descry
