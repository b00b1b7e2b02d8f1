#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "training/data/dataset.h"

class QLabel;
class QPushButton;
class QTreeView;

namespace descry {

class ProblemModel;

/// What is wrong with data, by kind; the selected problem in full, with a way to the file.
class ProblemList : public QWidget {
  Q_OBJECT

 public:
  explicit ProblemList(QWidget* parent = nullptr);

  /// Sorted by kind; may be null.
  void setProblems(const std::shared_ptr<const std::vector<DataProblem>>& problems);

 private:
  void showSelected();
  void showInFileManager();
  const DataProblem* selected() const;

  ProblemModel* model_ = nullptr;
  QTreeView* tree_ = nullptr;
  QLabel* sentence_ = nullptr;
  QPushButton* show_ = nullptr;
};

}  // namespace descry
