#pragma once

#include <string>
#include <vector>

#include "model/result.h"
#include "training/run/records.h"

namespace descry {

struct EvaluationReport;

/// Told what a run does, on the trainer's thread. Every call returns soon; all defaults do nothing.
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  virtual void on_progress(const RunProgress&) {}
  virtual void on_log(const std::string& /*line*/) {}
  virtual void on_step(const StepRecord&) {}
  virtual void on_epoch(const EpochRecord&) {}
  virtual void on_event(const RunEvent&) {}
  /// Of a scored epoch (training/run/dev_report.h); what follows of it comes before on_epoch too.
  virtual void on_dev_report(int /*epoch*/, const EvaluationReport&) {}
  virtual void on_watched(int /*epoch*/, const std::vector<WatchedCaption>&) {}
};

}  // namespace descry
