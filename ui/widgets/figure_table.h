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

  /// Each row has as many cells as the head.
  void setRows(const QStringList& head, const QList<QStringList>& rows);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void copySelected() const;
  /// Gives what is left of the width to the first column.
  void fillWidth();

  int namesWidth_ = 0;  ///< that the first column needs
};

}  // namespace descry
