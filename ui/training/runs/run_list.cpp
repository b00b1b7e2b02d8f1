#include "ui/training/runs/run_list.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QUrl>
#include <algorithm>

#include "ui/training/runs/run_filter.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/runs/run_table.h"
#include "ui/widgets/notice_bar.h"
#include "ui/workers/run_keeper.h"

namespace descry {

namespace {

constexpr auto kTableKey = "train/runTable";
constexpr auto kElsewhereKey = "train/runsElsewhere";

QStringList foldersIn(const QMimeData* data) {
  QStringList folders;
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) folders << url.toLocalFile();
  }
  return folders;
}

}  // namespace

RunList::RunList(const QString& runsFolder, QWidget* parent)
    : QWidget(parent), runsFolder_(QDir::cleanPath(runsFolder)) {
  setObjectName(QStringLiteral("runPanel"));
  setAcceptDrops(true);
  model_ = new RunModel(this);
  filter_ = new RunFilter(this);
  filter_->setSourceModel(model_);
  keeper_ = new RunKeeper;
  build();
  connectTable();
  connectKeeper();
  thread_ = std::make_unique<WorkerThread>(keeper_, QStringLiteral("run keeper"));
  updateButtons();
}

RunList::~RunList() {
  keeper_->stop();
  thread_.reset();
}

void RunList::connectKeeper() {
  connect(keeper_, &RunKeeper::found, this, [this](const std::vector<RunSummary>& runs) {
    for (const RunSummary& run : runs) model_->setRun(run);
    updateButtons();
    Q_EMIT found(runs);
  });
  connect(keeper_, &RunKeeper::scanned, this, &RunList::takeScanned);
  connect(keeper_, &RunKeeper::opened, this, [this](const std::vector<RunSummary>& runs) {
    for (const RunSummary& run : runs) setRun(run);
    rememberElsewhere();
    Q_EMIT found(runs);
    select(runs.front().folder);
  });
  connect(keeper_, &RunKeeper::trashed, this,
          [this](const QString& folder, const QString& name, const QString& inTrash) {
            removeRun(folder);
            rememberElsewhere();
            trashed_.push_back({folder, name, inTrash});
            showTrashed();
          });
  connect(keeper_, &RunKeeper::restored, this, [this](const RunSummary& run) {
    setRun(run);
    rememberElsewhere();
    select(run.folder);
    Q_EMIT found({run});
  });
  connect(keeper_, &RunKeeper::failed, this, [this](const QString& folder, const QString& sentence) {
    model_->forgetEdit(folder);
    message_->tell(sentence);
  });
}

void RunList::connectTable() {
  connect(model_, &RunModel::shownChanged, this, [this](const QString& folder, bool shown) {
    updateButtons();
    Q_EMIT shownChanged(folder, shown);
  });
  connect(model_, &RunModel::notesEdited, this, &RunList::keepNotes);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunList::takeCurrent);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunList::updateButtons);
  connect(table_, &RunTable::menuRequested, this, &RunList::popUpMenu);
}

void RunList::takeCurrent() {
  if (filtering_) return;
  const QModelIndex index = filter_->mapToSource(table_->currentIndex());
  const QString folder = index.isValid() ? model_->runAt(index).folder : QString();
  if (folder == current_) return;
  current_ = folder;
  updateButtons();
  Q_EMIT selectionChanged(current_);
}

void RunList::search(const QString& text) {
  // What is looked at stays so, found or not.
  filtering_ = true;
  filter_->setSearch(text);
  const QModelIndex index = filter_->mapFromSource(model_->indexOf(current_));
  if (index.isValid()) {
    table_->setCurrentIndex(index);
    table_->scrollTo(index);
  } else {
    table_->selectionModel()->clear();
  }
  filtering_ = false;
  emptyText_->setText(model_->rowCount() > 0 ? tr("No run's name, tags, data, note or state holds these words.")
                                             : tr("Your runs are listed here, with their state and best CIDEr. Tick "
                                                  "one to see its curves."));
  updateButtons();
}

void RunList::scan() {
  QStringList folders = elsewhere();
  for (const QString& folder : std::exchange(remembered_, {})) {
    if (!folders.contains(folder)) folders << folder;
  }
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, own = runsFolder_, folders] { keeper->scan(own, folders); });
}

/// All of them were found before.
void RunList::takeScanned(const std::vector<RunSummary>& runs) {
  QSet<QString> there;
  for (const RunSummary& run : runs) there.insert(run.folder);
  for (const QString& folder : model_->folders()) {
    if (!there.contains(folder) && folder != model_->live() && !isElsewhere(folder)) removeRun(folder);
  }
  Q_EMIT scanned(runs);
}

void RunList::setRun(const RunSummary& run) {
  model_->setRun(run);
  updateButtons();
}

void RunList::removeRun(const QString& folder) {
  if (model_->shown().contains(folder)) Q_EMIT shownChanged(folder, false);
  model_->remove(folder);
  updateButtons();
}

void RunList::setLive(const QString& folder, const QString& doing) {
  model_->setLive(folder, doing);
  updateButtons();
}

void RunList::setShown(const QString& folder, bool shown) {
  model_->setShown(folder, shown);
  updateButtons();
}

void RunList::select(const QString& folder) {
  const QModelIndex index = model_->indexOf(folder);
  if (!index.isValid()) return;
  if (!filter_->mapFromSource(index).isValid()) search_->clear();
  table_->setCurrentIndex(filter_->mapFromSource(index));
}

bool RunList::isEmpty() const { return model_->rowCount() == 0; }
bool RunList::has(const QString& folder) const { return model_->run(folder) != nullptr; }

QStringList RunList::shown() const {
  QStringList folders = model_->shown();
  // As the table sorts them; those that it does not show now come last.
  std::stable_sort(folders.begin(), folders.end(), [this](const QString& one, const QString& other) {
    const int first = filter_->mapFromSource(model_->indexOf(one)).row();
    const int second = filter_->mapFromSource(model_->indexOf(other)).row();
    return static_cast<unsigned>(first) < static_cast<unsigned>(second);  // -1 is not shown
  });
  return folders;
}

int RunList::colourOf(const QString& folder) const { return model_->colourOf(folder); }
QList<int> RunList::coloursOf(const QStringList& folders) const {
  const QStringList shown = model_->shown();
  QList<int> colours;
  for (const QString& folder : folders) {
    const RunSummary* run = model_->run(folder);
    const bool own = run != nullptr && (run->notes.colour || shown.contains(folder));
    colours << (own ? model_->colourOf(folder) : -1);
  }
  for (int& colour : colours) {
    if (colour >= 0) continue;
    int free = 0;
    while (colours.contains(free)) ++free;
    colour = free;
  }
  return colours;
}

const RunSummary* RunList::currentRun() const { return model_->run(current_); }

QString RunList::nameOf(const QString& folder) const {
  const RunSummary* run = model_->run(folder);
  return run == nullptr ? QDir(folder).dirName() : run->name;
}

QStringList RunList::names() const {
  QStringList names;
  for (const QString& folder : model_->folders()) names << QDir(folder).dirName();
  return names;
}

void RunList::keepNotes(const QString& folder, const RunNotes& notes) {
  message_->dismiss();
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, folder, notes] { keeper->keepNotes(folder, notes); });
  Q_EMIT lookChanged(folder);
}

bool RunList::isElsewhere(const QString& folder) const { return QFileInfo(folder).path() != runsFolder_; }

QStringList RunList::elsewhere() const {
  QStringList folders;
  for (const QString& folder : model_->folders()) {
    if (isElsewhere(folder)) folders << folder;
  }
  return folders;
}

void RunList::restore() {
  remembers_ = true;
  const QSettings stored;
  table_->restoreLayout(stored.value(QLatin1String(kTableKey)).toByteArray());
  remembered_ = stored.value(QLatin1String(kElsewhereKey)).toStringList();
}

void RunList::remember() const { QSettings().setValue(QLatin1String(kTableKey), table_->layoutState()); }

void RunList::rememberElsewhere() const {
  if (remembers_) QSettings().setValue(QLatin1String(kElsewhereKey), elsewhere());
}

void RunList::dragEnterEvent(QDragEnterEvent* event) {
  if (!foldersIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void RunList::dropEvent(QDropEvent* event) {
  for (const QString& folder : foldersIn(event->mimeData())) openFolder(folder);
  event->acceptProposedAction();
}

}  // namespace descry
