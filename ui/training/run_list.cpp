#include "ui/training/run_list.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <cmath>

#include "ui/training/plots/plot_colours.h"
#include "ui/widgets/file_manager.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr int kRunRole = Qt::UserRole;
constexpr int kColourRole = Qt::UserRole + 1;  // -1: not shown
constexpr int kSwatch = 12;

RunSummary runOf(const QListWidgetItem* item) { return item->data(kRunRole).value<RunSummary>(); }

QString stateText(const RunSummary& run) {
  switch (run.state) {
    case RunState::kFinished:
      return RunList::tr("finished");
    case RunState::kFailed:
      return RunList::tr("failed");
    case RunState::kStopped:
      return run.canContinue ? RunList::tr("stopped") : RunList::tr("nothing saved");
    default:
      return RunList::tr("running elsewhere");
  }
}

}  // namespace

RunList::RunList(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("runPanel"));
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("runList"));
  list_->setAccessibleName(tr("Runs"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideRight);
  list_->setSpacing(1);
  emptyText_ =
      new QLabel(tr("Your runs are listed here, with their state and best CIDEr. Tick one to see its curves."));
  emptyText_->setWordWrap(true);
  emptyText_->setAlignment(Qt::AlignCenter);
  emptyText_->setForegroundRole(QPalette::PlaceholderText);
  emptyText_->setMargin(12);
  emptyText_->setBackgroundRole(QPalette::Base);
  emptyText_->setAutoFillBackground(true);
  auto* stack = new QStackedLayout;
  stack->addWidget(emptyText_);
  stack->addWidget(list_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(stack, 1);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(6, 6, 6, 6);
  continue_ = addFootButton(foot, "continueRun", tr("Continue"));
  continue_->setIcon(symbolIcon(Symbol::Play));
  evaluate_ = addFootButton(foot, "evaluateRun", tr("Evaluate…"));
  compare_ = addFootButton(foot, "compareRuns", tr("Compare…"));
  layout->addLayout(foot);
  // The stack is the context: it goes before the list does, which empties itself when it goes.
  const auto showOneOf = [this, stack] { stack->setCurrentIndex(list_->count() > 0 ? 1 : 0); };
  connect(list_->model(), &QAbstractItemModel::rowsInserted, stack, showOneOf);
  connect(list_->model(), &QAbstractItemModel::rowsRemoved, stack, showOneOf);
  connect(list_, &QListWidget::itemChanged, this, &RunList::onItemChanged);
  connect(list_, &QListWidget::currentItemChanged, this, [this] {
    updateButtons();
    Q_EMIT selectionChanged(selected());
  });
  connect(list_, &QWidget::customContextMenuRequested, this, &RunList::popUpMenu);
  connect(continue_, &QPushButton::clicked, this, [this] { Q_EMIT continueRequested(selected()); });
  connect(evaluate_, &QPushButton::clicked, this, [this] { Q_EMIT evaluateRequested(runOf(list_->currentItem())); });
  connect(compare_, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(shown()); });
  rescan_ = new QAction(tr("Read the list again"), this);
  rescan_->setShortcut(QKeySequence::Refresh);
  rescan_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(rescan_, &QAction::triggered, this, &RunList::rescanRequested);
  addAction(rescan_);
  updateButtons();
}

QPushButton* RunList::addFootButton(QLayout* foot, const char* name, const QString& text) {
  auto* button = new QPushButton(text);
  button->setObjectName(QLatin1String(name));
  foot->addWidget(button);
  return button;
}

void RunList::setRuns(const std::vector<RunSummary>& runs) {
  QSet<QString> there;
  for (const RunSummary& run : runs) {
    there.insert(run.folder);
    setRun(run);
  }
  for (int row = list_->count() - 1; row >= 0; --row) {
    const QString folder = runOf(list_->item(row)).folder;
    if (there.contains(folder) || folder == live_) continue;
    if (list_->item(row)->checkState() == Qt::Checked) Q_EMIT shownChanged(folder, false);
    delete list_->takeItem(row);
  }
  updateButtons();
}

void RunList::setRun(const RunSummary& run) {
  QListWidgetItem* item = itemOf(run.folder);
  filling_ = true;
  if (item == nullptr) {
    item = new QListWidgetItem;
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setData(kColourRole, -1);
    item->setData(kRunRole, QVariant::fromValue(run));
    // Newest first, whatever order they come in.
    int row = 0;
    while (row < list_->count() && runOf(list_->item(row)).changed > run.changed) ++row;
    list_->insertItem(row, item);
  }
  fill(item, run);
  filling_ = false;
  updateButtons();
}

void RunList::fill(QListWidgetItem* item, const RunSummary& run) {
  item->setData(kRunRole, QVariant::fromValue(run));
  // The figure that runs are compared by comes first: what hangs over in a narrow list is cut.
  QStringList facts;
  if (std::isfinite(run.bestCider)) facts << tr("CIDEr %1").arg(locale().toString(run.bestCider, 'f', 3));
  if (run.epochs > 0) facts << tr("%1/%2", "epochs that ended, of how many").arg(run.epoch).arg(run.epochs);
  facts << (run.folder == live_ ? liveDoing_ : stateText(run));
  item->setText(run.name + QLatin1Char('\n') + facts.join(QStringLiteral(" · ")));
  item->setToolTip(facts.join(QStringLiteral(" · ")) + QLatin1Char('\n') + QDir::toNativeSeparators(run.folder) +
                   (run.problem.isEmpty() ? QString() : QLatin1Char('\n') + run.problem));
  item->setData(Qt::AccessibleTextRole, run.name + QStringLiteral(", ") + facts.join(QStringLiteral(", ")));
}

void RunList::setLive(const QString& folder, const QString& doing) {
  const QString before = std::exchange(live_, folder);
  if (before == folder && liveDoing_ == doing) return;
  liveDoing_ = doing;
  filling_ = true;
  for (const QString& changed : {before, folder}) {
    if (QListWidgetItem* item = itemOf(changed)) fill(item, runOf(item));
  }
  filling_ = false;
  updateButtons();
}

void RunList::setShown(const QString& folder, bool shown) {
  QListWidgetItem* item = itemOf(folder);
  if (item == nullptr) return;
  filling_ = true;
  item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
  giveColour(item);
  filling_ = false;
  updateButtons();
}

void RunList::giveColour(QListWidgetItem* item) {
  int colour = -1;
  if (item->checkState() == Qt::Checked) {
    QSet<int> taken;
    for (int row = 0; row < list_->count(); ++row) taken.insert(list_->item(row)->data(kColourRole).toInt());
    colour = item->data(kColourRole).toInt();
    for (int free = 0; colour < 0; ++free) {
      if (!taken.contains(free)) colour = free;
    }
  }
  item->setData(kColourRole, colour);
  paintSwatches();
}

void RunList::paintSwatches() {
  const bool several = shown().size() > 1;  // with one run, colours tell curves apart, not runs
  const PlotColours colours = plotColours(palette());
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* item = list_->item(row);
    const int colour = item->data(kColourRole).toInt();
    if (!several || colour < 0) {
      item->setIcon({});
      continue;
    }
    QPixmap swatch(kSwatch, kSwatch);
    swatch.fill(colours.seriesColour(colour));
    item->setIcon(swatch);
  }
}

void RunList::select(const QString& folder) {
  if (QListWidgetItem* item = itemOf(folder)) list_->setCurrentItem(item);
}

bool RunList::isEmpty() const { return list_->count() == 0; }

QString RunList::nameOf(const QString& folder) const {
  const QListWidgetItem* item = itemOf(folder);
  return item == nullptr ? QDir(folder).dirName() : runOf(item).name;
}

QString RunList::selected() const {
  return list_->currentItem() == nullptr ? QString() : runOf(list_->currentItem()).folder;
}

QStringList RunList::shown() const {
  QStringList folders;
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->checkState() == Qt::Checked) folders << runOf(list_->item(row)).folder;
  }
  return folders;
}

QStringList RunList::names() const {
  QStringList names;
  for (int row = 0; row < list_->count(); ++row) names << runOf(list_->item(row)).name;
  return names;
}

int RunList::colourOf(const QString& folder) const {
  const QListWidgetItem* item = itemOf(folder);
  return item == nullptr ? 0 : std::max(0, item->data(kColourRole).toInt());
}

QListWidgetItem* RunList::itemOf(const QString& folder) const {
  for (int row = 0; row < list_->count(); ++row) {
    if (runOf(list_->item(row)).folder == folder) return list_->item(row);
  }
  return nullptr;
}

void RunList::onItemChanged(QListWidgetItem* item) {
  if (filling_) return;
  filling_ = true;
  giveColour(item);
  filling_ = false;
  updateButtons();
  Q_EMIT shownChanged(runOf(item).folder, item->checkState() == Qt::Checked);
}

QString RunList::obstacleToContinue() const {
  if (list_->currentItem() == nullptr) return tr("Select a stopped run to continue it.");
  if (!live_.isEmpty()) return tr("A run is going on; one at a time.");
  const RunSummary run = runOf(list_->currentItem());
  if (run.state == RunState::kFinished) return tr("This run has finished.");
  if (!isOver(run.state)) return tr("Another process is training this run.");
  if (!run.canContinue) return tr("This run has no checkpoint to continue from.");
  return {};
}

QString RunList::obstacleToEvaluate() const {
  if (list_->currentItem() == nullptr) return tr("Select a run to evaluate its best captioner.");
  if (runOf(list_->currentItem()).bestModel.isEmpty()) return tr("This run has no captioner yet.");
  return {};
}

void RunList::updateButtons() {
  const auto set = [](QPushButton* button, const QString& obstacle, const QString& help) {
    button->setEnabled(obstacle.isEmpty());
    button->setToolTip(obstacle.isEmpty() ? help : obstacle);
  };
  set(continue_, obstacleToContinue(), tr("Goes on from the run's last checkpoint"));
  set(evaluate_, obstacleToEvaluate(), tr("Scores the run's best captioner, and shows its captions"));
  set(compare_, shown().size() < 2 ? tr("Tick two or more runs to compare them.") : QString(),
      tr("Sets the ticked runs beside each other"));
}

void RunList::popUpMenu(const QPoint& where) {
  QListWidgetItem* item = list_->itemAt(where);
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (item != nullptr) {
    const QString folder = runOf(item).folder;
    QAction* go = menu->addAction(tr("Continue"), this, [this, folder] { Q_EMIT continueRequested(folder); });
    go->setEnabled(obstacleToContinue().isEmpty());
    menu->addAction(tr("Use its settings"), this, [this, folder] { Q_EMIT settingsRequested(folder); });
    menu->addAction(tr("Show in file manager"), this, [folder] { FileManager::current().show(folder); });
    QAction* evaluate =
        menu->addAction(tr("Evaluate…"), this, [this, run = runOf(item)] { Q_EMIT evaluateRequested(run); });
    evaluate->setEnabled(!runOf(item).bestModel.isEmpty());
    menu->addSeparator();
  }
  menu->addAction(tr("Evaluate a model file…"), this, &RunList::evaluateFileRequested);
  menu->addAction(rescan_);
  menu->popup(list_->viewport()->mapToGlobal(where));
}

void RunList::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::PaletteChange || list_ == nullptr) return;
  filling_ = true;
  paintSwatches();
  filling_ = false;
}

}  // namespace descry
