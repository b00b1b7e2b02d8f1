#pragma once

#include <QStringList>
#include <QTableWidget>

namespace descry {

/// Names and numbers, to read and to copy: the first column is text, the others are set as numbers. Columns are as wide
/// as they need.
class FigureTable : public QTableWidget {
  Q_OBJECT

 public:
  /// `name`: for those who do not see it.
  explicit FigureTable(const QString& name, QWidget* parent = nullptr);

  /// Each row has as many cells as the head. `mark`: cells that say something else than the first number of their row
  /// are set bold, and such rows on another ground.
  void setRows(const QStringList& head, const QList<QStringList>& rows, bool mark = false);
  /// All of it, after RFC 4180.
  QString csv() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void copySelected() const;
  void markDifferences();
  /// Gives what is left of the width to the first column.
  void fillWidth();

  int namesWidth_ = 0;  ///< that the first column needs
};

}  // namespace descry
