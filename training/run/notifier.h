#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "training/run/observer.h"

namespace descry {

/// Tells every observer of a run, and holds progress back to 20 times a second (a change of state goes through at
/// once). Of epochs, and every half minute of a step, the log has a line.
class RunNotifier {
 public:
  explicit RunNotifier(std::vector<TrainingObserver*> observers) : observers_(std::move(observers)) {}
  /// Told before the others: what a display hears of, a recorder has written.
  void add_first(TrainingObserver* observer) { observers_.insert(observers_.begin(), observer); }

  void progress(const RunProgress& progress);
  void log(const std::string& line) const;
  void step(const StepRecord& record);
  void epoch(const EpochRecord& record) const;
  /// Something that happened now; its sentence, if any, goes into the log too.
  void event(RunEvent::Kind kind, std::int64_t step, const std::string& sentence = {}) const;
  void dev_report(int epoch, const EvaluationReport& report) const;
  void watched(int epoch, const std::vector<WatchedCaption>& captions) const;

 private:
  std::vector<TrainingObserver*> observers_;
  std::chrono::steady_clock::time_point last_{}, step_logged_ = std::chrono::steady_clock::now();
  RunState last_state_ = RunState::kFailed;
};

}  // namespace descry
