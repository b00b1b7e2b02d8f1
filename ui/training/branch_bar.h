#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "training/run/branch.h"

class QComboBox;
class QLabel;

namespace descry {

/// A branch that is to be started: of which run, and from which of its checkpoints.
struct BranchChoice {
  QString runFolder;
  QString runName;
  BranchPoint point;
};

/// Says that the form's settings are a branch's, and chooses the checkpoint that it goes on from. Hidden otherwise.
class BranchBar : public QWidget {
  Q_OBJECT

 public:
  explicit BranchBar(QWidget* parent = nullptr);

  /// `points`: at least one.
  void begin(const QString& runFolder, const QString& runName, const std::vector<BranchPoint>& points);
  void end();
  std::optional<BranchChoice> choice() const;

 Q_SIGNALS:
  void cancelled();

 private:
  QString runFolder_, runName_;
  std::vector<BranchPoint> points_;
  QLabel* title_ = nullptr;
  QComboBox* point_ = nullptr;
};

}  // namespace descry
