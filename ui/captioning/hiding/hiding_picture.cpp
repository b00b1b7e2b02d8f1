#include "ui/captioning/hiding/hiding_picture.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace descry {

HidingPicture::HidingPicture(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("hidingPicture"));
  setAccessibleName(tr("What is hidden of the picture"));
  setToolTip(tr("Click or drag over cells to hide them or to show them again (arrow keys and Space)"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HidingPicture::setPicture(const QImage& picture, const QColor& grey) {
  picture_ = picture;
  grey_ = grey;
  update();
}

void HidingPicture::setCells(int rows, int columns, std::vector<bool> hidden) {
  rows_ = rows;
  columns_ = columns;
  hidden_ = std::move(hidden);
  chosen_ = std::clamp(chosen_, 0, std::max(0, static_cast<int>(hidden_.size()) - 1));
  describe();
  update();
}

void HidingPicture::describe() {
  const auto count = std::count(hidden_.begin(), hidden_.end(), true);
  setAccessibleDescription(tr("%1 of %2 cells hidden").arg(count).arg(hidden_.size()));
}

QRectF HidingPicture::pictureRect() const {
  const QSizeF own = picture_.isNull() ? QSizeF(4, 3) : QSizeF(picture_.size());
  const QSizeF shown = own.scaled(size(), Qt::KeepAspectRatio);
  return {QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown};
}

QRect HidingPicture::cellRect(int cell) const {
  const QRectF all = pictureRect();
  const int row = cell / columns_, column = cell % columns_;
  const auto x = [&](int at) { return static_cast<int>(std::lround(all.left() + all.width() * at / columns_)); };
  const auto y = [&](int at) { return static_cast<int>(std::lround(all.top() + all.height() * at / rows_)); };
  return {QPoint(x(column), y(row)), QPoint(x(column + 1) - 1, y(row + 1) - 1)};
}

int HidingPicture::cellAt(const QPointF& position) const {
  const QRectF all = pictureRect();
  if (hidden_.empty() || !all.contains(position)) return -1;
  const int row = static_cast<int>((position.y() - all.top()) / all.height() * rows_);
  const int column = static_cast<int>((position.x() - all.left()) / all.width() * columns_);
  return std::min(row, rows_ - 1) * columns_ + std::min(column, columns_ - 1);
}

void HidingPicture::set(int cell, bool hidden) {
  if (cell < 0 || hidden_[static_cast<std::size_t>(cell)] == hidden) return;
  hidden_[static_cast<std::size_t>(cell)] = hidden;
  describe();
  update();
  Q_EMIT cellsChanged();
}

void HidingPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (!picture_.isNull()) painter.drawImage(pictureRect(), picture_);
  QColor line = palette().color(QPalette::Base);
  line.setAlphaF(0.35F);
  for (int cell = 0; cell < static_cast<int>(hidden_.size()); ++cell) {
    const QRect rect = cellRect(cell);
    if (hidden_[static_cast<std::size_t>(cell)]) painter.fillRect(rect, grey_);
    painter.setPen(line);
    painter.drawRect(rect);
  }
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
  if (hovered_ >= 0 && hovered_ < static_cast<int>(hidden_.size()))
    painter.drawRect(cellRect(hovered_).adjusted(1, 1, -1, -1));
  if (hasFocus() && !hidden_.empty()) painter.drawRect(cellRect(chosen_).adjusted(1, 1, -1, -1));
}

void HidingPicture::mousePressEvent(QMouseEvent* event) {
  const int cell = event->button() == Qt::LeftButton ? cellAt(event->position()) : -1;
  if (cell < 0) return;
  chosen_ = cell;
  hides_ = !hidden_[static_cast<std::size_t>(cell)];
  set(cell, hides_);
}

void HidingPicture::mouseMoveEvent(QMouseEvent* event) {
  const int cell = cellAt(event->position());
  if (event->buttons().testFlag(Qt::LeftButton)) set(cell, hides_);
  if (cell == hovered_) return;
  hovered_ = cell;
  update();
}

void HidingPicture::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  hovered_ = -1;
  update();
}

void HidingPicture::keyPressEvent(QKeyEvent* event) {
  if (hidden_.empty()) {
    QWidget::keyPressEvent(event);
    return;
  }
  const int row = chosen_ / columns_, column = chosen_ % columns_;
  const auto go = [&](int to_row, int to_column) {
    chosen_ = std::clamp(to_row, 0, rows_ - 1) * columns_ + std::clamp(to_column, 0, columns_ - 1);
    update();
  };
  switch (event->key()) {
    case Qt::Key_Left:
      go(row, column - 1);
      break;
    case Qt::Key_Right:
      go(row, column + 1);
      break;
    case Qt::Key_Up:
      go(row - 1, column);
      break;
    case Qt::Key_Down:
      go(row + 1, column);
      break;
    case Qt::Key_Space:
      set(chosen_, !hidden_[static_cast<std::size_t>(chosen_)]);
      break;
    default:
      QWidget::keyPressEvent(event);
  }
}

void HidingPicture::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void HidingPicture::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace descry
