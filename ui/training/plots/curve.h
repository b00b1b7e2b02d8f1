#pragma once

#include <QMetaType>
#include <memory>
#include <optional>
#include <vector>

#include "training/run/step_columns.h"
#include "ui/training/plots/custom_plot.h"
#include "ui/training/plots/smoothed_values.h"

namespace descry {

/// What a plot's horizontal axis counts.
enum class KeyUnit {
  kStep,
  kEpoch,  ///< epochs passed
  kTime,   ///< seconds trained, pauses excluded
  kClock   ///< seconds since 1970, UTC
};

/// Where a row lies; minus infinity where that is not known.
inline double keyOf(const Timeline& timeline, KeyUnit unit, std::size_t row) {
  switch (unit) {
    case KeyUnit::kEpoch:
      return timeline.epochs(row);
    case KeyUnit::kTime:
      return timeline.seconds(row);
    case KeyUnit::kClock:
      return timeline.time(row);
    case KeyUnit::kStep:
      break;
  }
  return static_cast<double>(timeline.step(row));
}
/// The first row at or after the key; the number of rows if there is none.
std::size_t rowAt(const Timeline& timeline, KeyUnit unit, double key);

/// What a curve needs beside its values: their extremes at every scale, raw and smoothed.
struct CurveTrace {
  MinMaxPyramid raw;
  SmoothedValues smoothed;

  /// Takes in what was added to the column.
  void follow(const FigureColumn& column);
  void cut(std::size_t size);
};

/// What a plot shows of a curve: a range of keys, and how much of keys and values a pixel is.
struct CurveView {
  KeyUnit unit = KeyUnit::kStep;
  QCPRange keys;
  double keyPixel = 0, valuePixel = 0;
};

/// The points of one figure of a run. A handle: it keeps the run's points, which it shares with its copies. One thread
/// at a time.
class Curve {
 public:
  Curve() = default;
  /// All three belong to `owner`.
  Curve(std::shared_ptr<void> owner, const Timeline* timeline, const FigureColumn* column, CurveTrace* trace);

  bool empty() const { return size() == 0; }
  std::size_t size() const { return column_ == nullptr ? 0 : column_->size(); }
  double key(std::size_t index, KeyUnit unit = KeyUnit::kStep) const;
  double value(std::size_t index) const { return static_cast<double>(column_->value(index)); }
  double lastValue() const;
  double lastKey(KeyUnit unit = KeyUnit::kStep) const;
  /// Whether any point's key is known.
  bool has(KeyUnit unit) const;

  /// 0: the curve is shown as it is. A change is worked out by smooth().
  void setSmoothing(double smoothing);
  bool isSmoothed() const { return trace_ != nullptr && trace_->smoothed.smoothing() > 0; }
  /// Works out at most that many smoothed values, and says whether all are there. What is not, is not drawn yet.
  bool smooth(std::size_t most);
  /// How many smoothed values there are so far.
  std::size_t smoothedSize() const { return trace_ == nullptr ? 0 : trace_->smoothed.pyramid().size(); }
  /// The moving average there; the value itself where the curve is not smoothed or that far yet.
  double smoothedValue(std::size_t index) const;

  /// The first point at or after the key; size() if there is none.
  std::size_t indexAt(KeyUnit unit, double key) const;
  /// The point whose key is nearest. Not of an empty curve.
  std::size_t indexNear(KeyUnit unit, double key) const;
  /// The key of the next point above (or below, where `direction` is negative) the key, if there is one.
  std::optional<double> keyBeside(KeyUnit unit, double key, int direction) const;
  /// Whether there is a finite value among the points with these keys, and between which bounds they lie.
  bool bounds(KeyUnit unit, const QCPRange& keys, QCPRange* values) const;
  /// As bounds(), but without a hundredth of the points at either end, as far as some thousand points of them can tell.
  bool commonBounds(KeyUnit unit, const QCPRange& keys, QCPRange* values) const;
  /// The finite value with the lowest or highest value, the first of several; none if there is none.
  std::optional<std::size_t> best(bool lowest) const;
  /// The last finite value before the index; infinity if there is none.
  double finiteValueBefore(std::size_t index) const;
  /// Every key.
  bool keyBounds(KeyUnit unit, QCPRange* keys) const;

  /// The line to draw: each point where they lie apart, the extremes of those that share a pixel, and a NaN where the
  /// line has a gap.
  void draw(const CurveView& view, bool smoothed, QVector<QCPGraphData>* line) const;
  /// Where its values are not finite: at most one a `distance` of keys.
  std::vector<std::size_t> notFinite(KeyUnit unit, const QCPRange& keys, double distance) const;

 private:
  template <KeyUnit unit>
  void drawBy(const CurveView& view, bool smoothed, QVector<QCPGraphData>* line) const;

  std::shared_ptr<void> owner_;
  const Timeline* timeline_ = nullptr;
  const FigureColumn* column_ = nullptr;
  CurveTrace* trace_ = nullptr;
};

}  // namespace descry

Q_DECLARE_METATYPE(descry::KeyUnit)
