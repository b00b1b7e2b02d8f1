#include "ui/training/source_list.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "model/images/decode.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/file_manager.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr int kLinesOfSource = 3;
constexpr int kSourcesInSight = 3;
constexpr int kSpacing = 2;

/// Folders, and files that are no pictures: a photograph dropped here is meant for the window.
QStringList droppedSources(const QMimeData* data) {
  QStringList paths;
  for (const QUrl& url : data->urls()) {
    const QString path = url.toLocalFile();
    if (path.isEmpty()) continue;
    if (QFileInfo(path).isDir() || !has_picture_extension(path.toStdString())) paths << path;
  }
  return paths;
}

QString nameOf(const QString& source) {
  const QString name = QDir(source).dirName();
  return name.isEmpty() ? QDir::toNativeSeparators(source) : name;
}

}  // namespace

SourceList::SourceList(QWidget* parent) : QWidget(parent) {
  setAcceptDrops(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(buildList());
  layout->addLayout(buildButtons());
  connect(list_, &QListWidget::itemSelectionChanged, this, &SourceList::updateActions);
  setSources({});
}

QWidget* SourceList::buildList() {
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("dataSources"));
  list_->setAccessibleName(tr("Folders and captions files to learn from"));
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setAlternatingRowColors(true);
  list_->setSpacing(kSpacing);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setContextMenuPolicy(Qt::ActionsContextMenu);
  show_ = addListAction(tr("Show in file manager"), {}, &SourceList::showSelected);
  again_ = addListAction(tr("Read again"), QKeySequence::Refresh, &SourceList::readAgainRequested);
  remove_ = addListAction(tr("Remove from the list"), QKeySequence::Delete, &SourceList::removeSelected);
  remove_->setIcon(symbolIcon(Symbol::Remove));

  auto* empty = new QLabel(tr("Drop folders or captions files here"));
  list_->setToolTip(
      tr("Flickr8k, Flickr30k, COCO, Karpathy's splits, tables, JSON Lines, pictures with text files, "
         "Descry's exports"));
  empty->setWordWrap(true);
  empty->setAlignment(Qt::AlignCenter);
  empty->setMargin(6);
  empty->setForegroundRole(QPalette::PlaceholderText);
  empty->setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* onList = new QVBoxLayout(list_->viewport());
  onList->setContentsMargins(0, 0, 0, 0);
  onList->addWidget(empty);
  connect(list_->model(), &QAbstractItemModel::rowsInserted, empty, &QWidget::hide);
  connect(list_->model(), &QAbstractItemModel::rowsRemoved, empty,
          [this, empty] { empty->setVisible(list_->count() == 0); });
  connect(list_->model(), &QAbstractItemModel::modelReset, empty, [empty] { empty->show(); });
  return list_;
}

QAction* SourceList::addListAction(const QString& text, const QKeySequence& key, void (SourceList::*act)()) {
  auto* action = new QAction(text, list_);
  action->setShortcut(key);
  action->setShortcutContext(Qt::WidgetShortcut);
  connect(action, &QAction::triggered, this, act);
  list_->addAction(action);
  return action;
}

QLayout* SourceList::buildButtons() {
  auto* folder = new QPushButton(symbolIcon(Symbol::Folder), tr("Folder…"));
  folder->setObjectName(QStringLiteral("addFolder"));
  folder->setToolTip(tr("Adds a folder of pictures with their captions"));
  auto* file = new QPushButton(tr("File…"));
  file->setObjectName(QStringLiteral("addFile"));
  file->setToolTip(tr("Adds a file of captions; its pictures lie in its folder or below"));
  auto* remove = new QToolButton;
  remove->setObjectName(QStringLiteral("removeSource"));
  remove->setDefaultAction(remove_);
  remove->setAccessibleName(remove_->text());
  connect(folder, &QPushButton::clicked, this, &SourceList::addFolder);
  connect(file, &QPushButton::clicked, this, &SourceList::addFiles);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(folder, 1);
  buttons->addWidget(file, 1);
  buttons->addWidget(remove);
  return buttons;
}

void SourceList::setSources(const QStringList& sources) {
  list_->clear();
  sources_.clear();
  for (const QString& source : sources) {
    const QString path = QDir::cleanPath(source);
    if (sources_.contains(path)) continue;
    sources_ << path;
    list_->addItem(new QListWidgetItem);
  }
  describe({});
  fitHeight();
  updateActions();
}

void SourceList::describe(const std::vector<DatasetSource>& found) {
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* item = list_->item(row);
    QStringList lines{nameOf(sources_[row])};
    if (const auto place = static_cast<std::size_t>(row); place < found.size()) {
      lines << tr("%1 pictures, %2 captions")
                   .arg(locale().toString(found[place].pictures), locale().toString(found[place].captions))
            << QString::fromStdString(found[place].format);
    }
    item->setData(Qt::AccessibleTextRole, lines.join(QStringLiteral(", ")));
    item->setToolTip(QDir::toNativeSeparators(sources_[row]) + QLatin1Char('\n') +
                     lines.mid(1).join(QLatin1Char('\n')));
    while (lines.size() < kLinesOfSource) lines << QString();
    item->setText(lines.join(QLatin1Char('\n')));
  }
}

/// As high as its sources, within limits, so that the form below is not pushed out of sight.
void SourceList::fitHeight() {
  const int rows = std::clamp(list_->count(), 1, kSourcesInSight);
  const int row = std::max(list_->sizeHintForRow(0), kLinesOfSource * fontMetrics().lineSpacing()) + 2 * kSpacing;
  list_->setFixedHeight(rows * row + 2 * list_->frameWidth() + 2);
}

void SourceList::addFolder() {
  add({FileDialogs::current().openFolder(this, tr("Add a folder of pictures and captions"))});
}

void SourceList::addFiles() {
  add(FileDialogs::current().openFiles(
      this, tr("Add files of captions"),
      tr("Captions (*.txt *.token *.csv *.tsv *.json *.jsonl *.ndjson);;All files (*)")));
}

void SourceList::add(const QStringList& paths) {
  QStringList all = sources_;
  for (const QString& path : paths) {
    if (!path.isEmpty()) all << QDir::cleanPath(path);
  }
  all.removeDuplicates();
  if (all == sources_) return;
  setSources(all);
  list_->setCurrentRow(list_->count() - 1);
  Q_EMIT edited();
}

void SourceList::removeSelected() {
  QStringList kept;
  int next = -1;
  for (int row = 0; row < list_->count(); ++row) {
    if (!list_->item(row)->isSelected()) {
      kept << sources_[row];
    } else if (next < 0) {
      next = row;
    }
  }
  if (kept.size() == sources_.size()) return;
  setSources(kept);
  list_->setCurrentRow(std::min(next, list_->count() - 1));
  Q_EMIT edited();
}

void SourceList::showSelected() {
  if (const int row = list_->currentRow(); row >= 0) FileManager::current().show(sources_[row]);
}

void SourceList::updateActions() {
  const bool any = !list_->selectedItems().isEmpty();
  remove_->setEnabled(any);
  remove_->setToolTip(any ? tr("Takes the selected sources out of the list (Delete); nothing on disk is touched")
                          : tr("Select a source to take it out of the list."));
  show_->setEnabled(any);
  again_->setEnabled(!sources_.isEmpty());
}

void SourceList::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedSources(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void SourceList::dropEvent(QDropEvent* event) {
  const QStringList sources = droppedSources(event->mimeData());
  if (sources.isEmpty()) return;
  event->acceptProposedAction();
  add(sources);
}

}  // namespace descry
