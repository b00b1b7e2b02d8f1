// How a RunList is put together, and what its buttons permit.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "training/run/run_history.h"
#include "ui/training/runs/run_filter.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/runs/run_table.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

void RunList::build() {
  table_ = new RunTable;
  table_->setModel(filter_);
  emptyText_ = new QLabel;
  emptyText_->setObjectName(QStringLiteral("runsEmpty"));
  emptyText_->setWordWrap(true);
  emptyText_->setAlignment(Qt::AlignCenter);
  emptyText_->setForegroundRole(QPalette::PlaceholderText);
  emptyText_->setMargin(12);
  emptyText_->setBackgroundRole(QPalette::Base);
  emptyText_->setAutoFillBackground(true);
  stack_ = new QStackedLayout;
  stack_->addWidget(emptyText_);
  stack_->addWidget(table_);
  message_ = new NoticeBar(QStringLiteral("runMessage"), Qt::Vertical);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(buildTools());
  layout->addLayout(stack_, 1);
  layout->addWidget(message_);
  layout->addLayout(buildFoot());
  buildActions();
  const auto showOneOf = [this] { stack_->setCurrentIndex(filter_->rowCount() > 0 ? 1 : 0); };
  connect(filter_, &QAbstractItemModel::rowsInserted, stack_, showOneOf);
  connect(filter_, &QAbstractItemModel::rowsRemoved, stack_, showOneOf);
  search({});
}

QLayout* RunList::buildTools() {
  search_ = new QLineEdit;
  search_->setObjectName(QStringLiteral("runSearch"));
  search_->setPlaceholderText(tr("Search runs…"));
  search_->setAccessibleName(tr("Search the runs"));
  search_->setClearButtonEnabled(true);
  search_->setToolTip(tr("Shows runs whose name, tags, data, note or state hold these words (%1)")
                          .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
  connect(search_, &QLineEdit::textChanged, this, &RunList::search);
  auto* clear = new QShortcut(Qt::Key_Escape, search_, search_, &QLineEdit::clear, Qt::WidgetShortcut);
  auto* down = new QShortcut(Qt::Key_Down, search_, table_, qOverload<>(&QWidget::setFocus), Qt::WidgetShortcut);
  for (QShortcut* shortcut : {clear, down}) shortcut->setAutoRepeat(false);
  tableMenu_ = new QToolButton;
  tableMenu_->setObjectName(QStringLiteral("runTableMenu"));
  tableMenu_->setIcon(symbolIcon(Symbol::Menu));
  tableMenu_->setAutoRaise(true);
  tableMenu_->setPopupMode(QToolButton::InstantPopup);
  tableMenu_->setToolTip(tr("Order and columns of the list, and runs made elsewhere"));
  tableMenu_->setAccessibleName(tr("The list of runs"));
  auto* menu = new QMenu(tableMenu_);
  menu->setToolTipsVisible(true);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillTableMenu(menu); });
  tableMenu_->setMenu(menu);
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(6, 6, 6, 6);
  tools->setSpacing(4);
  tools->addWidget(search_, 1);
  tools->addWidget(tableMenu_);
  return tools;
}

QLayout* RunList::buildFoot() {
  foot_ = new QBoxLayout(QBoxLayout::TopToBottom);
  foot_->setContentsMargins(6, 6, 6, 6);
  continue_ = addFootButton("continueRun", tr("Continue"));
  continue_->setIcon(symbolIcon(Symbol::Play));
  evaluate_ = addFootButton("evaluateRun", tr("Evaluate…"));
  compare_ = addFootButton("compareRuns", tr("Compare…"));
  connect(continue_, &QPushButton::clicked, this, [this] { Q_EMIT continueRequested(current_); });
  connect(evaluate_, &QPushButton::clicked, this, [this] {
    if (const RunSummary* run = currentRun()) Q_EMIT evaluateRequested(*run);
  });
  connect(compare_, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(shown()); });
  return foot_;
}

/// Side by side where there is room.
void RunList::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  int together = 4 * foot_->spacing();
  for (const QPushButton* button : {continue_, evaluate_, compare_}) together += button->sizeHint().width();
  foot_->setDirection(width() > together ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QPushButton* RunList::addFootButton(const char* name, const QString& text) {
  auto* button = new QPushButton(text);
  button->setObjectName(QLatin1String(name));
  foot_->addWidget(button);
  return button;
}

QAction* RunList::addListAction(const QString& text, const QKeySequence& key, const char* name) {
  auto* action = new QAction(text, table_);
  action->setObjectName(QLatin1String(name));
  action->setShortcut(key);
  action->setShortcutContext(Qt::WidgetShortcut);
  table_->addAction(action);
  return action;
}

void RunList::buildActions() {
  rename_ = addListAction(tr("Rename"), Qt::Key_F2, "renameRun");
  connect(rename_, &QAction::triggered, this, &RunList::rename);
  notes_ = addListAction(tr("Name, tags and note…"), QKeySequence(Qt::ALT | Qt::Key_Return), "editRunNotes");
  connect(notes_, &QAction::triggered, this, &RunList::editNotes);
  trash_ = addListAction(tr("Move to the trash"), QKeySequence::Delete, "trashRun");
  connect(trash_, &QAction::triggered, this, &RunList::trashSelected);
  undo_ = addListAction(tr("Take back from the trash"), QKeySequence::Undo, "undoTrashAction");
  connect(undo_, &QAction::triggered, this, &RunList::undoTrash);
  rescan_ = new QAction(tr("Read the list again"), this);
  rescan_->setShortcut(QKeySequence::Refresh);
  rescan_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(rescan_, &QAction::triggered, this, &RunList::scan);
  addAction(rescan_);
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, search_, [this] {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
  });
}

QString RunList::obstacleToContinue() const {
  const RunSummary* run = currentRun();
  if (run == nullptr) return tr("Select a stopped run to continue it.");
  if (!model_->live().isEmpty()) return tr("A run is going on; one at a time.");
  if (run->state == RunState::kFinished) return tr("This run has finished.");
  if (!is_over(run->state)) return tr("Another process is training this run.");
  if (!run->canContinue) return tr("This run has no checkpoint to continue from.");
  return obstacleToSettings();
}

QString RunList::obstacleToSettings() const {
  const RunSummary* run = currentRun();
  return run != nullptr && run->epochs == 0 ? tr("This run's settings cannot be read.") : QString();
}

QString RunList::obstacleToBranch() const {
  return model_->live().isEmpty() ? obstacleToSettings() : tr("A run is going on; one at a time.");
}

QString RunList::obstacleToEvaluate() const {
  const RunSummary* run = currentRun();
  if (run == nullptr) return tr("Select a run to evaluate its best captioner.");
  if (run->bestModel.isEmpty()) return tr("This run has no captioner yet.");
  return {};
}

QString RunList::obstacleToTrash() const {
  for (const QString& folder : selectedFolders()) {
    if (folder == model_->live() || !is_over(model_->run(folder)->state))
      return tr("“%1” is being trained; stop it first.").arg(nameOf(folder));
  }
  return selectedFolders().isEmpty() ? tr("Select a run first.") : QString();
}

void RunList::updateButtons() {
  const auto set = [](QPushButton* button, const QString& obstacle, const QString& help) {
    button->setEnabled(obstacle.isEmpty());
    button->setToolTip(obstacle.isEmpty() ? help : obstacle);
  };
  set(continue_, obstacleToContinue(), tr("Goes on from the run's last checkpoint"));
  set(evaluate_, obstacleToEvaluate(), tr("Scores the run's best captioner, and shows its captions"));
  set(compare_, model_->shown().size() < 2 ? tr("Tick two or more runs to compare them.") : QString(),
      tr("Sets the ticked runs beside each other"));
}

}  // namespace descry
