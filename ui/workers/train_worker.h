#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "training/run/branch.h"
#include "training/run/observer.h"
#include "training/run/trainer.h"

namespace descry {

/// What a training worker is asked to do.
struct TrainJob {
  TrainingSettings settings;
  RunPlaces places;
  bool resume = false;
  /// Makes the run a branch of another, from this checkpoint, before it is resumed.
  std::optional<std::pair<RunFolder, BranchPoint>> branch_of = {};
};

/// How a run ended, in values that the window can show.
struct TrainEnding {
  RunState state = RunState::kFailed;  ///< kFinished, kStopped or kFailed
  QString sentence;                    ///< what happened and, if it failed, what to do
  QString bestModel;                   ///< captioner file; empty if none was written
  EpochRecord best;
};

/// Runs train() and relays what it reports as plain values. Lives on a thread of its own; see TrainSession. Steps are
/// gathered and sent at most 20 times a second, and none is ever dropped: whatever else happens, what was gathered goes
/// first.
class TrainWorker : public QObject, public TrainingObserver {
  Q_OBJECT

 public:
  TrainWorker(TrainJob job, std::shared_ptr<RunControl> control);

  /// Blocks until the run ends.
  void run();

  // What train() tells, on this worker's thread.
  void on_progress(const RunProgress& progress) override;
  void on_log(const std::string& line) override;
  void on_step(const StepRecord& record) override;
  void on_epoch(const EpochRecord& record) override;
  void on_event(const RunEvent& event) override;

 Q_SIGNALS:
  void progressed(const descry::RunProgress& progress);
  void logged(const QStringList& lines);
  void stepped(const std::vector<descry::StepRecord>& records);
  void epochEnded(const descry::EpochRecord& record);
  void happened(const descry::RunEvent& event);
  void modelWritten(const QString& file);
  void ended(const descry::TrainEnding& ending);

 private:
  Result<RunOutcome> train();
  void sendWhenDue();
  void send();
  void lookForModel();
  TrainEnding endingOf(const Result<RunOutcome>& outcome);

  TrainJob job_;
  std::shared_ptr<RunControl> control_;
  QElapsedTimer sinceSent_;
  std::vector<StepRecord> steps_;
  QStringList lines_;
  RunProgress progress_;
  bool progressWaits_ = false;
  qint64 modelTime_ = 0;  // when the best model found last was written
};

}  // namespace descry
