#pragma once

#include "app/commands/progress_bar.h"
#include "training/run/observer.h"

namespace descry {

/// Shows a run on a terminal: a progress bar, and a line for each log message on stderr.
class RunDisplay : public TrainingObserver {
 public:
  void on_progress(const RunProgress& progress) override;
  void on_log(const std::string& line) override;
  void on_step(const StepRecord& record) override;

 private:
  ProgressBar bar_;
  StepRecord last_step_;
};

}  // namespace descry
