// What a CurvePlot draws: its ranges, the lines for the pixels that are shown, and the marks over them.
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_graph.h"
#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plot_marks.h"

namespace descry {

namespace {

constexpr std::size_t kSmoothedAtOnce = 400'000;  // values: some 3 ms
constexpr double kDense = 1.2;                    // points a pixel from which they crowd
constexpr std::size_t kSmoothEdged = 3;           // runs

QCPRange padded(QCPRange range, double share) {
  double room = range.size() * share;
  if (room <= 0) room = range.center() == 0 ? 1 : std::abs(range.center()) * 0.1;
  return {range.lower - room, range.upper + room};
}

/// As much room, but on a logarithmic scale; of what is above zero.
QCPRange paddedLog(QCPRange range, double share) {
  if (range.upper <= 0) return {0.1, 1};
  if (range.lower <= 0) range.lower = range.upper / 1e4;
  const double factor = std::max(std::pow(range.upper / range.lower, share), 1.05);
  return {range.lower / factor, range.upper * factor};
}

PlotMarks::Shape shapeOf(RunEvent::Kind kind) {
  using Kind = RunEvent::Kind;
  using Shape = PlotMarks::Shape;
  switch (kind) {
    case Kind::kPaused:
      return Shape::kPause;
    case Kind::kStarted:
    case Kind::kResumed:
    case Kind::kUnpaused:
      return Shape::kGoOn;
    case Kind::kCheckpoint:
      return Shape::kCheckpoint;
    case Kind::kSkippedStep:
    case Kind::kRestored:
    case Kind::kFailed:
      return Shape::kProblem;
    case Kind::kStopped:
    case Kind::kFinished:
      return Shape::kEnd;
    case Kind::kStage:
    case Kind::kRateChanged:
      break;
  }
  return Shape::kChange;
}

}  // namespace

void CurvePlot::refresh() {
  stale_ = true;
  showEmptyOrAxes();
  nameKinds();
  updateAccessibleText();
  update();
}

void CurvePlot::paintEvent(QPaintEvent* event) {
  // A plot that is hidden, or scrolled out of sight, is not worked out until it is seen.
  if (std::exchange(stale_, false)) replot(QCustomPlot::rpQueuedRefresh);
  QCustomPlot::paintEvent(event);
  if (!hasFocus()) return;
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::Highlight));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CurvePlot::fit() {
  heldKeys_.reset();
  heldValues_.reset();
  Q_EMIT keysHeld(std::nullopt);
  refresh();
}

void CurvePlot::holdKeys(const std::optional<QCPRange>& keys) {
  heldKeys_ = keys;
  if (!keys) heldValues_.reset();
  stale_ = true;
}

bool CurvePlot::keyBounds(QCPRange* keys) const {
  bool any = false;
  QCPRange bounds;
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      if (!line.curve.keyBounds(options_.unit, &bounds)) continue;
      *keys = any ? keys->expanded(bounds) : bounds;
      any = true;
    }
  }
  return any;
}

bool CurvePlot::valueBounds(const QCPRange& keys, QCPRange* values) const {
  bool any = false;
  QCPRange bounds;
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      const bool found = options_.ignoreOutliers ? line.curve.commonBounds(options_.unit, keys, &bounds)
                                                 : line.curve.bounds(options_.unit, keys, &bounds);
      if (!found) continue;
      *values = any ? values->expanded(bounds) : bounds;
      any = true;
    }
  }
  return any;
}

void CurvePlot::chooseRanges() {
  QCPRange keys, values;
  if (heldKeys_) {
    xAxis->setRange(*heldKeys_);
  } else if (keyBounds(&keys)) {
    if (commonKeys_) keys.expand(*commonKeys_);
    xAxis->setRange(padded(keys, 0.02));
  }
  if (heldValues_) {
    yAxis->setRange(*heldValues_);
  } else if (valueBounds(xAxis->range(), &values)) {
    yAxis->setRange(options_.logValues ? paddedLog(values, 0.08) : padded(values, 0.08));
  }
}

bool CurvePlot::smoothSome() {
  std::size_t left = kSmoothedAtOnce;
  for (auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      Curve& curve = entry.lines[kind].curve;
      curve.setSmoothing(spec_.kinds[kind].smoothable ? options_.smoothing : 0);
      const std::size_t before = curve.smoothedSize();
      if (!curve.smooth(left)) return false;
      left -= std::min(left, curve.smoothedSize() - before);
    }
  }
  return true;
}

void CurvePlot::drawLines() {
  const bool done = smoothSome();
  const QRect rect = axisRect()->rect();
  if (rect.width() < 1 || rect.height() < 1) return;
  const double scale = bufferDevicePixelRatio();
  const CurveView view{options_.unit, xAxis->range(), xAxis->range().size() / rect.width() / scale,
                       options_.logValues ? 0 : yAxis->range().size() / rect.height() / scale};
  for (auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      Line& line = entry.lines[kind];
      const bool smoothed = line.curve.isSmoothed();
      line.curve.draw(view, smoothed, &line_);
      drawLine(*line.shown, spec_.kinds[kind].markers, false);
      if (line.raw == nullptr) continue;
      line.raw->setVisible(smoothed && options_.rawBehind);
      if (!line.raw->visible()) continue;
      line.curve.draw(view, false, &line_);
      drawLine(*line.raw, false, true);
    }
  }
  collectMarks();
  if (!done) QTimer::singleShot(0, this, &CurvePlot::refresh);
}

void CurvePlot::drawLine(CurveGraph& graph, bool markers, bool faint) {
  constexpr int kMarkers = 12;  // pixels between two
  const auto points = static_cast<int>(line_.size());
  const int width = std::max(1, axisRect()->width());
  // Lines with smooth edges take their time: those of a few runs have them, faint ones only where points lie apart.
  const bool bars = runs_.size() > kSmoothEdged ? points > width / kMarkers * 2 : faint && points > kDense * width;
  if (markers) graph.setScatterSkip(points * kMarkers / width);
  graph.setLine(line_, bars, faint ? 1 : kLineWidth);
}

void CurvePlot::collectMarks() {
  marks_->epochs.clear();
  marks_->events.clear();
  marks_->best.clear();
  marks_->notFinite.clear();
  const double keyPixel = xAxis->range().size() / std::max(1, axisRect()->width());
  for (const auto& [run, entry] : runs_) {
    markPoints(entry, keyPixel);
    if (!options_.marks) continue;
    if (runs_.size() == 1) marks_->epochs = entry.curves.epochStarts(options_.unit);
    markEvents(entry);
  }
}

void CurvePlot::markEvents(const Run& run) {
  // With several runs, what is quiet of each would be loud together.
  for (const RunEvent& event : run.curves.events()) {
    const PlotMarks::Shape shape = shapeOf(event.kind);
    if (runs_.size() > 1 && shape != PlotMarks::Shape::kProblem) continue;
    const double key = run.curves.keyOf(event, options_.unit);
    if (std::isfinite(key)) marks_->events.push_back({key, shape});
  }
}

void CurvePlot::markPoints(const Run& run, double keyPixel) {
  constexpr double kCross = 9;  // pixels
  for (std::size_t kind = 0; kind < run.lines.size(); ++kind) {
    const Line& line = run.lines[kind];
    const QColor colour = line.shown->pen().color();
    for (const std::size_t index : line.curve.notFinite(options_.unit, xAxis->range(), kCross * keyPixel)) {
      double value = line.curve.value(index);
      if (std::isnan(value)) value = line.curve.finiteValueBefore(index);
      marks_->notFinite.push_back({line.curve.key(index, options_.unit), value, colour});
    }
    if (spec_.kinds[kind].best == CurveKind::Best::kNone) continue;
    const auto best = line.curve.best(spec_.kinds[kind].best == CurveKind::Best::kLowest);
    if (!best) continue;
    marks_->best.push_back({line.curve.key(*best, options_.unit), line.curve.value(*best), colour});
  }
}

}  // namespace descry
