#pragma once

#include <vector>

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// A line of points that rise by key. Where points crowd it is drawn as a bar a pixel column, from the lowest to the
/// highest, which looks the same as the line and takes a tenth of the time.
class CurveGraph : public QCPGraph {
 public:
  CurveGraph(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPGraph(keyAxis, valueAxis) { setAdaptiveSampling(false); }

  /// `asBars`: of points that crowd. `width`: the line's, in pixels.
  void setLine(const QVector<QCPGraphData>& line, bool asBars, double width);

 protected:
  void draw(QCPPainter* painter) override;

 private:
  void collectBars(double scale);

  bool asBars_ = false;
  std::vector<QRect> bars_;
};

}  // namespace descry
