#include "ui/training/runs/figure_chart.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/training/plots/plot_colours.h"

namespace descry {

namespace {

constexpr int kGap = 8;
constexpr double kNear = 12;  // pixels from a line that count as on it
constexpr double kDot = 3;

/// Of the values that are known.
std::pair<double, double> rangeOf(const ChartAxis& axis) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double value : axis.values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return {low, high};
}

double distance(const QPointF& from, const QPointF& a, const QPointF& b) {
  const QPointF along = b - a, there = from - a;
  const double length = QPointF::dotProduct(along, along);
  const double part = length > 0 ? std::clamp(QPointF::dotProduct(there, along) / length, 0.0, 1.0) : 0;
  const QPointF off = there - part * along;
  return std::sqrt(QPointF::dotProduct(off, off));
}

}  // namespace

FigureChart::FigureChart(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("figureChart"));
  setAccessibleName(tr("Figures of the runs, side by side"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setToolTip(tr("A line a run; up is better on every axis. Point at a run, or press Up and Down, to see its values"));
}

void FigureChart::setRuns(const QStringList& names, const QList<int>& colours) {
  names_ = names;
  colours_ = colours;
  choose(-1);
  update();
}

void FigureChart::setAxes(std::vector<ChartAxis> axes) {
  std::erase_if(axes, [](const ChartAxis& axis) { return !std::isfinite(rangeOf(axis).first); });
  axes_ = std::move(axes);
  update();
}

QSize FigureChart::sizeHint() const { return {640, 240}; }
QSize FigureChart::minimumSizeHint() const { return {280, 8 * fontMetrics().lineSpacing()}; }

int FigureChart::legendWidth() const {
  int widest = 0;
  for (const QString& name : names_) widest = std::max(widest, fontMetrics().horizontalAdvance(name));
  return std::min(widest + 30, width() / 4);
}

QRect FigureChart::plotRect() const {
  const int line = fontMetrics().lineSpacing();
  int first = 0, last = 0;  // half the width of what stands above the outer axes
  const auto half = [this](const ChartAxis& axis) {
    return std::max(fontMetrics().horizontalAdvance(axis.title), fontMetrics().horizontalAdvance(axis.unit)) / 2;
  };
  if (!axes_.empty()) {
    first = half(axes_.front());
    last = half(axes_.back());
  }
  return rect().adjusted(first + kGap, 3 * line + kGap, -last - legendWidth() - 3 * kGap, -line - kGap);
}

QPointF FigureChart::place(int run, int axis) const {
  const QRect plot = plotRect();
  const ChartAxis& shown = axes_[static_cast<std::size_t>(axis)];
  const auto [low, high] = rangeOf(shown);
  const double value = shown.values[static_cast<std::size_t>(run)];
  double up = high > low ? (value - low) / (high - low) : 0.5;
  if (shown.lowIsGood) up = 1 - up;
  const double x = axes_.size() > 1 ? static_cast<double>(axis) / static_cast<double>(axes_.size() - 1) : 0.5;
  return {plot.left() + x * plot.width(), plot.bottom() - up * plot.height()};
}

QRect FigureChart::nameRect(int run) const {
  const int line = fontMetrics().lineSpacing() + 2;
  return {width() - legendWidth() - kGap, 3 * fontMetrics().lineSpacing() + run * line, legendWidth(), line};
}

int FigureChart::runAt(const QPointF& at) const {
  double nearest = kNear;
  int found = -1;
  for (int run = 0; run < names_.size(); ++run) {
    if (nameRect(run).contains(at.toPoint())) return run;
    for (int axis = 0; axis < static_cast<int>(axes_.size()); ++axis) {
      const auto known = [&](int each) {
        return std::isfinite(axes_[static_cast<std::size_t>(each)].values[static_cast<std::size_t>(run)]);
      };
      if (!known(axis)) continue;
      const bool joined = axis > 0 && known(axis - 1);
      const double off = distance(at, place(run, joined ? axis - 1 : axis), place(run, axis));
      if (off >= nearest) continue;
      nearest = off;
      found = run;
    }
  }
  return found;
}

QString FigureChart::spoken(int run) const {
  QStringList parts{names_.value(run)};
  for (const ChartAxis& axis : axes_) {
    const double value = axis.values[static_cast<std::size_t>(run)];
    parts << tr("%1: %2", "figure, value").arg(axis.title, std::isfinite(value) ? axis.text(value) : tr("not known"));
  }
  return parts.join(QStringLiteral("; "));
}

void FigureChart::choose(int run) {
  if (run == chosen_) return;
  chosen_ = run;
  setAccessibleDescription(run < 0 ? QString() : spoken(run));
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
  update();
  Q_EMIT chosenChanged(run);
}

void FigureChart::paintAxis(QPainter& painter, int axis) const {
  const ChartAxis& shown = axes_[static_cast<std::size_t>(axis)];
  const PlotColours colours = plotColours(palette());
  const QRect plot = plotRect();
  const QFontMetrics metrics = fontMetrics();
  const int x =
      axes_.size() > 1 ? plot.left() + axis * plot.width() / static_cast<int>(axes_.size() - 1) : plot.center().x();
  const int room = axes_.size() > 1 ? plot.width() / static_cast<int>(axes_.size() - 1) - 4 : plot.width();
  painter.setPen(colours.axis);
  painter.drawLine(x, plot.top(), x, plot.bottom());
  const auto write = [&](int top, const QString& text, const QColor& ink) {
    painter.setPen(ink);
    const QRect place(x - room / 2, top, room, metrics.lineSpacing());
    painter.drawText(place, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, room));
  };
  QColor quiet = colours.text;
  quiet.setAlphaF(0.7F);
  const auto [low, high] = rangeOf(shown);
  write(2, shown.title, colours.text);
  write(2 + metrics.lineSpacing(), shown.unit, quiet);
  write(plot.top() - metrics.lineSpacing() - 2, shown.text(shown.lowIsGood ? low : high), quiet);
  if (high > low) write(plot.bottom() + 2, shown.text(shown.lowIsGood ? high : low), quiet);
}

void FigureChart::paintRun(QPainter& painter, int run, bool faded) const {
  const int index = colours_.value(run, run);
  QColor colour = plotColours(palette()).seriesColour(index);
  if (faded) colour.setAlphaF(0.25F);
  painter.setPen(QPen(colour, run == chosen_ ? 3 : 1.6, PlotColours::seriesStyle(index)));
  for (int axis = 0; axis < static_cast<int>(axes_.size()); ++axis) {
    const auto known = [&](int each) {
      return std::isfinite(axes_[static_cast<std::size_t>(each)].values[static_cast<std::size_t>(run)]);
    };
    if (!known(axis)) continue;
    if (axis > 0 && known(axis - 1)) painter.drawLine(place(run, axis - 1), place(run, axis));
    painter.setBrush(colour);
    painter.drawEllipse(place(run, axis), kDot, kDot);
    painter.setBrush(Qt::NoBrush);
  }
  const QRect name = nameRect(run);
  const int middle = name.center().y();
  painter.drawLine(name.left(), middle, name.left() + 18, middle);
  QColor ink = plotColours(palette()).text;
  if (faded) ink.setAlphaF(0.5F);
  painter.setPen(ink);
  painter.drawText(name.adjusted(24, 0, 0, 0), Qt::AlignVCenter,
                   fontMetrics().elidedText(names_[run], Qt::ElideMiddle, name.width() - 24));
}

void FigureChart::paintValues(QPainter& painter, int run) const {
  const PlotColours colours = plotColours(palette());
  for (int axis = 0; axis < static_cast<int>(axes_.size()); ++axis) {
    const ChartAxis& shown = axes_[static_cast<std::size_t>(axis)];
    const double value = shown.values[static_cast<std::size_t>(run)];
    if (!std::isfinite(value)) continue;
    const QString text = shown.text(value);
    QRectF box(0, 0, fontMetrics().horizontalAdvance(text) + 8, fontMetrics().height() + 2);
    const QPointF at = place(run, axis);
    box.moveCenter(at);
    box.moveLeft(at.x() + 8);
    if (box.right() > plotRect().right() + kGap) box.moveRight(at.x() - 8);
    painter.setPen(colours.axis);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, text);
  }
}

void FigureChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().base());
  painter.setRenderHint(QPainter::Antialiasing);
  if (axes_.empty()) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(kGap, kGap, -kGap, -kGap), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("The runs' figures are drawn here once an epoch of them has ended."));
    return;
  }
  for (int axis = 0; axis < static_cast<int>(axes_.size()); ++axis) paintAxis(painter, axis);
  for (int run = 0; run < names_.size(); ++run) {
    if (run != chosen_) paintRun(painter, run, chosen_ >= 0);
  }
  if (chosen_ >= 0) {
    paintRun(painter, chosen_, false);
    paintValues(painter, chosen_);
  }
  if (!hasFocus()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void FigureChart::mouseMoveEvent(QMouseEvent* event) { choose(runAt(event->position())); }

void FigureChart::leaveEvent(QEvent*) {
  if (!hasFocus()) choose(-1);
}

void FigureChart::keyPressEvent(QKeyEvent* event) {
  const auto runs = static_cast<int>(names_.size());
  if (runs > 0 && event->key() == Qt::Key_Down) return choose((chosen_ + 1) % runs);
  if (runs > 0 && event->key() == Qt::Key_Up) return choose((std::max(chosen_, 0) + runs - 1) % runs);
  QWidget::keyPressEvent(event);
}

void FigureChart::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void FigureChart::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  choose(-1);
  update();
}

void FigureChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
}

}  // namespace descry
