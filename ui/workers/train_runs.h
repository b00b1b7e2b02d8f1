#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "training/run/branch.h"
#include "training/run/records.h"
#include "training/run/settings.h"
#include "ui/training/plots/run_curves.h"
#include "ui/workers/run_summary.h"

namespace descry {

/// Everything that is shown of a run.
struct RunDetails {
  RunSummary summary;
  TrainingSettings settings;
  RunCurves curves;
  QString log;  ///< its last lines
};

/// Reads run folders, on a thread of its own.
class TrainRunsReader : public QObject {
  Q_OBJECT

 public:
  void readRun(const QString& runFolder);
  void readBranchPoints(const QString& runFolder);

 Q_SIGNALS:
  void runRead(const descry::RunDetails& details);
  void branchPointsRead(const QString& runFolder, const std::vector<descry::BranchPoint>& points);
};

}  // namespace descry
