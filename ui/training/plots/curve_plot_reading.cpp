// How a CurvePlot reads its values out.
#include <QAccessible>
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_table.h"
#include "ui/training/plots/run_event_text.h"

namespace descry {

namespace {

constexpr int kPointedAt = 5;  // pixels from an event at which it is told of

}  // namespace

QStringList CurvePlot::linesAt(double key, double* nearest) const {
  QStringList lines;
  for (const auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      const Curve& curve = entry.lines[kind].curve;
      if (!curve.has(options_.unit)) continue;
      const std::size_t index = curve.indexNear(options_.unit, key);
      const double found = curve.key(index, options_.unit);
      if (!(std::abs(found - key) >= std::abs(*nearest - key))) *nearest = found;
      QString name = spec_.kinds.size() > 1 ? spec_.kinds[kind].name : QString();
      if (runs_.size() > 1) name = name.isEmpty() ? entry.name : entry.name + QStringLiteral(" ") + name;
      QString number = plainNumber(curve.value(index), locale());
      if (curve.isSmoothed() && runs_.size() > 1) {
        number = plainNumber(curve.smoothedValue(index), locale());
      } else if (curve.isSmoothed()) {
        number = tr("%1 (average %2)").arg(number, plainNumber(curve.smoothedValue(index), locale()));
      }
      lines << (name.isEmpty() ? number : QStringLiteral("%1  %2").arg(name, number));
    }
  }
  return lines;
}

QStringList CurvePlot::eventsAt(double key) const {
  QStringList sentences;
  const double near = kPointedAt * xAxis->range().size() / std::max(1, axisRect()->width());
  for (const auto& [run, entry] : runs_) {
    for (const RunEvent& event : entry.curves.events()) {
      if (!(std::abs(entry.curves.keyOf(event, options_.unit) - key) <= near)) continue;
      const QString sentence = runEventText(event);
      sentences << (runs_.size() > 1 ? entry.name + QStringLiteral(": ") + sentence : sentence);
    }
  }
  return sentences;
}

QString CurvePlot::readingAt(double key, bool withEvents) const {
  double nearest = std::numeric_limits<double>::quiet_NaN();
  QStringList lines = linesAt(key, &nearest);
  if (lines.isEmpty()) return {};
  lines.prepend(QStringLiteral("%1 %2").arg(keyLabel(), keyText(nearest)));
  if (withEvents && options_.marks) lines << eventsAt(key);
  return lines.join(QLatin1Char('\n'));
}

void CurvePlot::readAt(double key) {
  showReadingAt(key, true);
  Q_EMIT readingMoved(readingKey_);
}

void CurvePlot::stopReading() {
  if (!cursor_->visible()) return;
  hideReading();
  Q_EMIT readingMoved(std::nullopt);
}

void CurvePlot::showReadingAt(double key, bool withEvents) {
  if (isEmpty()) return;
  readingKey_ = std::clamp(key, xAxis->range().lower, xAxis->range().upper);
  reading_ = readingAt(readingKey_, withEvents);
  placeReading(readingKey_);
  updateAccessibleText();
}

void CurvePlot::placeReading(double key) {
  cursor_->point1->setCoords(key, yAxis->range().lower);
  cursor_->point2->setCoords(key, yAxis->range().upper);
  // What does not fit is in the table.
  QStringList lines = reading_.split(QLatin1Char('\n'));
  const qsizetype room = std::max(2, (axisRect()->height() - 10) / QFontMetrics(font()).lineSpacing());
  if (lines.size() > room) {
    const qsizetype more = lines.size() - room + 1;
    lines = lines.mid(0, room - 1);
    lines << tr("and %1 more").arg(more);
  }
  const QFontMetrics metrics(font());
  for (QString& line : lines) line = metrics.elidedText(line, Qt::ElideMiddle, axisRect()->width() - 20);
  values_->setText(lines.join(QLatin1Char('\n')));
  // Beside the line, where there is more room; never beyond the edge.
  const bool rightHalf = key > xAxis->range().center();
  int width = 0;
  for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line) + 12);
  const QRect area = axisRect()->rect();
  const double at = xAxis->coordToPixel(key);
  const double left =
      rightHalf ? std::max<double>(area.left(), at - 6 - width) : std::min<double>(at + 6, area.right() - width);
  values_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  values_->position->setType(QCPItemPosition::ptAbsolute);
  values_->position->setCoords(left, area.top() + 2);
  cursor_->setVisible(true);
  values_->setVisible(true);
  layer(QStringLiteral("reading"))->replot();
}

void CurvePlot::hideReading() {
  if (!cursor_->visible()) return;
  reading_.clear();
  cursor_->setVisible(false);
  values_->setVisible(false);
  layer(QStringLiteral("reading"))->replot();
}

void CurvePlot::stepReading(int direction) {
  if (isEmpty()) return;
  const double from = cursor_->visible() ? readingKey_ : xAxis->range().center();
  // A fiftieth of the view, but at least to the next point of some curve.
  double to = std::numeric_limits<double>::infinity() * direction;
  for (const auto& [run, entry] : runs_) {
    for (const Line& line : entry.lines) {
      if (!line.curve.has(options_.unit)) continue;
      const auto next = line.curve.keyBeside(options_.unit, from, direction);
      if (next) to = direction > 0 ? std::min(to, *next) : std::max(to, *next);
    }
  }
  if (!std::isfinite(to)) to = from;
  const double step = from + direction * xAxis->range().size() / 50;
  readAt(direction > 0 ? std::max(to, step) : std::min(to, step));
  QAccessibleValueChangeEvent changed(this, reading_);
  QAccessible::updateAccessibility(&changed);
}

void CurvePlot::showTable() {
  if (isEmpty()) return;
  auto* table = new PlotTable(this);
  table->setAttribute(Qt::WA_DeleteOnClose);
  table->show();
}

QPoint CurvePlot::menuPlace() const {
  const QPoint middle = axisRect()->rect().center();
  return mapToGlobal(cursor_->visible() ? QPoint(static_cast<int>(xAxis->coordToPixel(readingKey_)), middle.y())
                                        : middle);
}

void CurvePlot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) stopReading();
}

void CurvePlot::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  stopReading();
}

void CurvePlot::updateAccessibleText() {
  QString text = spec_.emptyText;
  if (!isEmpty()) text = reading_.isEmpty() ? readingAt(std::numeric_limits<double>::max()) : reading_;
  text.replace(QLatin1Char('\n'), QStringLiteral(", "));
  setAccessibleName(spec_.title);
  setAccessibleDescription(text);
}

}  // namespace descry
