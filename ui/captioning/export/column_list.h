#pragma once

#include <QListWidget>
#include <vector>

#include "model/export/export_settings.h"

namespace descry {

/// The columns of a table: ticked ones are written, in this order. Dragged, or moved by Alt+Up and Alt+Down.
class ColumnList : public QListWidget {
  Q_OBJECT

 public:
  explicit ColumnList(QWidget* parent = nullptr);
  std::vector<ExportColumn> columns() const;
  /// These are ticked and come first.
  void setColumns(const std::vector<ExportColumn>& columns);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void columnsChanged();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  bool being_set_ = false;
};

}  // namespace descry
