// How a CurvePlot answers pointer and keyboard: zooming and moving.
#include <QRubberBand>
#include <cmath>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plot_header.h"
#include "ui/training/plots/plot_menu.h"

namespace descry {

namespace {

constexpr double kZoomStep = 0.8;
constexpr double kMoveStep = 0.1;  // of the view

double wheelFactor(const QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  return std::pow(kZoomStep, (turned.y() != 0 ? turned.y() : turned.x()) / 120.0);
}

}  // namespace

void CurvePlot::holdByPerson(const QCPRange& keys) {
  if (!QCPRange::validRange(keys)) return;
  heldKeys_ = keys;
  xAxis->setRange(keys);  // at once: the next move may come before this one is drawn
  Q_EMIT keysHeld(heldKeys_);
  refresh();
}

void CurvePlot::zoomKeysAbout(double key, double factor) {
  const QCPRange keys = xAxis->range();
  holdByPerson({key + (keys.lower - key) * factor, key + (keys.upper - key) * factor});
}

void CurvePlot::zoomValuesAbout(double value, double factor) {
  QCPRange values = yAxis->range();
  if (options_.logValues) {
    if (value <= 0) return;
    values = {value * std::pow(values.lower / value, factor), value * std::pow(values.upper / value, factor)};
  } else {
    values = {value + (values.lower - value) * factor, value + (values.upper - value) * factor};
  }
  if (!QCPRange::validRange(values)) return;
  heldValues_ = values;
  yAxis->setRange(values);
  refresh();
}

void CurvePlot::zoomKeys(double factor) { zoomKeysAbout(xAxis->range().center(), factor); }

void CurvePlot::zoomValues(double factor) {
  zoomValuesAbout(yAxis->pixelToCoord(axisRect()->rect().center().y()), factor);
}

void CurvePlot::wheelEvent(QWheelEvent* event) {
  const QPointF at = event->position();
  // Over a title it scrolls the grid.
  if (isEmpty() || at.y() < header_->outerRect().bottom()) return event->ignore();
  const bool values = event->modifiers().testFlag(Qt::ControlModifier) || at.x() < axisRect()->left();
  if (values) {
    zoomValuesAbout(yAxis->pixelToCoord(at.y()), wheelFactor(event));
  } else {
    zoomKeysAbout(xAxis->pixelToCoord(at.x()), wheelFactor(event));
  }
  event->accept();
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_ = event->pos();
  const bool onTitle = event->pos().y() < header_->outerRect().bottom();
  if (onTitle) {
    drag_ = placement_ == Placement::kInGrid ? Drag::kTitle : Drag::kNone;
  } else if (isEmpty()) {
    drag_ = Drag::kNone;
  } else {
    drag_ = options_.boxZoom != event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::kBox : Drag::kMove;
  }
  stopReading();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton) || !pressed_) {
    if (isEmpty() || !axisRect()->rect().contains(event->pos())) return stopReading();
    return readAt(xAxis->pixelToCoord(event->pos().x()));
  }
  const QPoint moved = event->pos() - *pressed_;
  switch (drag_) {
    case Drag::kMove:
      if (moved.isNull()) return;
      pressed_ = event->pos();
      return moveBy(moved);
    case Drag::kBox:
      box_->setGeometry(QRect(*pressed_, event->pos()).normalized().intersected(axisRect()->rect()));
      return box_->show();
    case Drag::kTitle:
      if (moved.manhattanLength() < QApplication::startDragDistance()) return;
      setCursor(Qt::ClosedHandCursor);
      return titleDragged(event->globalPosition().toPoint(), false);
    case Drag::kNone:
      return;
  }
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !pressed_) return;
  if (drag_ == Drag::kBox && box_->isVisible()) zoomToBox(box_->geometry());
  if (drag_ == Drag::kTitle && cursor().shape() == Qt::ClosedHandCursor) {
    unsetCursor();
    Q_EMIT titleDragged(event->globalPosition().toPoint(), true);
  }
  box_->hide();
  pressed_.reset();
  drag_ = Drag::kNone;
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  pressed_.reset();
  drag_ = Drag::kNone;
  if (event->button() == Qt::LeftButton) Q_EMIT maximiseRequested();
}

void CurvePlot::moveBy(const QPointF& pixels) {
  const QRectF rect = axisRect()->rect();
  // Along the values only where these were zoomed too: else they follow what is shown.
  if (heldValues_) {
    heldValues_ =
        QCPRange(yAxis->pixelToCoord(rect.bottom() - pixels.y()), yAxis->pixelToCoord(rect.top() - pixels.y()));
    yAxis->setRange(*heldValues_);
  }
  const double keys = -pixels.x() / rect.width() * xAxis->range().size();
  holdByPerson(xAxis->range() + keys);
}

void CurvePlot::zoomToBox(const QRect& box) {
  constexpr int kLeast = 4;  // pixels; what is smaller was no box
  if (box.width() < kLeast || box.height() < kLeast) return;
  heldValues_ = QCPRange(yAxis->pixelToCoord(box.bottom()), yAxis->pixelToCoord(box.top()));
  holdByPerson({xAxis->pixelToCoord(box.left()), xAxis->pixelToCoord(box.right())});
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return plot_menu::copyPicture(this);
  if (event->matches(QKeySequence::Save)) return plot_menu::savePicture(this);
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const bool control = event->modifiers().testFlag(Qt::ControlModifier);
  const double step = kMoveStep * axisRect()->width();
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
      const int direction = event->key() == Qt::Key_Left ? -1 : 1;
      if (control) return moveRequested(direction);
      return shift ? moveBy({-direction * step, 0}) : stepReading(direction);
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return control ? zoomValues(kZoomStep) : zoomKeys(kZoomStep);
    case Qt::Key_Minus:
      return control ? zoomValues(1 / kZoomStep) : zoomKeys(1 / kZoomStep);
    case Qt::Key_Home:
    case Qt::Key_0:
      return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return maximiseRequested();
    case Qt::Key_Escape:
      if (placement_ == Placement::kMaximised) return maximiseRequested();
      if (placement_ == Placement::kDetached) return detachRequested();
      break;
    case Qt::Key_W:
      return detachRequested();
    case Qt::Key_T:
      return showTable();
    default:
      break;
  }
  QCustomPlot::keyPressEvent(event);
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event) {
  plot_menu::popUp(this, event->reason() == QContextMenuEvent::Keyboard ? menuPlace() : event->globalPos());
}

}  // namespace descry
