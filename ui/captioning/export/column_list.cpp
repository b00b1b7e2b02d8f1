#include "ui/captioning/export/column_list.h"

#include <QKeyEvent>
#include <algorithm>

namespace descry {
namespace {

QString labelOf(ExportColumn column) {
  switch (column) {
    case ExportColumn::kPath:
      return ColumnList::tr("Path");
    case ExportColumn::kFileName:
      return ColumnList::tr("File name");
    case ExportColumn::kCaption:
      return ColumnList::tr("Caption");
    case ExportColumn::kModelCaption:
      return ColumnList::tr("The model's caption");
    case ExportColumn::kEdited:
      return ColumnList::tr("Edited");
    case ExportColumn::kVerdict:
      return ColumnList::tr("Accepted or rejected");
    case ExportColumn::kRating:
      return ColumnList::tr("Rating");
    case ExportColumn::kConfidence:
      return ColumnList::tr("Confidence");
    case ExportColumn::kWords:
      return ColumnList::tr("Words with probabilities");
    case ExportColumn::kNBest:
      return ColumnList::tr("N best sentences");
    case ExportColumn::kModel:
      return ColumnList::tr("Model");
    case ExportColumn::kModelHash:
      return ColumnList::tr("Model's hash");
    case ExportColumn::kSettings:
      return ColumnList::tr("Settings");
    case ExportColumn::kWidth:
      return ColumnList::tr("Width");
    case ExportColumn::kHeight:
      return ColumnList::tr("Height");
    case ExportColumn::kDate:
      return ColumnList::tr("Date");
    case ExportColumn::kContent:
      return ColumnList::tr("Content's hash");
    case ExportColumn::kProblem:
      return ColumnList::tr("Problem");
  }
  return {};
}

}  // namespace

ColumnList::ColumnList(QWidget* parent) : QListWidget(parent) {
  setObjectName(QStringLiteral("exportColumns"));
  setAccessibleName(tr("Columns"));
  setToolTip(tr("Ticked columns are written, in this order. Drag them, or move them by Alt+Up and Alt+Down."));
  setDragDropMode(QAbstractItemView::InternalMove);
  setDefaultDropAction(Qt::MoveAction);
  setUniformItemSizes(true);
  setColumns(default_columns(ExportFormat::kCsv));
  const auto tell = [this] {
    if (!being_set_) Q_EMIT columnsChanged();
  };
  connect(this, &QListWidget::itemChanged, this, tell);
  connect(model(), &QAbstractItemModel::rowsMoved, this, tell);
  connect(model(), &QAbstractItemModel::rowsRemoved, this, tell);  // a drop inserts, then removes
}

QSize ColumnList::sizeHint() const { return {QListWidget::sizeHint().width(), 8 * sizeHintForRow(0)}; }

std::vector<ExportColumn> ColumnList::columns() const {
  std::vector<ExportColumn> chosen;
  for (int row = 0; row < count(); ++row) {
    if (item(row)->checkState() == Qt::Checked)
      chosen.push_back(static_cast<ExportColumn>(item(row)->data(Qt::UserRole).toInt()));
  }
  return chosen;
}

void ColumnList::setColumns(const std::vector<ExportColumn>& columns) {
  being_set_ = true;
  clear();
  std::vector<ExportColumn> order = columns;
  for (const ExportColumn column : all_export_columns()) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) order.push_back(column);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    auto* entry = new QListWidgetItem(labelOf(order[i]), this);
    entry->setData(Qt::UserRole, static_cast<int>(order[i]));
    entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    entry->setCheckState(i < columns.size() ? Qt::Checked : Qt::Unchecked);
  }
  setCurrentRow(0);
  being_set_ = false;
}

void ColumnList::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
  if (by == 0 || event->modifiers() != Qt::AltModifier) {
    QListWidget::keyPressEvent(event);
    return;
  }
  const int row = currentRow(), target = row + by;
  if (row < 0 || target < 0 || target >= count()) return;
  being_set_ = true;
  QListWidgetItem* moved = takeItem(row);
  insertItem(target, moved);
  setCurrentItem(moved);
  being_set_ = false;
  Q_EMIT columnsChanged();
}

}  // namespace descry
