#include "ui/training/plots/curve_plot.h"

#include <QLabel>
#include <QRubberBand>
#include <algorithm>

#include "ui/training/plots/curve_graph.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_accessible.h"
#include "ui/training/plots/plot_header.h"
#include "ui/training/plots/plot_marks.h"

namespace descry {

namespace {

constexpr int kRawAlpha = 64;  // a quarter of the smoothed curve's strength
constexpr std::array kShapes{QCPScatterStyle::ssCircle, QCPScatterStyle::ssSquare, QCPScatterStyle::ssDiamond};

QCPScatterStyle markerOf(const CurveKind& kind, std::size_t index, const QColor& colour) {
  if (!kind.markers) return QCPScatterStyle::ssNone;
  return {kShapes[index % kShapes.size()], QPen(colour), QBrush(colour), 5.5};
}

}  // namespace

CurvePlot::CurvePlot(PlotSpec spec, QWidget* parent) : QCustomPlot(parent), spec_(std::move(spec)) {
  installPlotAccessibility();
  setObjectName(spec_.id);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_NoMousePropagation, false);  // the wheel on a title scrolls what the plot is in
  build();
  applyColours();
  showEmptyOrAxes();
  updateAccessibleText();
}

void CurvePlot::build() {
  setInteractions(QCP::iNone);
  setPlottingHint(QCP::phFastPolylines);
  header_ = new PlotHeader(this);
  header_->setTitle(spec_.title, spec_.valueLabel);
  plotLayout()->insertRow(0);
  plotLayout()->addElement(0, 0, header_);
  plotLayout()->setRowSpacing(0);
  buildAxes();
  addLayer(QStringLiteral("marks"), layer(QStringLiteral("main")));
  marks_ = new PlotMarks(this);
  buildReading();
  box_ = new QRubberBand(QRubberBand::Rectangle, this);
  emptyLabel_ = new QLabel(spec_.emptyText, this);
  emptyLabel_->setAlignment(Qt::AlignCenter);
  emptyLabel_->setWordWrap(true);
  emptyLabel_->setForegroundRole(QPalette::PlaceholderText);
  emptyLabel_->setAttribute(Qt::WA_TransparentForMouseEvents);
  // The ranges are needed to lay the axes out, the axes' size to know how many points to draw.
  connect(this, &QCustomPlot::beforeReplot, this, &CurvePlot::chooseRanges);
  connect(this, &QCustomPlot::afterLayout, this, &CurvePlot::drawLines);
}

void CurvePlot::buildAxes() {
  axisRect()->setMinimumMargins(QMargins(8, 4, 14, 4));
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setSubTicks(false);
    axis->setLabelPadding(3);
  }
  chooseTickers();
}

void CurvePlot::buildReading() {
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
}

void CurvePlot::chooseTickers() {
  switch (options_.unit) {
    case KeyUnit::kTime:
      xAxis->setTicker(QSharedPointer<ElapsedTicker>::create());
      break;
    case KeyUnit::kClock:
      xAxis->setTicker(QSharedPointer<ClockTicker>::create());
      break;
    default:
      xAxis->setTicker(QSharedPointer<PlainTicker>::create());
  }
  if (options_.logValues) {
    yAxis->setScaleType(QCPAxis::stLogarithmic);
    yAxis->setTicker(QSharedPointer<PlainLogTicker>::create());
  } else {
    yAxis->setScaleType(QCPAxis::stLinear);
    yAxis->setTicker(QSharedPointer<PlainTicker>::create());
  }
  chooseTickCounts();
}

void CurvePlot::chooseTickCounts() {
  // As many ticks as have room for their labels; the horizontal axis's own label where there is room for that too.
  const QFontMetrics metrics(font());
  const QString widest = options_.unit == KeyUnit::kClock ? QStringLiteral("00 Mmm.") : QStringLiteral("0,000,000");
  const int across = width() / std::max(1, metrics.horizontalAdvance(widest) * 3 / 2);
  const int down = height() / (4 * metrics.height());
  xAxis->ticker()->setTickCount(std::clamp(across, 2, 8));
  yAxis->ticker()->setTickCount(std::clamp(down, 2, 8));
  xAxis->setLabel(height() >= 12 * metrics.height() ? keyLabel() : QString());
}

QString CurvePlot::keyLabel() const {
  switch (options_.unit) {
    case KeyUnit::kEpoch:
      return tr("epoch");
    case KeyUnit::kTime:
      return tr("time");
    case KeyUnit::kClock:
      return tr("clock");
    case KeyUnit::kStep:
      break;
  }
  return tr("step");
}

QString CurvePlot::keyText(double key) const {
  switch (options_.unit) {
    case KeyUnit::kEpoch:
      return locale().toString(key, 'f', 2);
    case KeyUnit::kTime:
      return elapsedText(key);
    case KeyUnit::kClock:
      return locale().toString(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(key * 1000)), QLocale::ShortFormat);
    case KeyUnit::kStep:
      break;
  }
  return locale().toString(key, 'f', 0);
}

void CurvePlot::setRun(const QString& run, const QString& name, int colour, RunCurves curves) {
  Run& entry = runs_[run];
  entry.name = name;
  entry.colour = colour;
  entry.curves = std::move(curves);
  entry.lines.resize(spec_.kinds.size());
  for (std::size_t kind = 0; kind < spec_.kinds.size(); ++kind) {
    Line& line = entry.lines[kind];
    line.curve = entry.curves.curve(spec_.kinds[kind].figure);
    if (line.shown != nullptr) continue;
    if (spec_.kinds[kind].smoothable) line.raw = new CurveGraph(xAxis, yAxis);
    line.shown = new CurveGraph(xAxis, yAxis);
  }
  colourRuns();
  refresh();
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
  refresh();
}

void CurvePlot::setOptions(const PlotOptions& options) {
  if (options_.unit != options.unit) {
    heldKeys_.reset();
    commonKeys_.reset();
    hideReading();
  }
  if (options_.logValues != options.logValues) heldValues_.reset();
  options_ = options;
  chooseTickers();
  colourRuns();
  refresh();
}

QStringList CurvePlot::runs() const {
  QStringList names;
  for (const auto& [run, entry] : runs_) names << run;
  return names;
}

QString CurvePlot::nameOf(const QString& run) const {
  const auto entry = runs_.find(run);
  return entry == runs_.end() ? QString() : entry->second.name;
}

Curve CurvePlot::curve(const QString& run, int kind) const {
  const auto entry = runs_.find(run);
  return entry == runs_.end() ? Curve() : entry->second.lines.at(static_cast<std::size_t>(kind)).curve;
}

bool CurvePlot::isEmpty() const {
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      if (line.curve.has(options_.unit)) return false;
    }
  }
  return true;
}

void CurvePlot::showEmptyOrAxes() {
  const bool empty = isEmpty();
  emptyLabel_->setVisible(empty);
  if (empty) {
    bool any = false;
    for (const auto& [run, entry] : runs_) {
      for (const Line& line : entry.lines) any = any || !line.curve.empty();
    }
    emptyLabel_->setText(any ? tr("These records do not say at what time of day their steps were taken; choose "
                                  "another horizontal axis.")
                             : spec_.emptyText);
  }
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
  marks_->setColours(colours_.axis, colours_.text, colours_.problem);
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
  if (runs_.size() <= 1) return {colours_.seriesColour(kind), kLineWidth};
  QPen pen(colours_.seriesColour(run.colour), kLineWidth);
  pen.setStyle(PlotColours::seriesStyle(run.colour));
  if (kind > 0) pen.setDashPattern({4.0 + 4 * kind, 3.0});
  return pen;
}

void CurvePlot::colourRuns() {
  for (auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      const QPen pen = penOf(entry, static_cast<int>(kind));
      Line& line = entry.lines[kind];
      line.shown->setPen(pen);
      line.shown->setScatterStyle(markerOf(spec_.kinds[kind], kind, pen.color()));
      if (line.raw == nullptr) continue;
      QColor faint = pen.color();
      faint.setAlpha(kRawAlpha);
      line.raw->setPen(QPen(faint, 1));
    }
  }
  nameKinds();
}

void CurvePlot::nameKinds() {
  const bool alone = runs_.size() <= 1;
  std::vector<PlotHeader::Entry> entries;
  for (std::size_t kind = 0; kind < spec_.kinds.size() && spec_.kinds.size() > 1; ++kind) {
    const bool any = std::any_of(runs_.begin(), runs_.end(),
                                 [kind](const auto& entry) { return !entry.second.lines[kind].curve.empty(); });
    if (!any) continue;
    QPen pen = penOf(Run{}, static_cast<int>(kind));
    if (!alone) pen.setColor(colours_.text);
    entries.push_back({spec_.kinds[kind].name, pen, markerOf(spec_.kinds[kind], kind, pen.color())});
  }
  header_->setEntries(std::move(entries));
}

void CurvePlot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::LocaleChange || event->type() == QEvent::PaletteChange ||
      event->type() == QEvent::FontChange) {
    applyColours();
    refresh();
  }
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  chooseTickCounts();
  const int top = header_->minimumOuterSizeHint().height();
  emptyLabel_->setGeometry(QRect(12, top, width() - 24, height() - top - 4));
}

}  // namespace descry
