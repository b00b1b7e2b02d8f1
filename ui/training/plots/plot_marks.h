#pragma once

#include <vector>

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// What is drawn over a plot's curves: where epochs begin, what happened, best points, values that are not finite.
class PlotMarks : public QCPLayerable {
 public:
  enum class Shape { kPause, kGoOn, kCheckpoint, kChange, kProblem, kEnd };
  struct Event {
    double key = 0;
    Shape shape = Shape::kChange;
  };
  struct Point {
    double key = 0, value = 0;
    QColor colour;
  };

  /// Drawn on the plot's layer "marks".
  explicit PlotMarks(QCustomPlot* plot);

  void setColours(const QColor& line, const QColor& shape, const QColor& problem);
  std::vector<double> epochs;  ///< keys where they begin; drawn while they are apart
  std::vector<Event> events;
  std::vector<Point> best;
  std::vector<Point> notFinite;  ///< drawn as crosses; infinite values at the rim that they left by

 protected:
  QRect clipRect() const override;
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  void drawEpochs(QCPPainter* painter) const;
  void drawEvent(QCPPainter* painter, const Event& event) const;
  void drawNotFinite(QCPPainter* painter, const Point& point) const;
  QRectF area() const;
  double x(double key) const;

  QColor line_, shape_, problem_;
};

}  // namespace descry
