#pragma once

#include <QStyledItemDelegate>

namespace descry {

/// Cells of a ChangePreview: the part of a text that goes is struck out, the part that comes is underlined.
class DifferenceDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace descry
