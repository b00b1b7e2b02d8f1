#include "training/run/trainer.h"

#include <torch/torch.h>

#include "model/network/device.h"
#include "training/run/precision.h"
#include "training/run/run_folder.h"
#include "training/run/run_inputs.h"
#include "training/run/run_lock.h"
#include "training/run/training_run.h"

namespace descry {

namespace {

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error || !std::filesystem::is_directory(folder, error)) {
    return failure(ErrorCode::kNotWritten, "The run folder cannot be made; choose another place.", folder);
  }
  return {};
}

/// The settings that count: the caller's, or on resuming those that the run was begun with.
Result<TrainingSettings> settings_for(TrainingSettings asked, const RunFolder& folder, bool resume) {
  std::error_code ignored;
  if (!resume) {
    if (folder.has_checkpoint()) {
      return failure(ErrorCode::kUsage, "This folder already holds a run; resume it or choose another folder.",
                     folder.folder);
    }
  } else if (std::filesystem::exists(folder.settings(), ignored)) {
    auto stored = read_settings(folder.settings());
    if (!stored) return stored;
    if (asked.epochs > 0) stored->epochs = asked.epochs;
    stored->device = asked.device;
    asked = std::move(*stored);
  } else {
    return failure(ErrorCode::kNotFound, "There is no run to resume in this folder; start one without resuming.",
                   folder.folder);
  }
  if (auto valid = asked.validate(); !valid) return tl::unexpected(valid.error());
  return asked;
}

RunProgress state_only(RunState state, const std::string& message) {
  RunProgress progress;
  progress.state = state;
  progress.message = message;
  return progress;
}

RunOutcome stopped_early() {
  RunOutcome outcome;
  outcome.state = RunState::kStopped;
  return outcome;
}

Result<RunOutcome> run(TrainingSettings settings, const RunPlaces& places, bool resume, RunControl& control,
                       RunNotifier& notifier) {
  const RunFolder folder{places.run_folder};
  auto device = device_named(settings.device);
  if (!device) return tl::unexpected(device.error());
  const auto bf16 = wants_bf16(settings.precision, *device);
  if (!bf16) return tl::unexpected(bf16.error());
  // What "auto" measured today it might not tomorrow, and a resumed run must repeat.
  settings.precision = *bf16 ? "bf16" : "fp32";
  if (auto written = write_settings(settings, folder.settings()); !written) return tl::unexpected(written.error());

  torch::manual_seed(static_cast<std::int64_t>(settings.seed));
  auto inputs = prepare_inputs(settings, places, *device, notifier, control.stop.get_token());
  if (!inputs) {
    if (inputs.error().code == ErrorCode::kCancelled) return stopped_early();
    return tl::unexpected(inputs.error());
  }
  TrainingRun training(settings, folder, std::move(*inputs), *device, *bf16, control, notifier);
  if (resume && folder.has_checkpoint()) {
    const auto checkpoint = read_checkpoint(folder.last());
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    if (auto restored = training.restore(*checkpoint); !restored) return tl::unexpected(restored.error());
  } else if (auto saved = training.save(); !saved) {
    return tl::unexpected(saved.error());
  }
  return training.go();
}

}  // namespace

Result<RunOutcome> train(TrainingSettings settings, const RunPlaces& places, bool resume, RunControl& control,
                         const std::vector<TrainingObserver*>& observers) {
  const RunFolder folder{places.run_folder};
  RunNotifier notifier(observers);
  notifier.progress(state_only(RunState::kPreparing, "Reading the data."));
  const auto work = [&]() -> Result<RunOutcome> {
    if (auto made = make_folder(places.run_folder); !made) return tl::unexpected(made.error());
    const auto lock = RunLock::take(places.run_folder);
    if (!lock) return tl::unexpected(lock.error());
    auto chosen = settings_for(std::move(settings), folder, resume);
    if (!chosen) return tl::unexpected(chosen.error());
    return run(std::move(*chosen), places, resume, control, notifier);
  };
  auto outcome = work();
  if (outcome) {
    notifier.progress(state_only(outcome->state, ""));
  } else {
    notifier.progress(state_only(RunState::kFailed, outcome.error().describe()));
  }
  return outcome;
}

}  // namespace descry
