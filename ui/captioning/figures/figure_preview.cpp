#include "ui/captioning/figures/figure_preview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace descry {
namespace {

constexpr int kMargin = 8;

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Preview of the figure"));
  setToolTip(tr("Drag the figure into another program"));
}

void FigurePreview::setImage(const QImage& image) {
  image_ = image;
  message_.clear();
  setCursor(Qt::OpenHandCursor);
  update();
}

void FigurePreview::setMessage(const QString& message) {
  image_ = QImage();
  message_ = message;
  unsetCursor();
  setAccessibleDescription(message);
  update();
}

QSize FigurePreview::room() const {
  return ((size() - QSize(2 * kMargin, 2 * kMargin)) * devicePixelRatioF()).expandedTo({16, 16});
}

void FigurePreview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Mid));
  if (image_.isNull()) {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::AlignCenter | Qt::TextWordWrap,
                     message_);
    return;
  }
  const QSizeF room(width() - 2 * kMargin, height() - 2 * kMargin);
  const QSizeF shown = QSizeF(image_.size()).scaled(room, Qt::KeepAspectRatio).boundedTo(image_.size());
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(
      QRectF((width() - shown.width()) / 2, (height() - shown.height()) / 2, shown.width(), shown.height()), image_);
}

void FigurePreview::resizeEvent(QResizeEvent*) { Q_EMIT resized(); }

void FigurePreview::mousePressEvent(QMouseEvent* event) {
  pressing_ = event->button() == Qt::LeftButton && !image_.isNull();
  pressed_ = event->pos();
}

void FigurePreview::mouseMoveEvent(QMouseEvent* event) {
  if (!pressing_ || (event->pos() - pressed_).manhattanLength() < QApplication::startDragDistance()) return;
  pressing_ = false;
  Q_EMIT dragWanted();
}

}  // namespace descry
