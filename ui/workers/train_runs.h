#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "training/run/branch.h"
#include "training/run/records.h"
#include "training/run/run_history.h"
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

/// What a run that another process trains did since it was last read.
struct RunNews {
  RunSummary summary;
  std::vector<StepRecord> steps;
  std::vector<EpochRecord> epochs;
  std::vector<RunEvent> events;
  std::optional<QString> log;  ///< its last lines, where there are new ones
};

/// Reads run folders, on a thread of its own.
class TrainRunsReader : public QObject {
  Q_OBJECT

 public:
  /// A run that goes on can be followed from then on.
  void readRun(const QString& runFolder);
  /// Reads what was added since: `runGrew`, or `runRead` where its records were written anew.
  void follow(const QString& runFolder);
  void readBranchPoints(const QString& runFolder);

 Q_SIGNALS:
  void runRead(const descry::RunDetails& details);
  void runGrew(const descry::RunNews& news);
  void branchPointsRead(const QString& runFolder, const std::vector<descry::BranchPoint>& points);

 private:
  struct Followed {
    explicit Followed(const QString& folder);
    RunFollower records;
    qint64 logSize = -1;
  };
  std::map<QString, Followed> followed_;
};

}  // namespace descry
