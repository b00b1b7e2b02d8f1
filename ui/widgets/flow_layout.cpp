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
  const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
  int x = room.left();
  int y = room.top();
  int row_height = 0;
  for (QLayoutItem* item : items_) {
    const QSize size = item->sizeHint();
    if (row_height > 0 && x + size.width() > room.right() + 1) {
      x = room.left();
      y += row_height + spacing();
      row_height = 0;
    }
    if (apply) {
      const int left = mirrored ? room.right() + 1 - (x - room.left()) - size.width() : x;
      item->setGeometry(QRect(QPoint(left, y), size));
    }
    x += size.width() + spacing();
    row_height = std::max(row_height, size.height());
  }
  return y + row_height + margins.bottom() - rect.top();
}

}  // namespace descry
