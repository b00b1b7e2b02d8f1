#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <vector>

#include "training/run/branch.h"
#include "training/run/records.h"
#include "training/run/settings.h"
#include "ui/training/plots/run_curves.h"

namespace descry {

/// A run in a list.
struct RunSummary {
  QString folder;
  QString name;
  RunState state = RunState::kStopped;  ///< of a run that another process trains: what it is doing
  bool interrupted = false;             ///< its process was gone before it could say how the run ended
  bool canContinue = false;             ///< over, not finished, and with a checkpoint
  int epoch = 0;                        ///< epochs that ended
  int epochs = 0;                       ///< epochs asked for
  double bestCider = 0;                 ///< NaN: not scored yet
  QString bestModel;                    ///< captioner file; empty if none was written
  QString problem;                      ///< what could not be read, or empty
  QDateTime changed;
};

/// Finished, stopped or failed: nobody is training it.
bool isOver(RunState state);

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
  /// Every run in the folder, newest first.
  void scan(const QString& runsFolder);
  void readRun(const QString& runFolder);
  void readBranchPoints(const QString& runFolder);

 Q_SIGNALS:
  void scanned(const std::vector<descry::RunSummary>& runs);
  void runRead(const descry::RunDetails& details);
  void branchPointsRead(const QString& runFolder, const std::vector<descry::BranchPoint>& points);
};

}  // namespace descry
