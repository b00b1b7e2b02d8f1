#pragma once

#include <QStyledItemDelegate>

namespace descry {

/// A picture of the album: thumbnail, and beside it its caption, its name, and how far it is.
class AlbumDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  static QSize thumbnailSize() { return {96, 72}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace descry
