#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <vector>

#include "training/data/dataset.h"

namespace descry {

/// A dataset's problems, grouped by kind. Holds no text of its own, so that a hundred thousand cost nothing.
class ProblemModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Column { kName, kSentence, kColumns };

  using QAbstractItemModel::QAbstractItemModel;

  /// `problems`: sorted by kind; may be null.
  void setProblems(std::shared_ptr<const std::vector<DataProblem>> problems);
  /// Null for a kind's own row.
  const DataProblem* problem(const QModelIndex& index) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Group {
    std::size_t first, count;
  };

  std::shared_ptr<const std::vector<DataProblem>> problems_;
  std::vector<Group> groups_;  ///< one a kind
};

}  // namespace descry
