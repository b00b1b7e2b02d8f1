#include "app/commands/run_display.h"

#include <cstdio>

namespace descry {
namespace {

const char* label_of(RunState state) {
  switch (state) {
    case RunState::kPreparing:
      return "preparing";
    case RunState::kFeatures:
      return "features";
    case RunState::kTraining:
      return "training";
    case RunState::kEvaluating:
      return "evaluating";
    case RunState::kPaused:
      return "paused";
    case RunState::kStopped:
      return "stopped";
    case RunState::kFinished:
      return "finished";
    case RunState::kFailed:
      return "failed";
  }
  return "";
}

}  // namespace

void RunDisplay::on_progress(const RunProgress& progress) {
  std::string note;
  char text[96];
  if (progress.state == RunState::kTraining && last_step_.step > 0) {
    std::snprintf(text, sizeof text, "epoch %d of %d, loss %.3f, %.0f captions/s", progress.epoch, progress.epochs,
                  last_step_.loss, last_step_.captions_per_second);
    note = text;
  }
  if (progress.seconds_left) note += (note.empty() ? "" : ", ") + duration_text(*progress.seconds_left) + " left";
  if (progress.total > 0) bar_.show(label_of(progress.state), progress.done, progress.total, note);
}

void RunDisplay::on_log(const std::string& line) { bar_.print(line); }

void RunDisplay::on_step(const StepRecord& record) { last_step_ = record; }

}  // namespace descry
