#pragma once

#include <QTreeView>

class QMenu;

namespace descry {

class RunDelegate;

/// The run list's table. Where it is too narrow for columns, a run has two lines instead, the second of which says what
/// the chosen columns would. Shows a RunFilter over a RunModel.
class RunTable : public QTreeView {
  Q_OBJECT

 public:
  explicit RunTable(QWidget* parent = nullptr);
  void setModel(QAbstractItemModel* model) override;

  /// Choice, order and widths of the columns, and what is sorted by.
  QByteArray layoutState() const;
  void restoreLayout(const QByteArray& state);

  bool isColumnChosen(int column) const { return !unchosen_.contains(column); }
  void chooseColumn(int column, bool chosen);
  void sortBy(int column, Qt::SortOrder order);
  /// Fills a menu with the columns there are to choose from, or to sort by.
  void addColumnChoices(QMenu* menu);
  void addSortChoices(QMenu* menu);

 Q_SIGNALS:
  void menuRequested(const QPoint& globalPlace);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  bool isNarrow() const;
  void layOut();
  void toggleSelected();
  void popUpColumns(const QPoint& where);

  RunDelegate* delegate_ = nullptr;
  QList<int> unchosen_;
  QByteArray wide_;  ///< the header's state while there is no room for columns
  bool narrow_ = false;
};

}  // namespace descry
