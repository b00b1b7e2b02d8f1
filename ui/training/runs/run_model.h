#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <vector>

#include "ui/workers/run_summary.h"

namespace descry {

/// The runs there are, a row each. A check box shows a run in the plots; name, tags and note can be edited.
class RunModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kName, kState, kCider, kLoss, kEpochs, kDuration, kStarted, kDataset, kTags, kNote, kColumns };
  enum Role {
    kSortRole = Qt::UserRole,  ///< a number, a time or text; invalid: unknown, which comes last in either order
    kFactRole,                 ///< the cell by itself, where no head says what it is
    kSearchRole,               ///< all that a search looks at
    kColourRole,               ///< index into the plots' palette of the run's colour, where one is to be shown; else -1
    kProblemRole               ///< what could not be read
  };

  using QAbstractTableModel::QAbstractTableModel;

  /// Adds a run, or brings it up to date. What a person said of it here counts more than what was read meanwhile.
  void setRun(RunSummary run);
  void remove(const QString& folder);
  /// The run that is being trained here now, and what it is doing ("training"); empty: none.
  void setLive(const QString& folder, const QString& doing);
  /// Emits nothing but that the rows changed.
  void setShown(const QString& folder, bool shown);

  /// Null where there is none. Valid until the model changes.
  const RunSummary* run(const QString& folder) const;
  const RunSummary& runAt(const QModelIndex& index) const { return rows_[static_cast<std::size_t>(index.row())].run; }
  QModelIndex indexOf(const QString& folder, int column = kName) const;
  QString live() const { return live_; }
  QStringList folders() const;
  QStringList shown() const;
  /// A run's colour, as an index into the plots' palette: chosen, or given while it is shown.
  int colourOf(const QString& folder) const;
  /// Every tag that any run has, sorted.
  QStringList allTags() const;

  /// What a person says of a run: shown at once, and told of by notesEdited.
  void editNotes(const QString& folder, const RunNotes& notes);
  /// Those words were not kept: what is read next counts.
  void forgetEdit(const QString& folder);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void shownChanged(const QString& folder, bool shown);
  void notesEdited(const QString& folder, const descry::RunNotes& notes);

 private:
  struct Row {
    RunSummary run;
    bool shown = false;
    bool edited = false;  ///< its notes, here
    int given = -1;       ///< colour, while it is shown
  };
  Row* rowOf(const QString& folder);
  const Row* rowOf(const QString& folder) const { return const_cast<RunModel*>(this)->rowOf(folder); }
  int colourOf(const Row& row) const { return row.run.notes.colour.value_or(row.given); }
  void giveColour(Row& row);
  void rowChanged(const Row& row);
  void allChanged();
  QString shownText(const Row& row, int column) const;
  QString fact(const Row& row, int column) const;
  QString stateText(const Row& row) const;
  QVariant sortValue(const Row& row, int column) const;
  QString toolTip(const Row& row, int column) const;

  std::vector<Row> rows_;
  QHash<QString, int> numbers_;  ///< of the rows, by folder
  QString live_, doing_;
  int shown_ = 0;  ///< runs
};

}  // namespace descry
