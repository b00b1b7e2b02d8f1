#include "ui/widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace descry {

FlowLayout::~FlowLayout() { qDeleteAll(items_); }

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  const QMargins margins = contentsMargins();
  const QRect room = rect.marginsRemoved(margins);
  int y = room.top();
  for (int first = 0; first < items_.size();) {
    int after = first;
    int width = 0;
    int height = 0;
    for (; after < items_.size(); ++after) {
      const QSize size = items_[after]->sizeHint();
      if (after > first && width + size.width() > room.width()) break;
      width += size.width() + spacing();
      height = std::max(height, size.height());
    }
    if (apply) placeRow(first, after, QRect(room.left(), y, room.width(), height));
    y += height + (after < items_.size() ? spacing() : 0);
    first = after;
  }
  return y + margins.bottom() - rect.top();
}

void FlowLayout::placeRow(int first, int after, const QRect& row) const {
  const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
  int x = row.left();
  for (int i = first; i < after; ++i) {
    const QSize size = items_[i]->sizeHint();
    const int left = mirrored ? row.right() + 1 - (x - row.left()) - size.width() : x;
    items_[i]->setGeometry(QRect(QPoint(left, row.top() + (row.height() - size.height()) / 2), size));
    x += size.width() + spacing();
  }
}

}  // namespace descry
