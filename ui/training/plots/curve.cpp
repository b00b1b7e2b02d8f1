#include "ui/training/plots/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_line.h"

namespace descry {

namespace {

/// The first index from 0 to `size` at which `reached` holds, which then holds for all that follow.
template <typename Reached>
std::size_t firstWhere(std::size_t size, const Reached& reached) {
  std::size_t low = 0, high = size;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (reached(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace

std::size_t rowAt(const Timeline& timeline, KeyUnit unit, double key) {
  return firstWhere(timeline.rows(), [&](std::size_t row) { return keyOf(timeline, unit, row) >= key; });
}

void CurveTrace::follow(const FigureColumn& column) {
  for (std::size_t index = raw.size(); index < column.size(); ++index) raw.add(column.value(index));
}

void CurveTrace::cut(std::size_t size) {
  raw.cut(size);
  smoothed.cut(size);
}

Curve::Curve(std::shared_ptr<void> owner, const Timeline* timeline, const FigureColumn* column, CurveTrace* trace)
    : owner_(std::move(owner)), timeline_(timeline), column_(column), trace_(trace) {}

double Curve::key(std::size_t index, KeyUnit unit) const { return keyOf(*timeline_, unit, column_->row(index)); }

double Curve::lastValue() const { return empty() ? std::numeric_limits<double>::quiet_NaN() : value(size() - 1); }

double Curve::lastKey(KeyUnit unit) const { return empty() ? 0 : key(size() - 1, unit); }

bool Curve::has(KeyUnit unit) const { return !empty() && std::isfinite(lastKey(unit)); }

void Curve::setSmoothing(double smoothing) {
  if (trace_ != nullptr) trace_->smoothed.setSmoothing(smoothing);
}

bool Curve::smooth(std::size_t most) {
  if (!isSmoothed()) return true;
  return trace_->smoothed.advance(size(), most, [this](std::size_t index) { return column_->value(index); });
}

double Curve::smoothedValue(std::size_t index) const {
  if (!isSmoothed() || index >= trace_->smoothed.pyramid().size()) return value(index);
  const auto raw = [this](std::size_t at) { return column_->value(at); };
  return static_cast<double>(SmoothedValues::Reader(trace_->smoothed, raw)(index));
}

std::size_t Curve::indexAt(KeyUnit unit, double key) const {
  return empty() ? 0 : column_->index_at(rowAt(*timeline_, unit, key));
}

std::size_t Curve::indexNear(KeyUnit unit, double key) const {
  const std::size_t after = std::min(indexAt(unit, key), size() - 1);
  if (after == 0) return 0;
  return std::abs(this->key(after - 1, unit) - key) <= std::abs(this->key(after, unit) - key) ? after - 1 : after;
}

std::optional<double> Curve::keyBeside(KeyUnit unit, double key, int direction) const {
  if (direction > 0) {
    const std::size_t next = firstWhere(size(), [&](std::size_t index) { return this->key(index, unit) > key; });
    if (next < size()) return this->key(next, unit);
    return std::nullopt;
  }
  const std::size_t after = indexAt(unit, key);
  if (after == 0 || !std::isfinite(this->key(after - 1, unit))) return std::nullopt;
  return this->key(after - 1, unit);
}

bool Curve::bounds(KeyUnit unit, const QCPRange& keys, QCPRange* values) const {
  if (empty()) return false;
  const std::size_t first = indexAt(unit, keys.lower);
  const std::size_t last = firstWhere(size(), [&](std::size_t index) { return key(index, unit) > keys.upper; });
  const auto span = trace_->raw.extremes(first, last, [this](std::size_t index) { return column_->value(index); });
  if (span.empty()) return false;
  *values = QCPRange(static_cast<double>(span.low), static_cast<double>(span.high));
  return true;
}

bool Curve::commonBounds(KeyUnit unit, const QCPRange& keys, QCPRange* values) const {
  constexpr std::size_t kLooked = 2000, kFew = 50;
  if (empty()) return false;
  const std::size_t first = indexAt(unit, keys.lower);
  const std::size_t last = firstWhere(size(), [&](std::size_t index) { return key(index, unit) > keys.upper; });
  if (last < first + kFew) return bounds(unit, keys, values);
  std::vector<float> some;
  const std::size_t looked = std::min(kLooked, last - first);
  for (std::size_t look = 0; look < looked; ++look) {
    const float value = column_->value(first + (last - first) * look / looked);
    if (std::isfinite(value)) some.push_back(value);
  }
  if (some.empty()) return bounds(unit, keys, values);
  const auto low = some.begin() + static_cast<std::ptrdiff_t>(some.size() / 100);
  const auto high = some.end() - 1 - static_cast<std::ptrdiff_t>(some.size() / 100);
  std::nth_element(some.begin(), low, some.end());
  values->lower = static_cast<double>(*low);
  std::nth_element(some.begin(), high, some.end());
  values->upper = static_cast<double>(*high);
  return true;
}

std::optional<std::size_t> Curve::best(bool lowest) const {
  if (empty()) return std::nullopt;
  const auto value = [this](std::size_t index) { return column_->value(index); };
  const auto span = trace_->raw.extremes(0, size(), value);
  if (span.empty()) return std::nullopt;
  const float wanted = lowest ? span.low : span.high;
  // The halves are asked for it, so that a million points take twenty looks.
  std::size_t first = 0, last = size();
  while (last - first > 1) {
    const std::size_t middle = first + (last - first) / 2;
    const auto half = trace_->raw.extremes(first, middle, value);
    (half.empty() || (lowest ? half.low : half.high) != wanted ? first : last) = middle;
  }
  return first;
}

double Curve::finiteValueBefore(std::size_t index) const {
  const auto& broken = trace_->raw.notFinite();
  std::size_t before = static_cast<std::size_t>(std::lower_bound(broken.begin(), broken.end(), index) - broken.begin());
  if (before > 0 && broken[before - 1] + std::size_t{1} == index) {
    // Of indices that follow one another, each is as far above its place as the others.
    const std::size_t above = index - before;
    before = firstWhere(before, [&](std::size_t place) { return broken[place] - place == above; });
    index = broken[before];
  }
  return index == 0 ? std::numeric_limits<double>::infinity() : value(index - 1);
}

bool Curve::keyBounds(KeyUnit unit, QCPRange* keys) const {
  if (!has(unit)) return false;
  const std::size_t first = firstWhere(size(), [&](std::size_t index) { return std::isfinite(key(index, unit)); });
  *keys = QCPRange(key(first, unit), lastKey(unit));
  return true;
}

void Curve::draw(const CurveView& view, bool smoothed, QVector<QCPGraphData>* line) const {
  line->clear();
  if (empty()) return;
  switch (view.unit) {
    case KeyUnit::kStep:
      return drawBy<KeyUnit::kStep>(view, smoothed, line);
    case KeyUnit::kEpoch:
      return drawBy<KeyUnit::kEpoch>(view, smoothed, line);
    case KeyUnit::kTime:
      return drawBy<KeyUnit::kTime>(view, smoothed, line);
    case KeyUnit::kClock:
      return drawBy<KeyUnit::kClock>(view, smoothed, line);
  }
}

template <KeyUnit unit>
void Curve::drawBy(const CurveView& view, bool smoothed, QVector<QCPGraphData>* line) const {
  const auto raw = [column = column_](std::size_t index) { return column->value(index); };
  const auto keyAt = [timeline = timeline_, column = column_](std::size_t index) {
    return keyOf(*timeline, unit, column->row(index));
  };
  std::size_t first = indexAt(unit, view.keys.lower);
  if (first > 0 && std::isfinite(keyAt(first - 1))) --first;
  const std::size_t end = smoothed ? smoothedSize() : size();
  std::size_t last = firstWhere(size(), [&](std::size_t index) { return keyAt(index) > view.keys.upper; });
  last = std::min(last + 1, end);
  if (smoothed) {
    drawLine(trace_->smoothed.pyramid(), SmoothedValues::Reader(trace_->smoothed, raw), keyAt, first, last, view, line);
  } else {
    drawLine(trace_->raw, raw, keyAt, first, last, view, line);
  }
}

std::vector<std::size_t> Curve::notFinite(KeyUnit unit, const QCPRange& keys, double distance) const {
  std::vector<std::size_t> found;
  if (empty()) return found;
  const auto& all = trace_->raw.notFinite();
  double from = keys.lower;
  while (true) {
    const auto next = std::lower_bound(all.begin(), all.end(), indexAt(unit, from));
    if (next == all.end() || key(*next, unit) > keys.upper) return found;
    found.push_back(*next);
    const double at = key(*next, unit);
    from = std::nextafter(std::max(at + distance, at), std::numeric_limits<double>::infinity());
  }
}

}  // namespace descry
