#include "training/run/trainer.h"

#include <torch/torch.h>

#include "model/network/device.h"
#include "training/run/precision.h"
#include "training/run/run_folder.h"
#include "training/run/run_inputs.h"
#include "training/run/run_lock.h"
#include "training/run/run_recorder.h"
#include "training/run/training_run.h"
#include "training/run/watched.h"

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
                       RunNotifier& notifier, RunRecorder& recorder) {
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
  if (auto written = write_dev_pictures(folder.folder, inputs->dev); !written) return tl::unexpected(written.error());
  TrainingRun training(settings, folder, std::move(*inputs), *device, *bf16, control, notifier);
  if (resume && folder.has_checkpoint()) {
    const auto checkpoint = read_checkpoint(folder.last());
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    if (auto restored = training.restore(*checkpoint); !restored) return tl::unexpected(restored.error());
  } else if (auto saved = training.save(); !saved) {
    return tl::unexpected(saved.error());
  }
  const auto& reached = training.counters();
  if (auto cut = recorder.resume_at(reached.step, reached.evaluated_epochs); !cut) return tl::unexpected(cut.error());
  notifier.event(resume ? RunEvent::Kind::kResumed : RunEvent::Kind::kStarted, reached.step);
  auto outcome = training.go();
  // Why it failed goes into the log with its progress.
  notifier.event(!outcome                               ? RunEvent::Kind::kFailed
                 : outcome->state == RunState::kStopped ? RunEvent::Kind::kStopped
                                                        : RunEvent::Kind::kFinished,
                 reached.step);
  if (const auto& problem = recorder.problem()) {
    notifier.log("The run's records are incomplete. " + problem->describe());
  }
  return outcome;
}

/// A GPU that runs out of memory, or fails, is the world's doing; on a CPU LibTorch throws only where we are wrong.
Result<RunOutcome> run_recorded(TrainingSettings settings, const RunPlaces& places, bool resume, RunControl& control,
                                RunNotifier& notifier, RunRecorder& recorder) {
  const auto device = device_named(settings.device);
  try {
    return run(std::move(settings), places, resume, control, notifier, recorder);
  } catch (const c10::Error& error) {
    if (!device || device->is_cpu()) throw;
    return failure(ErrorCode::kDevice,
                   "The GPU failed; resume the run from its last checkpoint, with smaller batches "
                   "where its memory was short (" +
                       error.msg() + ").",
                   places.run_folder);
  }
}

}  // namespace

Result<RunOutcome> train(TrainingSettings settings, const RunPlaces& places, bool resume, RunControl& control,
                         const std::vector<TrainingObserver*>& observers) {
  const RunFolder folder{places.run_folder};
  std::optional<FileLock> lock;
  std::unique_ptr<RunRecorder> recorder;
  RunNotifier notifier(observers);
  notifier.progress(state_only(RunState::kPreparing, "Reading the data."));
  const auto work = [&]() -> Result<RunOutcome> {
    if (auto made = make_folder(places.run_folder); !made) return tl::unexpected(made.error());
    auto locked = lock_run(places.run_folder);
    if (!locked) return tl::unexpected(locked.error());
    lock.emplace(std::move(*locked));
    auto chosen = settings_for(std::move(settings), folder, resume);
    if (!chosen) return tl::unexpected(chosen.error());
    auto opened = RunRecorder::open(places.run_folder);
    if (!opened) return tl::unexpected(opened.error());
    recorder = std::move(*opened);
    notifier.add_first(recorder.get());
    return run_recorded(std::move(*chosen), places, resume, control, notifier, *recorder);
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
