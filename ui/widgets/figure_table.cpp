#include "ui/widgets/figure_table.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <algorithm>

#include "model/text/csv.h"

namespace descry {

FigureTable::FigureTable(const QString& name, QWidget* parent) : QTableWidget(parent) {
  setAccessibleName(name);
  setEditTriggers(NoEditTriggers);
  setSelectionBehavior(SelectRows);
  setAlternatingRowColors(true);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
  horizontalHeader()->setHighlightSections(false);
  auto* copy = new QAction(tr("Copy"), this);
  copy->setShortcut(QKeySequence::Copy);
  copy->setShortcutContext(Qt::WidgetShortcut);
  connect(copy, &QAction::triggered, this, &FigureTable::copySelected);
  addAction(copy);
  setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FigureTable::setRows(const QStringList& head, const QList<QStringList>& rows, bool mark) {
  clear();
  setColumnCount(static_cast<int>(head.size()));
  setRowCount(static_cast<int>(rows.size()));
  for (int column = 0; column < columnCount(); ++column) {
    auto* title = new QTableWidgetItem(head[column]);
    title->setToolTip(head[column]);
    title->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    setHorizontalHeaderItem(column, title);
    for (int row = 0; row < rowCount(); ++row) {
      auto* cell = new QTableWidgetItem(rows[row].value(column));
      cell->setToolTip(cell->text());
      cell->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
      setItem(row, column, cell);
    }
  }
  if (mark) markDifferences();
  resizeColumnsToContents();
  namesWidth_ = columnCount() > 0 ? columnWidth(0) : 0;
  fillWidth();
}

void FigureTable::markDifferences() {
  QColor ground = palette().color(QPalette::Highlight);
  ground.setAlphaF(0.18F);
  for (int row = 0; row < rowCount(); ++row) {
    bool differs = false;
    for (int column = 2; column < columnCount(); ++column) {
      if (item(row, column)->text() == item(row, 1)->text()) continue;
      QFont bold = font();
      bold.setBold(true);
      item(row, column)->setFont(bold);
      item(row, column)->setData(Qt::AccessibleDescriptionRole, tr("differs"));
      differs = true;
    }
    for (int column = 0; differs && column < columnCount(); ++column) item(row, column)->setBackground(ground);
  }
}

QString FigureTable::csv() const {
  const auto field = [](const QString& text) {
    bool isNumber = false;
    QLocale().toDouble(text, &isNumber);
    return isNumber ? text : QString::fromStdString(csv_field(text.toStdString()));
  };
  QString text;
  for (int row = -1; row < rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column) {
      cells << field((row < 0 ? horizontalHeaderItem(column) : item(row, column))->text());
    }
    text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
  }
  return text;
}

void FigureTable::fillWidth() {
  if (columnCount() == 0) return;
  const int others = horizontalHeader()->length() - columnWidth(0);
  setColumnWidth(0, std::max(namesWidth_, viewport()->width() - others));
}

void FigureTable::resizeEvent(QResizeEvent* event) {
  QTableWidget::resizeEvent(event);
  fillWidth();
}

/// Tab-separated, as spreadsheets take it.
void FigureTable::copySelected() const {
  QStringList lines;
  for (int row = 0; row < rowCount(); ++row) {
    if (!selectionModel()->isRowSelected(row)) continue;
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column) cells << item(row, column)->text();
    lines << cells.join(QLatin1Char('\t'));
  }
  if (!lines.isEmpty()) QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace descry
