#pragma once

#include <QWidget>
#include <vector>

#include "ui/workers/train_runs.h"

class QLabel;
class QAction;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace descry {

/// The runs there are: name, state, epochs, best CIDEr. A check box shows a run in the plots.
class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(QWidget* parent = nullptr);

  void setRuns(const std::vector<RunSummary>& runs);
  /// Adds a run, or brings it up to date.
  void setRun(const RunSummary& run);
  /// The run that is being trained here now, and what it is doing ("training"); empty: none.
  void setLive(const QString& folder, const QString& doing);
  /// Unlike a click, emits nothing.
  void setShown(const QString& folder, bool shown);
  void select(const QString& folder);

  bool isEmpty() const;
  bool has(const QString& folder) const { return itemOf(folder) != nullptr; }
  QString nameOf(const QString& folder) const;
  QString selected() const;
  QStringList shown() const;
  QStringList names() const;
  /// A shown run's colour, as an index into the plots' palette.
  int colourOf(const QString& folder) const;

 Q_SIGNALS:
  void shownChanged(const QString& folder, bool shown);
  void selectionChanged(const QString& folder);
  void continueRequested(const QString& folder);
  void settingsRequested(const QString& folder);
  void evaluateRequested(const descry::RunSummary& run);
  void evaluateFileRequested();
  void compareRequested(const QStringList& folders);
  void rescanRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QListWidgetItem* itemOf(const QString& folder) const;
  void fill(QListWidgetItem* item, const RunSummary& run);
  void giveColour(QListWidgetItem* item);
  void paintSwatches();
  void onItemChanged(QListWidgetItem* item);
  QPushButton* addFootButton(QLayout* foot, const char* name, const QString& text);
  void updateButtons();
  void popUpMenu(const QPoint& where);
  QString obstacleToContinue() const;
  QString obstacleToEvaluate() const;

  QListWidget* list_ = nullptr;
  QLabel* emptyText_ = nullptr;
  QPushButton* continue_ = nullptr;
  QPushButton* evaluate_ = nullptr;
  QPushButton* compare_ = nullptr;
  QAction* rescan_ = nullptr;
  QString live_;
  QString liveDoing_;
  bool filling_ = false;
};

}  // namespace descry
