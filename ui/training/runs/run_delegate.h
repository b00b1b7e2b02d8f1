#pragma once

#include <QList>
#include <QStyledItemDelegate>

namespace descry {

/// A run's cells. The first has a check box, its colour, its name, and where there is no room for columns a second line
/// that says what they would.
class RunDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// Columns of RunModel that the second line is made of; none: there is no second line.
  void setFacts(const QList<int>& columns) { facts_ = columns; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  /// Runs are brought up to date while a person types: what was typed stays.
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

 protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 private:
  struct Places {
    QRect check, swatch, text;
  };
  Places placesIn(const QStyleOptionViewItem& option, const QModelIndex& index) const;
  QString factsOf(const QModelIndex& index) const;

  QList<int> facts_;
};

}  // namespace descry
