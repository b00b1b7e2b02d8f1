#include "ui/training/runs/run_table.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QHeaderView>
#include <QMenu>
#include <algorithm>

#include "ui/training/runs/run_delegate.h"
#include "ui/training/runs/run_model.h"

namespace descry {

namespace {

constexpr int kStateVersion = 1;
constexpr int kNarrowCharacters = 52;

}  // namespace

RunTable::RunTable(QWidget* parent)
    : QTreeView(parent), delegate_(new RunDelegate(this)), unchosen_{RunModel::kLoss, RunModel::kDuration} {
  setObjectName(QStringLiteral("runList"));
  setAccessibleName(tr("Runs"));
  setFrameShape(QFrame::NoFrame);
  setRootIsDecorated(false);
  setIndentation(0);
  setUniformRowHeights(true);
  setAllColumnsShowFocus(true);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(DoubleClicked);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollMode(ScrollPerPixel);
  setTextElideMode(Qt::ElideRight);
  setTabKeyNavigation(false);
  setItemDelegate(delegate_);
  header()->setStretchLastSection(false);
  header()->setSectionsMovable(true);
  header()->setFirstSectionMovable(false);
  header()->setHighlightSections(false);
  header()->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header(), &QWidget::customContextMenuRequested, this,
          [this](const QPoint& where) { popUpColumns(header()->mapToGlobal(where)); });
}

void RunTable::setModel(QAbstractItemModel* model) {
  QTreeView::setModel(model);
  setSortingEnabled(true);
  sortBy(RunModel::kStarted, Qt::DescendingOrder);
  const int letter = fontMetrics().averageCharWidth();
  const QList<int> letters{26, 14, 9, 9, 9, 11, 22, 14, 16, 26};
  for (int column = 0; column < letters.size(); ++column) header()->resizeSection(column, letters[column] * letter);
  layOut();
}

bool RunTable::isNarrow() const { return viewport()->width() < kNarrowCharacters * fontMetrics().averageCharWidth(); }

void RunTable::layOut() {
  if (model() == nullptr) return;
  if (isNarrow() && !narrow_) wide_ = header()->saveState();
  const bool widened = !isNarrow() && std::exchange(narrow_, isNarrow());
  narrow_ = isNarrow();
  header()->setSectionResizeMode(RunModel::kName, narrow_ ? QHeaderView::Stretch : QHeaderView::Interactive);
  if (widened) {
    const int column = header()->sortIndicatorSection();
    const Qt::SortOrder order = header()->sortIndicatorOrder();
    header()->restoreState(wide_);
    sortBy(column, order);
  }
  setHeaderHidden(narrow_);
  QList<int> facts;
  for (int column = RunModel::kState; column < RunModel::kColumns; ++column) {
    setColumnHidden(column, narrow_ || !isColumnChosen(column));
  }
  // The figure that runs are compared by comes first: what hangs over in a narrow list is cut.
  for (const int column : {RunModel::kCider, RunModel::kLoss, RunModel::kEpochs, RunModel::kState, RunModel::kTags,
                           RunModel::kDuration, RunModel::kDataset, RunModel::kStarted, RunModel::kNote}) {
    if (narrow_ && isColumnChosen(column)) facts << column;
  }
  delegate_->setFacts(facts);
  scheduleDelayedItemsLayout();
}

void RunTable::chooseColumn(int column, bool chosen) {
  unchosen_.removeAll(column);
  if (!chosen) unchosen_ << column;
  layOut();
}

void RunTable::sortBy(int column, Qt::SortOrder order) { sortByColumn(column, order); }

void RunTable::addColumnChoices(QMenu* menu) {
  for (int column = RunModel::kState; column < RunModel::kColumns; ++column) {
    QAction* choice = menu->addAction(model()->headerData(column, Qt::Horizontal).toString(), this,
                                      [this, column](bool chosen) { chooseColumn(column, chosen); });
    choice->setToolTip(model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    choice->setCheckable(true);
    choice->setChecked(isColumnChosen(column));
  }
}

void RunTable::addSortChoices(QMenu* menu) {
  const int current = header()->sortIndicatorSection();
  const Qt::SortOrder order = header()->sortIndicatorOrder();
  auto* columns = new QActionGroup(menu);
  for (int column = RunModel::kName; column < RunModel::kColumns; ++column) {
    QAction* choice = menu->addAction(model()->headerData(column, Qt::Horizontal).toString(), this,
                                      [this, column] { sortBy(column, header()->sortIndicatorOrder()); });
    choice->setCheckable(true);
    choice->setChecked(column == current);
    columns->addAction(choice);
  }
  menu->addSeparator();
  auto* orders = new QActionGroup(menu);
  const auto add = [&](const QString& text, Qt::SortOrder each) {
    QAction* choice = menu->addAction(text, this, [this, each] { sortBy(header()->sortIndicatorSection(), each); });
    choice->setCheckable(true);
    choice->setChecked(each == order);
    orders->addAction(choice);
  };
  add(tr("Rising"), Qt::AscendingOrder);
  add(tr("Falling"), Qt::DescendingOrder);
}

void RunTable::popUpColumns(const QPoint& where) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  addColumnChoices(menu);
  menu->popup(where);
}

QByteArray RunTable::layoutState() const {
  QByteArray state;
  QDataStream stream(&state, QIODevice::WriteOnly);
  stream << kStateVersion << unchosen_ << (narrow_ ? wide_ : header()->saveState()) << header()->sortIndicatorSection()
         << static_cast<int>(header()->sortIndicatorOrder());
  return state;
}

void RunTable::restoreLayout(const QByteArray& state) {
  QDataStream stream(state);
  int version = 0, column = 0, order = 0;
  QList<int> unchosen;
  QByteArray wide;
  stream >> version >> unchosen >> wide >> column >> order;
  if (stream.status() != QDataStream::Ok || version != kStateVersion) return;
  unchosen_ = unchosen;
  wide_ = wide;
  if (!narrow_) header()->restoreState(wide_);
  if (column >= 0 && column < RunModel::kColumns) sortBy(column, order == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
  layOut();
}

void RunTable::resizeEvent(QResizeEvent* event) {
  QTreeView::resizeEvent(event);
  if (isNarrow() != narrow_) layOut();
}

void RunTable::changeEvent(QEvent* event) {
  QTreeView::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) layOut();
}

void RunTable::toggleSelected() {
  const QModelIndexList rows = selectionModel()->selectedRows();
  const bool all = std::all_of(rows.begin(), rows.end(), [](const QModelIndex& row) {
    return row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
  });
  const QList<QPersistentModelIndex> kept(rows.begin(), rows.end());  // a tick can change the order
  for (const QPersistentModelIndex& row : kept) {
    const auto wanted = all ? Qt::Unchecked : Qt::Checked;
    if (row.data(Qt::CheckStateRole).toInt() != wanted) model()->setData(row, wanted, Qt::CheckStateRole);
  }
}

void RunTable::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier) return QTreeView::keyPressEvent(event);
  toggleSelected();
  event->accept();
}

void RunTable::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
  const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos();
  Q_EMIT menuRequested(at);
}

}  // namespace descry
