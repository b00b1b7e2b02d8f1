#pragma once

#include <atomic>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "model/result.h"
#include "training/run/observer.h"
#include "training/run/settings.h"

namespace descry {

/// Where a run reads and writes, beside its settings.
struct RunPlaces {
  std::filesystem::path run_folder;      ///< made if absent
  std::filesystem::path feature_cache;   ///< folder for features on disk, shared by runs
  std::filesystem::path lite0;           ///< the file of EfficientNet-Lite0's weights, for backbone "lite0"
  std::filesystem::path captioner = {};  ///< the captioner that ships, for start_from and teacher "shipped"
};

/// What a run ended with.
struct RunOutcome {
  RunState state = RunState::kFinished;  ///< kFinished or kStopped (saved, can be resumed)
  EpochRecord best;
  std::filesystem::path best_model;  ///< the captioner file in the run folder; empty before the first epoch ended
};

/// Steers a run from other threads.
struct RunControl {
  std::stop_source stop;            ///< stop and save, within one step
  std::atomic<bool> paused{false};  ///< wait between steps; everything stays in memory
  /// Asks for the schedule's learning rate times this (0.001 to 1000) from the next step on, recorded and kept when the
  /// run is resumed. The run takes the wish and sets it to 0.
  std::atomic<double> rate_scale{0};
};

/// Trains a captioner from start, or (`resume`) from the run folder's last checkpoint, whose settings.json then
/// replaces `settings` except for device and epochs. Blocks; call on a worker thread. The run folder is locked
/// meanwhile. On a CPU the same settings give the same losses, bit for bit, however often the run was cut and resumed.
/// Errors: kUsage, kNotFound (data, weights), kBusy (run folder in use), kNotWritten, kDevice, kDiverged.
Result<RunOutcome> train(TrainingSettings settings, const RunPlaces& places, bool resume, RunControl& control,
                         const std::vector<TrainingObserver*>& observers);

}  // namespace descry
