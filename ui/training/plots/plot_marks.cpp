#include "ui/training/plots/plot_marks.h"

#include <algorithm>
#include <cmath>

namespace descry {

namespace {

constexpr double kApart = 12;  // pixels between two epochs' lines, at least
constexpr double kSize = 4;    // half of a shape

}  // namespace

PlotMarks::PlotMarks(QCustomPlot* plot) : QCPLayerable(plot, QStringLiteral("marks")) {}

void PlotMarks::setColours(const QColor& line, const QColor& shape, const QColor& problem) {
  line_ = line;
  shape_ = shape;
  problem_ = problem;
}

QRectF PlotMarks::area() const { return mParentPlot->axisRect()->rect(); }

double PlotMarks::x(double key) const { return mParentPlot->xAxis->coordToPixel(key); }

QRect PlotMarks::clipRect() const { return mParentPlot->axisRect()->rect().adjusted(0, 0, 1, 1); }

void PlotMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(true); }

void PlotMarks::draw(QCPPainter* painter) {
  drawEpochs(painter);
  for (const Event& event : events) {
    if (mParentPlot->xAxis->range().contains(event.key)) drawEvent(painter, event);
  }
  painter->setBrush(Qt::NoBrush);
  for (const Point& point : best) {
    painter->setPen(QPen(point.colour, 1.6));
    painter->drawEllipse(QPointF(x(point.key), mParentPlot->yAxis->coordToPixel(point.value)), 6.0, 6.0);
  }
  for (const Point& point : notFinite) drawNotFinite(painter, point);
}

void PlotMarks::drawEpochs(QCPPainter* painter) const {
  const QCPRange keys = mParentPlot->xAxis->range();
  const auto first = std::lower_bound(epochs.begin(), epochs.end(), keys.lower);
  const auto last = std::upper_bound(epochs.begin(), epochs.end(), keys.upper);
  if (last - first < 2 || area().width() / static_cast<double>(last - first) < kApart) return;
  QColor quiet = line_;
  quiet.setAlpha(quiet.alpha() / 2);
  painter->setPen(QPen(quiet, 1, Qt::DotLine));
  for (auto epoch = first; epoch != last; ++epoch) {
    painter->drawLine(QLineF(x(*epoch), area().top(), x(*epoch), area().bottom()));
  }
}

void PlotMarks::drawEvent(QCPPainter* painter, const Event& event) const {
  const QRectF rect = area();
  const double at = x(event.key), y = rect.bottom() - kSize - 1;
  const QColor colour = event.shape == Shape::kProblem ? problem_ : shape_;
  if (event.shape != Shape::kCheckpoint) {
    painter->setPen(QPen(event.shape == Shape::kProblem ? problem_ : line_, 1, Qt::DashLine));
    painter->drawLine(QLineF(at, rect.top(), at, rect.bottom()));
  }
  painter->setPen(QPen(colour, 1.4));
  painter->setBrush(colour);
  switch (event.shape) {
    case Shape::kPause:
      painter->drawLine(QLineF(at - 2, y - kSize, at - 2, y + kSize));
      painter->drawLine(QLineF(at + 2, y - kSize, at + 2, y + kSize));
      break;
    case Shape::kGoOn:
      painter->drawPolygon(QPolygonF({{at - kSize + 1, y - kSize}, {at + kSize, y}, {at - kSize + 1, y + kSize}}));
      break;
    case Shape::kCheckpoint:
      painter->drawLine(QLineF(at, rect.bottom() - kSize, at, rect.bottom()));
      break;
    case Shape::kChange:
      painter->drawPolygon(QPolygonF({{at, y - kSize}, {at + kSize, y}, {at, y + kSize}, {at - kSize, y}}));
      break;
    case Shape::kProblem:
      painter->drawPolygon(QPolygonF({{at - kSize, y + kSize}, {at, y - kSize}, {at + kSize, y + kSize}}));
      break;
    case Shape::kEnd:
      painter->drawRect(QRectF(at - kSize + 1, y - kSize + 1, 2 * kSize - 2, 2 * kSize - 2));
      break;
  }
}

void PlotMarks::drawNotFinite(QCPPainter* painter, const Point& point) const {
  const QRectF rect = area();
  double y = mParentPlot->yAxis->coordToPixel(point.value);
  if (std::isinf(point.value)) y = point.value > 0 ? rect.top() : rect.bottom();
  y = std::clamp(y, rect.top() + kSize + 1, rect.bottom() - kSize - 1);
  const double at = x(point.key);
  painter->setPen(QPen(point.colour, 1.8));
  painter->drawLine(QLineF(at - kSize, y - kSize, at + kSize, y + kSize));
  painter->drawLine(QLineF(at - kSize, y + kSize, at + kSize, y - kSize));
}

}  // namespace descry
