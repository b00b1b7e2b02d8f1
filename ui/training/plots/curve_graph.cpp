#include "ui/training/plots/curve_graph.h"

#include <algorithm>
#include <cmath>

namespace descry {

namespace {

constexpr double kFar = 1e8;  // pixels; farther points are drawn there

/// Which pixel columns a dashed line leaves out.
class Dashes {
 public:
  Dashes(const QPen& pen, double scale) {
    if (pen.style() == Qt::SolidLine) return;
    for (const double length : pen.dashPattern()) {
      period_ += std::max(1.0, length * pen.widthF() * scale);
      ends_.push_back(period_);
    }
  }
  bool drawn(int x) const {
    if (ends_.empty()) return true;
    const double at = std::fmod(x, period_);
    const auto part = std::upper_bound(ends_.begin(), ends_.end(), at);
    return (part - ends_.begin()) % 2 == 0;
  }

 private:
  std::vector<double> ends_;  // of what is drawn and what is left out, in turn
  double period_ = 0;
};

}  // namespace

void CurveGraph::setLine(const QVector<QCPGraphData>& line, bool asBars, double width) {
  asBars_ = asBars;
  QPen pen = this->pen();
  pen.setWidthF(width);
  setPen(pen);
  data()->set(line, true);
}

void CurveGraph::draw(QCPPainter* painter) {
  if (!asBars_ || painter->modes().testFlag(QCPPainter::pmVectorized)) return QCPGraph::draw(painter);
  // In the device's own pixels.
  const double scale = painter->device()->devicePixelRatioF();
  collectBars(scale);
  painter->save();
  painter->setAntialiasing(false);
  painter->scale(1 / scale, 1 / scale);
  painter->setPen(Qt::NoPen);
  painter->setBrush(pen().color());
  painter->drawRects(bars_.data(), static_cast<int>(bars_.size()));
  painter->restore();
}

void CurveGraph::collectBars(double scale) {
  bars_.clear();
  const QRectF area = QRectF(clipRect());
  const double top = area.top() * scale, bottom = area.bottom() * scale;
  const QCPRange keys = keyAxis()->range();
  const double perKey = area.width() * scale / keys.size(), left = area.left() * scale - keys.lower * perKey;
  const bool linear = valueAxis()->scaleType() == QCPAxis::stLinear;
  const double perValue = -area.height() * scale / valueAxis()->range().size();
  const double base = (area.top() + area.height()) * scale - valueAxis()->range().lower * perValue;
  const int thickness = std::max(1, static_cast<int>(std::lround(pen().widthF() * scale)));

  const int first = static_cast<int>(area.left() * scale), after = static_cast<int>(area.right() * scale) + 2;

  int column = 0, low = 0, high = -1;  // an empty bar
  bool joined = false;                 // the last point goes on to the next one
  int last = 0;
  const Dashes dashes(pen(), scale);
  const auto add = [&](int x, int from, int to) {
    if (dashes.drawn(x)) bars_.emplace_back(x, std::min(from, to), 1, std::abs(to - from) + thickness);
  };
  for (const QCPGraphData& point : *data()) {
    const double value = linear ? base + point.value * perValue : valueAxis()->coordToPixel(point.value) * scale;
    if (!std::isfinite(value)) {
      joined = false;
      continue;
    }
    const int x = static_cast<int>(std::clamp(std::floor(left + point.key * perKey), -kFar, kFar));
    const int y = static_cast<int>(std::clamp(value, top - 4, bottom + 4));
    if (x != column || low > high) {
      if (low <= high) add(column, low, high);
      // Columns between two points that lie apart get their share of the way from one to the other.
      int from = last;
      for (int between = std::max(column + 1, first); joined && between < std::min(x, after); ++between) {
        const int way = last + static_cast<int>((y - last) * static_cast<double>(between - column) / (x - column));
        add(between, from, way);
        from = way;
      }
      column = x;
      low = high = joined ? from : y;
    }
    low = std::min(low, y);
    high = std::max(high, y);
    last = y;
    joined = true;
  }
  if (low <= high) add(column, low, high);
}

}  // namespace descry
