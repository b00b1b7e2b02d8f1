// How a CurvePlot answers pointer and keyboard: zooming, moving, reading values.
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_menu.h"

namespace descry {

void CurvePlot::wheelEvent(QWheelEvent* event) {
  if (isEmpty()) return;
  following_ = false;
  QCustomPlot::wheelEvent(event);
  event->accept();
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  QCustomPlot::mousePressEvent(event);
  if (event->button() == Qt::LeftButton) hideReading();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (isEmpty()) return;
  if (event->buttons().testFlag(Qt::LeftButton)) {
    following_ = false;
    QCustomPlot::mouseMoveEvent(event);
    return;
  }
  QCustomPlot::mouseMoveEvent(event);
  if (axisRect()->rect().contains(event->pos())) {
    showReadingAt(xAxis->pixelToCoord(event->pos().x()));
  } else {
    hideReading();
  }
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  QCustomPlot::mouseDoubleClickEvent(event);
  fit();
}

void CurvePlot::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  hideReading();
}

void CurvePlot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  hideReading();
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return event->modifiers().testFlag(Qt::ShiftModifier) ? panBy(-0.1) : stepReading(-1);
    case Qt::Key_Right:
      return event->modifiers().testFlag(Qt::ShiftModifier) ? panBy(0.1) : stepReading(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomBy(0.8);
    case Qt::Key_Minus:
      return zoomBy(1.25);
    case Qt::Key_Home:
    case Qt::Key_0:
      return fit();
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void CurvePlot::zoomBy(double factor) {
  following_ = false;
  xAxis->scaleRange(factor);
  yAxis->scaleRange(factor);
  replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::panBy(double share) {
  following_ = false;
  xAxis->moveRange(xAxis->range().size() * share);
  replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::stepReading(int direction) {
  if (isEmpty()) return;
  const double from = cursor_->visible() ? readingKey_ : xAxis->range().center();
  // A fiftieth of the view, but at least to the next point of some curve.
  showReadingAt(from + direction * std::max(1.0, xAxis->range().size() / 50));
}

QString CurvePlot::readingAt(double key) const {
  double nearest = std::numeric_limits<double>::quiet_NaN();
  QStringList lines;
  for (const auto& [run, entry] : runs_) {
    for (std::size_t kind = 0; kind < entry.lines.size(); ++kind) {
      double found = 0;
      const double value = entry.lines[kind].curve.valueNear(key, &found);
      if (entry.lines[kind].curve.empty()) continue;
      if (!(std::abs(found - key) >= std::abs(nearest - key))) nearest = found;
      QString name = spec_.kinds.size() > 1 ? spec_.kinds[kind].name : QString();
      if (runs_.size() > 1) name = name.isEmpty() ? entry.name : entry.name + QStringLiteral(" ") + name;
      const QString number = plainNumber(value, locale());
      lines << (name.isEmpty() ? number : QStringLiteral("%1  %2").arg(name, number));
    }
  }
  if (lines.isEmpty()) return {};
  lines.prepend(QStringLiteral("%1 %2").arg(spec_.keyLabel, locale().toString(nearest, 'f', 0)));
  return lines.join(QLatin1Char('\n'));
}

void CurvePlot::showReadingAt(double key) {
  readingKey_ = std::clamp(key, xAxis->range().lower, xAxis->range().upper);
  reading_ = readingAt(readingKey_);
  cursor_->point1->setCoords(readingKey_, yAxis->range().lower);
  cursor_->point2->setCoords(readingKey_, yAxis->range().upper);
  values_->setText(reading_);
  const bool rightHalf = readingKey_ > xAxis->range().center();
  values_->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
  values_->position->setType(QCPItemPosition::ptAbsolute);
  values_->position->setCoords(xAxis->coordToPixel(readingKey_) + (rightHalf ? -6 : 6), axisRect()->top() + 2);
  cursor_->setVisible(true);
  values_->setVisible(true);
  layer(QStringLiteral("reading"))->replot();
  updateAccessibleText();
}

void CurvePlot::hideReading() {
  if (!cursor_->visible()) return;
  reading_.clear();
  cursor_->setVisible(false);
  values_->setVisible(false);
  layer(QStringLiteral("reading"))->replot();
}

void CurvePlot::updateAccessibleText() {
  QString text = spec_.emptyText;
  if (!isEmpty()) text = reading_.isEmpty() ? readingAt(std::numeric_limits<double>::max()) : reading_;
  text.replace(QLatin1Char('\n'), QStringLiteral(", "));
  setAccessibleName(spec_.title);
  setAccessibleDescription(text);
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event) { plot_menu::popUp(this, event->globalPos()); }

}  // namespace descry
