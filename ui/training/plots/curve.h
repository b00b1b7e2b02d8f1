#pragma once

#include <QSharedPointer>
#include <vector>

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// The points of one curve, raw and smoothed, in a form that a plot takes over without copying. A handle: copies share
/// the points. Built on a worker for a run read from disk, appended to on the GUI thread from then on.
class Curve {
 public:
  /// `smoothing`: weight of the past in the moving average that is shown; 0: values are shown as they are.
  explicit Curve(double smoothing = 0);

  /// Adds a point. A key at or before the last one replaces everything from there on: a run that was resumed repeats
  /// the steps since its last checkpoint. Values that are not finite leave a gap.
  void append(double key, double value);

  bool empty() const { return points_->raw->isEmpty(); }
  int size() const { return points_->raw->size(); }
  bool isSmoothed() const { return points_->smoothing > 0; }
  /// The smoothed (or raw) value at the point nearest to `key`; NaN if empty. `found` becomes that point's key.
  double valueNear(double key, double* found = nullptr) const;
  double lastKey() const;
  double lastValue() const;

  /// Ranges over every finite point of the shown (smoothed) curve. False if there is none.
  bool bounds(QCPRange* keys, QCPRange* values) const;

  const QSharedPointer<QCPGraphDataContainer>& raw() const { return points_->raw; }
  /// The same as raw() where the curve is not smoothed.
  const QSharedPointer<QCPGraphDataContainer>& shown() const { return isSmoothed() ? points_->smoothed : points_->raw; }

 private:
  struct Points {
    double smoothing = 0;
    double average = 0;  // exponential moving average before its bias to zero is corrected
    double weight = 0;   // what the average's weights add up to
    double low = 0, high = 0;
    bool finite = false;
    QSharedPointer<QCPGraphDataContainer> raw, smoothed;
  };
  void add(double key, double value);
  void cutFrom(double key);

  QSharedPointer<Points> points_;
};

}  // namespace descry
