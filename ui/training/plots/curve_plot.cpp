#include "ui/training/plots/curve_plot.h"

#include <QLabel>
#include <cmath>
#include <limits>

#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_header.h"

namespace descry {

namespace {

constexpr int kRawAlpha = 64;  // a quarter of the smoothed curve's strength

QCPScatterStyle markerOf(const CurveKind& kind, int index, const QColor& colour) {
  if (!kind.markers) return QCPScatterStyle::ssNone;
  return {index == 0 ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssSquare, QPen(colour), QBrush(colour), 5.5};
}

QCPRange padded(QCPRange range, double share) {
  double room = range.size() * share;
  if (room <= 0) room = range.center() == 0 ? 1 : std::abs(range.center()) * 0.1;
  return {range.lower - room, range.upper + room};
}

}  // namespace

CurvePlot::CurvePlot(PlotSpec spec, QWidget* parent) : QCustomPlot(parent), spec_(std::move(spec)) {
  setObjectName(spec_.id);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  build();
  applyColours();
  showEmptyOrAxes();
  updateAccessibleText();
}

void CurvePlot::build() {
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  setNoAntialiasingOnDrag(true);
  setPlottingHint(QCP::phFastPolylines);
  header_ = new PlotHeader(this);
  header_->setTitle(spec_.title);
  plotLayout()->insertRow(0);
  plotLayout()->addElement(0, 0, header_);
  plotLayout()->setRowSpacing(0);
  axisRect()->setMinimumMargins(QMargins(8, 4, 14, 4));
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setTicker(QSharedPointer<PlainTicker>::create());
    axis->setSubTicks(false);
    axis->ticker()->setTickCount(4);
    axis->setLabelPadding(3);
  }
  xAxis->setLabel(spec_.keyLabel);
  yAxis->setLabel(spec_.valueLabel);

  addLayer(QStringLiteral("reading"));
  layer(QStringLiteral("reading"))->setMode(QCPLayer::lmBuffered);
  cursor_ = new QCPItemStraightLine(this);
  values_ = new QCPItemText(this);
  for (QCPAbstractItem* item : {static_cast<QCPAbstractItem*>(cursor_), static_cast<QCPAbstractItem*>(values_)}) {
    item->setLayer(QStringLiteral("reading"));
    item->setVisible(false);
    item->setSelectable(false);
  }
  values_->setTextAlignment(Qt::AlignLeft);
  values_->setPadding(QMargins(5, 3, 5, 3));
  values_->setClipToAxisRect(false);
  emptyLabel_ = new QLabel(spec_.emptyText, this);
  emptyLabel_->setAlignment(Qt::AlignCenter);
  emptyLabel_->setWordWrap(true);
  emptyLabel_->setForegroundRole(QPalette::PlaceholderText);
  emptyLabel_->setAttribute(Qt::WA_TransparentForMouseEvents);
}

CurvePlot::Run& CurvePlot::runOf(const QString& run) {
  Run& entry = runs_[run];
  if (entry.lines.empty()) {
    for (const CurveKind& kind : spec_.kinds) entry.lines.push_back({Curve(kind.smoothing)});
    for (std::size_t kind = 0; kind < spec_.kinds.size(); ++kind) attach(entry.lines[kind], spec_.kinds[kind]);
  }
  return entry;
}

void CurvePlot::attach(Line& line, const CurveKind& kind) {
  if (kind.smoothing > 0) line.raw = addGraph();
  line.shown = addGraph();
  if (line.raw != nullptr) line.raw->setData(line.curve.raw());
  line.shown->setData(line.curve.shown());
}

void CurvePlot::setRun(const QString& run, const QString& name, int colour) {
  Run& entry = runOf(run);
  entry.name = name;
  entry.colour = colour;
  colourRuns();
}

void CurvePlot::setCurve(const QString& run, int kind, Curve curve) {
  Line& line = runOf(run).lines.at(static_cast<std::size_t>(kind));
  line.curve = std::move(curve);
  if (line.raw != nullptr) line.raw->setData(line.curve.raw());
  line.shown->setData(line.curve.shown());
  colourRuns();
}

void CurvePlot::removeRun(const QString& run) {
  const auto entry = runs_.find(run);
  if (entry == runs_.end()) return;
  for (Line& line : entry->second.lines) {
    removeGraph(line.shown);
    if (line.raw != nullptr) removeGraph(line.raw);
  }
  runs_.erase(entry);
  hideReading();
  colourRuns();
}

QStringList CurvePlot::runs() const {
  QStringList names;
  for (const auto& [run, entry] : runs_) names << run;
  return names;
}

const Curve& CurvePlot::curve(const QString& run, int kind) const {
  static const Curve none;
  const auto entry = runs_.find(run);
  return entry == runs_.end() ? none : entry->second.lines.at(static_cast<std::size_t>(kind)).curve;
}

bool CurvePlot::isEmpty() const {
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      if (!line.curve.empty()) return false;
    }
  }
  return true;
}

void CurvePlot::fit() {
  following_ = true;
  refresh();
}

void CurvePlot::refresh() {
  showEmptyOrAxes();
  QCPRange keys, values, curveKeys, curveValues;
  bool any = false;
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      if (!line.curve.bounds(&curveKeys, &curveValues)) continue;
      keys = any ? keys.expanded(curveKeys) : curveKeys;
      values = any ? values.expanded(curveValues) : curveValues;
      any = true;
    }
  }
  if (any && following_) {
    xAxis->setRange(padded(keys, 0.02));
    yAxis->setRange(padded(values, 0.08));
  }
  updateAccessibleText();
  replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::showEmptyOrAxes() {
  const bool empty = isEmpty();
  emptyLabel_->setVisible(empty);
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setVisible(!empty);
    axis->grid()->setVisible(!empty);
  }
}

void CurvePlot::applyColours() {
  colours_ = plotColours(palette());
  setBackground(QBrush(colours_.background));
  header_->setTextColour(colours_.text);
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setBasePen(QPen(colours_.axis));
    axis->setTickPen(QPen(colours_.axis));
    axis->setTickLabelColor(colours_.text);
    axis->setLabelColor(colours_.text);
    axis->setTickLabelFont(font());
    axis->setLabelFont(font());
    axis->grid()->setPen(QPen(colours_.grid));
    axis->grid()->setZeroLinePen(QPen(colours_.grid));
  }
  cursor_->setPen(QPen(colours_.axis));
  values_->setColor(colours_.text);
  values_->setFont(font());
  QColor behind = colours_.background;
  behind.setAlpha(225);
  values_->setBrush(behind);
  values_->setPen(QPen(colours_.grid));
  colourRuns();
}

QPen CurvePlot::penOf(const Run& run, int kind) const {
  const bool alone = runs_.size() <= 1;
  QPen pen(colours_.seriesColour(alone ? kind : run.colour), 1.8);
  if (!alone && kind > 0) pen.setStyle(Qt::DashLine);
  return pen;
}

void CurvePlot::colourRuns() {
  const bool alone = runs_.size() <= 1;
  for (auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      const QPen pen = penOf(entry, static_cast<int>(kind));
      Line& line = entry.lines[kind];
      line.shown->setPen(pen);
      line.shown->setScatterStyle(markerOf(spec_.kinds[kind], static_cast<int>(kind), pen.color()));
      if (line.raw == nullptr) continue;
      QColor faint = pen.color();
      faint.setAlpha(kRawAlpha);
      line.raw->setPen(QPen(faint, 1));
    }
  }
  std::vector<PlotHeader::Entry> entries;
  for (std::size_t kind = 0; kind < spec_.kinds.size() && spec_.kinds.size() > 1; ++kind) {
    QPen pen = penOf(Run{}, static_cast<int>(kind));
    if (!alone) pen.setColor(colours_.text);
    entries.push_back({spec_.kinds[kind].name, pen, markerOf(spec_.kinds[kind], static_cast<int>(kind), pen.color())});
  }
  header_->setEntries(std::move(entries));
}

void CurvePlot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
  applyColours();
  replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  const int top = header_->minimumOuterSizeHint().height();
  emptyLabel_->setGeometry(QRect(12, top, width() - 24, height() - top - 4));
}

}  // namespace descry
