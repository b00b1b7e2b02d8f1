#pragma once

#include <QStyledItemDelegate>

namespace descry {

/// A sentence of several, over as many lines as it takes, with its score in front; words that the first one has not are
/// marked.
class SentenceDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  enum Role {
    kScoreRole = Qt::UserRole + 1,  ///< QString, may be empty
    kSentenceRole,                  ///< QString
    kReferenceRole,                 ///< QString: what it is compared to; null: nothing
  };

  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace descry
