#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/workers/run_summary.h"
#include "ui/workers/worker_thread.h"

class QAction;
class QBoxLayout;
class QLabel;
class QLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace descry {

class NoticeBar;
class RunFilter;
class RunKeeper;
class RunModel;
class RunTable;

/// The runs there are: a table to search, sort and tick in. A ticked run is shown in the plots. Finds the runs, keeps
/// what a person says of them in their folders, and moves them to the trash, all on a worker.
class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(const QString& runsFolder, QWidget* parent = nullptr);
  ~RunList() override;

  /// Takes back how the table looked, and the runs opened by their folders; from now on these are remembered.
  void restore();
  void remember() const;
  /// Reads the list anew; `scanned` follows.
  void scan();

  /// Adds a run, or brings it up to date.
  void setRun(const RunSummary& run);
  /// The run that is being trained here now, and what it is doing ("training"); empty: none.
  void setLive(const QString& folder, const QString& doing);
  /// Unlike a click, emits nothing.
  void setShown(const QString& folder, bool shown);
  void select(const QString& folder);
  /// Moves runs to the system's trash, and offers to take them back.
  void trash(const QStringList& folders);

  bool isEmpty() const;
  bool has(const QString& folder) const;
  /// What a person calls the run.
  QString nameOf(const QString& folder) const;
  QString selected() const { return current_; }
  /// In the order in which the table has them.
  QStringList shown() const;
  /// Of the runs' folders.
  QStringList names() const;
  /// A shown run's colour, as an index into the plots' palette.
  int colourOf(const QString& folder) const;
  /// Of each a colour: its own, or one that none of the others has.
  QList<int> coloursOf(const QStringList& folders) const;

 Q_SIGNALS:
  void shownChanged(const QString& folder, bool shown);
  /// Its name or colour.
  void lookChanged(const QString& folder);
  void selectionChanged(const QString& folder);
  void continueRequested(const QString& folder);
  /// To go on from one of its checkpoints with other settings.
  void branchRequested(const QString& folder);
  void settingsRequested(const QString& folder);
  void evaluateRequested(const descry::RunSummary& run);
  void evaluateFileRequested();
  void compareRequested(const QStringList& folders);
  /// Runs as they are found, or opened by their folders; at a scan's end all of them, newest first.
  void found(const std::vector<descry::RunSummary>& runs);
  void scanned(const std::vector<descry::RunSummary>& runs);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Trashed {
    QString folder, name, inTrash;
  };
  void build();
  QLayout* buildTools();
  QLayout* buildFoot();
  void buildActions();
  QAction* addListAction(const QString& text, const QKeySequence& key, const char* name);
  QPushButton* addFootButton(const char* name, const QString& text);
  void connectKeeper();
  void connectTable();

  void takeScanned(const std::vector<RunSummary>& runs);
  void removeRun(const QString& folder);
  void takeCurrent();
  void search(const QString& text);
  void updateButtons();
  void keepNotes(const QString& folder, const RunNotes& notes);

  void popUpMenu(const QPoint& where);
  void addRunEntries(QMenu* menu);
  void addNotesEntries(QMenu* menu);
  void addTagChoices(QMenu* menu);
  void addColourChoices(QMenu* menu);
  void fillTableMenu(QMenu* menu);

  QStringList selectedFolders() const;
  /// The current run; null if there is none.
  const RunSummary* currentRun() const;
  void rename();
  void editNotes();
  void chooseColour(std::optional<int> colour);
  void giveTag(const std::string& tag, bool given);
  void openFolder(const QString& folder);
  void askForFolder();
  void forgetSelected();
  void trashSelected();
  void undoTrash();
  void showTrashed();
  void rememberElsewhere() const;
  bool isElsewhere(const QString& folder) const;
  QStringList elsewhere() const;
  QString obstacleToContinue() const;
  QString obstacleToSettings() const;
  QString obstacleToBranch() const;
  QString obstacleToEvaluate() const;
  QString obstacleToTrash() const;

  QString runsFolder_;
  RunModel* model_ = nullptr;
  RunFilter* filter_ = nullptr;
  RunTable* table_ = nullptr;
  RunKeeper* keeper_ = nullptr;
  QStackedLayout* stack_ = nullptr;
  QLabel* emptyText_ = nullptr;
  QLineEdit* search_ = nullptr;
  QToolButton* tableMenu_ = nullptr;
  NoticeBar* message_ = nullptr;
  QBoxLayout* foot_ = nullptr;
  QPushButton* continue_ = nullptr;
  QPushButton* evaluate_ = nullptr;
  QPushButton* compare_ = nullptr;
  QAction *rename_ = nullptr, *notes_ = nullptr, *trash_ = nullptr, *undo_ = nullptr, *rescan_ = nullptr;
  QString current_;
  QStringList remembered_;  ///< folders elsewhere, of the last start
  std::vector<Trashed> trashed_;
  bool remembers_ = false;
  bool filtering_ = false;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
