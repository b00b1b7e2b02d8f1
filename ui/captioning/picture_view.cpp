#include "ui/captioning/picture_view.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace descry {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::ClickFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Picture"));
}

void PictureView::setPicture(const QImage& picture) {
  picture_ = picture;
  message_.clear();
  update();
}

void PictureView::setMessage(const QString& message) {
  picture_ = QImage();
  message_ = message;
  setAccessibleDescription(message);
  clearAttention();
  update();
}

void PictureView::setAttention(MapKind kind, const AttentionMap& map, double full_scale) {
  kind_ = kind;
  map_ = map;
  full_scale_ = full_scale;
  updateOverlay();
}

void PictureView::clearAttention() {
  map_.reset();
  updateOverlay();
}

void PictureView::setLook(AttentionLook look) {
  look_ = look;
  updateOverlay();
}

void PictureView::setOpacity(double opacity) {
  opacity_ = opacity;
  updateOverlay();
}

void PictureView::updateOverlay() {
  overlay_ = map_ ? attentionOverlay(*map_, look_, full_scale_, opacity_) : QImage();
  update();
}

QRectF PictureView::pictureRect() const {
  if (picture_.isNull()) return {};
  // A small picture is enlarged at most three times: beyond that there is nothing more to see.
  const QSizeF room = size();
  const QSizeF fitted =
      QSizeF(picture_.size()).scaled(room, Qt::KeepAspectRatio).boundedTo(3.0 * QSizeF(picture_.size()));
  return {QPointF((room.width() - fitted.width()) / 2, (room.height() - fitted.height()) / 2), fitted};
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (picture_.isNull()) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int margin = fontMetrics().averageCharWidth() * 4;
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap, message_);
    return;
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF target = pictureRect();
  painter.drawImage(target, picture_);
  if (!overlay_.isNull()) painter.drawImage(target, overlay_);
}

bool PictureView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QString text = cellDescription(help->pos());
  if (text.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(help->globalPos(), text, this);
  }
  return true;
}

QString PictureView::cellDescription(const QPointF& position) const {
  const QRectF target = pictureRect();
  if (!map_ || !target.contains(position)) return {};
  const int row =
      std::min(static_cast<int>((position.y() - target.top()) / target.height() * map_->rows), map_->rows - 1);
  const int column =
      std::min(static_cast<int>((position.x() - target.left()) / target.width() * map_->columns), map_->columns - 1);
  const double weight = static_cast<double>(map_->weights[static_cast<std::size_t>(row * map_->columns + column)]);
  if (kind_ == MapKind::kDependence) {
    return tr("Row %1, column %2: without it this word is about %3 times less probable", "a cell of the dependence map")
        .arg(row + 1)
        .arg(column + 1)
        .arg(timesLessProbable(weight));
  }
  return tr("Row %1, column %2: %3 % of this word's attention", "a cell of the attention map")
      .arg(row + 1)
      .arg(column + 1)
      .arg(QLocale().toString(100 * weight, 'f', 1));
}

}  // namespace descry
