// What can be done with the runs of a RunList.
#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "ui/training/plots/plot_colours.h"
#include "ui/training/runs/notes_dialog.h"
#include "ui/training/runs/run_filter.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/runs/run_table.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/file_manager.h"
#include "ui/widgets/notice_bar.h"
#include "ui/workers/run_keeper.h"

namespace descry {

namespace {

constexpr int kSwatch = 14;

/// A menu's entry that is disabled while there is an obstacle, which its tooltip then names.
void permit(QAction* action, const QString& obstacle, const QString& help) {
  action->setEnabled(obstacle.isEmpty());
  action->setToolTip(obstacle.isEmpty() ? help : obstacle);
}

QIcon swatch(const QColor& colour) {
  QPixmap picture(kSwatch, kSwatch);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(picture.rect().adjusted(1, 1, -1, -1));
  return picture;
}

}  // namespace

QStringList RunList::selectedFolders() const {
  QStringList folders;
  for (const QModelIndex& row : table_->selectionModel()->selectedRows()) {
    folders << model_->runAt(filter_->mapToSource(row)).folder;
  }
  return folders;
}

void RunList::popUpMenu(const QPoint& where) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("runMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  if (!selectedFolders().isEmpty() && currentRun() != nullptr) {
    addRunEntries(menu);
    menu->addSeparator();
    addNotesEntries(menu);
    menu->addSeparator();
  }
  menu->addAction(tr("Open run folder…"), this, &RunList::askForFolder);
  menu->addAction(tr("Evaluate a model file…"), this, &RunList::evaluateFileRequested);
  menu->addAction(rescan_);
  menu->popup(where);
}

void RunList::addRunEntries(QMenu* menu) {
  const RunSummary run = *currentRun();
  permit(menu->addAction(tr("Continue"), this, [this, run] { Q_EMIT continueRequested(run.folder); }),
         obstacleToContinue(), tr("Goes on from the run's last checkpoint"));
  permit(menu->addAction(tr("Continue with changes…"), this, [this, run] { Q_EMIT branchRequested(run.folder); }),
         obstacleToBranch(), tr("Begins a new run at one of this run's checkpoints, with other settings"));
  permit(menu->addAction(tr("Use its settings"), this, [this, run] { Q_EMIT settingsRequested(run.folder); }),
         obstacleToSettings(), tr("Puts the run's settings into the form, for a new run"));
  permit(menu->addAction(tr("Evaluate…"), this, [this, run] { Q_EMIT evaluateRequested(run); }), obstacleToEvaluate(),
         tr("Scores the run's best captioner, and shows its captions"));
  const QStringList folders = selectedFolders();
  permit(menu->addAction(tr("Compare…"), this, [this, folders] { Q_EMIT compareRequested(folders); }),
         folders.size() < 2 ? tr("Select two or more runs to compare them.") : QString(),
         tr("Sets the selected runs beside each other"));
  menu->addAction(tr("Show in file manager"), this, [run] { FileManager::current().show(run.folder); });
}

void RunList::addNotesEntries(QMenu* menu) {
  menu->addAction(rename_);
  menu->addAction(notes_);
  addTagChoices(menu->addMenu(tr("Tags")));
  addColourChoices(menu->addMenu(tr("Colour")));
  menu->addSeparator();
  permit(trash_, obstacleToTrash(), tr("Moves the folders of the selected runs to the trash"));
  menu->addAction(trash_);
  // Its shortcut works without the menu, and says then what is in the way.
  connect(menu, &QMenu::aboutToHide, trash_, [this] { trash_->setEnabled(true); });
  const QStringList folders = selectedFolders();
  if (std::any_of(folders.begin(), folders.end(), [this](const QString& each) { return isElsewhere(each); })) {
    permit(menu->addAction(tr("Remove from the list"), this, &RunList::forgetSelected), {},
           tr("Forgets runs that were opened by their folders; the folders stay as they are"));
  }
}

void RunList::addTagChoices(QMenu* menu) {
  const QStringList folders = selectedFolders();
  for (const QString& tag : model_->allTags()) {
    const std::string text = tag.toStdString();
    const bool all = std::all_of(folders.begin(), folders.end(), [&](const QString& folder) {
      const auto& tags = model_->run(folder)->notes.tags;
      return std::find(tags.begin(), tags.end(), text) != tags.end();
    });
    QAction* choice = menu->addAction(tag, this, [this, text](bool given) { giveTag(text, given); });
    choice->setCheckable(true);
    choice->setChecked(all);
  }
  menu->addSeparator();
  menu->addAction(tr("Other tags…"), this, &RunList::editNotes);
}

void RunList::addColourChoices(QMenu* menu) {
  const std::optional<int> chosen = currentRun()->notes.colour;
  const PlotColours colours = plotColours(palette());
  auto* group = new QActionGroup(menu);
  const auto add = [&](const QString& text, std::optional<int> colour) {
    QAction* choice = menu->addAction(text, this, [this, colour] { chooseColour(colour); });
    choice->setCheckable(true);
    choice->setChecked(chosen == colour);
    group->addAction(choice);
    return choice;
  };
  for (int colour = 0; colour < static_cast<int>(colours.series.size()); ++colour) {
    add(tr("Colour %1").arg(colour + 1), colour)->setIcon(swatch(colours.seriesColour(colour)));
  }
  add(tr("Whichever is free"), std::nullopt);
}

void RunList::fillTableMenu(QMenu* menu) {
  menu->clear();
  table_->addSortChoices(menu->addMenu(tr("Sort by")));
  QMenu* columns = menu->addMenu(tr("Columns"));
  columns->setToolTipsVisible(true);
  table_->addColumnChoices(columns);
  menu->addSeparator();
  menu->addAction(tr("Open run folder…"), this, &RunList::askForFolder)
      ->setToolTip(tr("Shows a run that was made elsewhere; a folder can be dropped on the list, too"));
  menu->addAction(tr("Evaluate a model file…"), this, &RunList::evaluateFileRequested);
  menu->addAction(rescan_);
}

void RunList::rename() {
  const QModelIndex index = filter_->mapFromSource(model_->indexOf(current_));
  if (index.isValid()) table_->edit(index);
}

void RunList::editNotes() {
  const RunSummary* run = currentRun();
  if (run == nullptr) return;
  auto* dialog = new NotesDialog(run->folder, run->notes, model_->allTags(), window());
  connect(dialog, &NotesDialog::edited, model_, &RunModel::editNotes);
  dialog->show();
}

void RunList::chooseColour(std::optional<int> colour) {
  for (const QString& folder : selectedFolders()) {
    RunNotes notes = model_->run(folder)->notes;
    notes.colour = colour;
    model_->editNotes(folder, notes);
  }
}

void RunList::giveTag(const std::string& tag, bool given) {
  for (const QString& folder : selectedFolders()) {
    RunNotes notes = model_->run(folder)->notes;
    std::erase(notes.tags, tag);
    if (given) notes.tags.push_back(tag);
    model_->editNotes(folder, notes);
  }
}

void RunList::askForFolder() {
  const QString folder = FileDialogs::current().openFolder(this, tr("Open a run's folder"));
  if (!folder.isEmpty()) openFolder(folder);
}

void RunList::openFolder(const QString& folder) {
  message_->dismiss();
  const QString path = QDir::cleanPath(folder);
  if (model_->run(path) != nullptr) return select(path);
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, path] { keeper->open(path); });
}

void RunList::forgetSelected() {
  for (const QString& folder : selectedFolders()) {
    if (isElsewhere(folder)) removeRun(folder);
  }
  rememberElsewhere();
}

void RunList::trashSelected() {
  const QString obstacle = obstacleToTrash();
  if (!obstacle.isEmpty()) return message_->tell(obstacle);
  trash(selectedFolders());
}

void RunList::trash(const QStringList& folders) {
  message_->dismiss();
  trashed_.clear();
  for (const QString& folder : folders) {
    QMetaObject::invokeMethod(keeper_,
                              [keeper = keeper_, folder, name = nameOf(folder)] { keeper->trash(folder, name); });
  }
}

void RunList::showTrashed() {
  const bool known =
      std::all_of(trashed_.begin(), trashed_.end(), [](const Trashed& run) { return !run.inTrash.isEmpty(); });
  const auto number = static_cast<int>(trashed_.size());
  message_->tell(number == 1 ? tr("“%1” was moved to the trash.").arg(trashed_.front().name)
                             : tr("%n run(s) were moved to the trash.", nullptr, number),
                 tr("Undo"), known ? std::function<void()>([this] { undoTrash(); }) : nullptr);
}

void RunList::undoTrash() {
  if (trashed_.empty()) return;
  message_->dismiss();
  for (const Trashed& run : std::exchange(trashed_, {})) {
    if (run.inTrash.isEmpty()) continue;
    QMetaObject::invokeMethod(keeper_, [keeper = keeper_, run] { keeper->restore(run.folder, run.inTrash); });
  }
}

}  // namespace descry
