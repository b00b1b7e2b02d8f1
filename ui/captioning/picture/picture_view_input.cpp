// What a person does to the picture with mouse, touchpad and keys.
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "ui/captioning/picture/picture_view.h"

namespace descry {
namespace {

constexpr double kZoomedByTurn = 1.2;  // a wheel's click of 15 degrees
constexpr double kPannedByKey = 60;

bool isArrow(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

QPoint arrowStep(int key) {
  switch (key) {
    case Qt::Key_Left:
      return {-1, 0};
    case Qt::Key_Right:
      return {1, 0};
    case Qt::Key_Up:
      return {0, -1};
    default:
      return {0, 1};
  }
}

}  // namespace

bool PictureView::event(QEvent* event) {
  switch (event->type()) {
    case QEvent::ToolTip: {
      const auto* help = static_cast<QHelpEvent*>(event);
      const QString text = cellDescription(help->pos());
      text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, this);
      return true;
    }
    case QEvent::ShortcutOverride: {
      // While a cell is marked the arrows move it, whatever they are shortcuts of otherwise.
      const auto* key = static_cast<QKeyEvent*>(event);
      if (marked_ && isArrow(key->key()) && key->modifiers().testFlag(Qt::ShiftModifier) == false) {
        event->accept();
        return true;
      }
      return QWidget::event(event);
    }
    case QEvent::NativeGesture:
      return takeGesture(static_cast<QNativeGestureEvent*>(event)) || QWidget::event(event);
    default:
      return QWidget::event(event);
  }
}

bool PictureView::takeGesture(QNativeGestureEvent* event) {
  if (event->gestureType() == Qt::ZoomNativeGesture) {
    zoomTo(geometry_.scale() * (1 + event->value()), event->position());
    return true;
  }
  if (event->gestureType() == Qt::SmartZoomNativeGesture) {
    toggleZoom(event->position());
    return true;
  }
  return event->gestureType() == Qt::BeginNativeGesture || event->gestureType() == Qt::EndNativeGesture;
}

void PictureView::keyPressEvent(QKeyEvent* event) {
  if (marked_ && isArrow(event->key()) && moveMark(event->key())) return;
  const bool upright = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  if (upright && geometry_.isPannable()) {
    pan(-kPannedByKey * QPointF(arrowStep(event->key())));
    return;
  }
  QWidget::keyPressEvent(event);
}

bool PictureView::moveMark(int key) {
  // Arrows mean the picture as it is turned.
  QPoint step = arrowStep(key);
  for (int i = 0; i < geometry_.turns(); ++i) step = {step.y(), -step.x()};
  const QPoint to(std::clamp(marked_->x() + step.x(), 0, grid_.width() - 1),
                  std::clamp(marked_->y() + step.y(), 0, grid_.height() - 1));
  markCell(to);
  const QPointF centre = cellCentre(to);
  const QRectF room = QRectF(rect()).adjusted(20, 20, -20, -20);
  if (geometry_.isPannable() && !room.contains(centre)) pan(QRectF(rect()).center() - centre);
  return true;
}

void PictureView::wheelEvent(QWheelEvent* event) {
  if (!hasPicture()) {
    event->ignore();
    return;
  }
  event->accept();
  // A touchpad's two fingers say by how many pixels: they move the picture, and zoom with Ctrl as a wheel does.
  const bool fingers = !event->pixelDelta().isNull() && event->phase() != Qt::NoScrollPhase;
  if (fingers && !event->modifiers().testFlag(Qt::ControlModifier)) {
    pan(event->pixelDelta());
    return;
  }
  const double turns = fingers ? event->pixelDelta().y() / 60.0 : event->angleDelta().y() / 120.0;
  if (turns != 0) zoomTo(geometry_.scale() * std::pow(kZoomedByTurn, turns), event->position());
}

void PictureView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
    QWidget::mousePressEvent(event);
    return;
  }
  pressed_ = dragged_ = event->position();
  pressing_ = true;
  dragging_ = false;
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
  if (!pressing_) return;
  if (!dragging_) {
    if ((event->position() - pressed_).manhattanLength() < QApplication::startDragDistance()) return;
    dragging_ = true;
    if (geometry_.isPannable()) {
      setCursor(Qt::ClosedHandCursor);
    } else if (hasPicture() && event->buttons().testFlag(Qt::LeftButton)) {
      Q_EMIT dragWanted();
    }
  }
  if (!geometry_.isPannable()) return;
  geometry_.pan(event->position() - dragged_);
  dragged_ = event->position();
  background_ = QPixmap();
  update();
  Q_EMIT zoomed();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
  if (!pressing_) return;
  pressing_ = false;
  if (dragging_) {
    dragging_ = false;
    updateView();
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  const std::optional<QPoint> cell = cellAt(event->position(), grid_);
  marked_before_ = marked_;
  markCell(cell == marked_ ? std::nullopt : cell);
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !hasPicture()) return;
  markCell(marked_before_);  // the first click of the two meant no cell
  toggleZoom(event->position());
}

}  // namespace descry
