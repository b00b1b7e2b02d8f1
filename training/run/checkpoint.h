#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/result.h"
#include "training/run/records.h"

namespace descry {

/// How far a run is, beside its tensors. Randomness needs no state: every step seeds its own from its number.
struct RunCounters {
  std::int64_t step = 0;        ///< taken
  std::int64_t updates = 0;     ///< of which changed the weights (skipped steps do not)
  int stage = 0;                ///< number of the stage, from 0
  std::int64_t stage_step = 0;  ///< steps taken before it
  int evaluated_epochs = 0;     ///< epochs whose record is written
  double epoch_loss_sum = 0;    ///< over the current epoch's steps
  std::int64_t epoch_loss_steps = 0;
  double seconds = 0;          ///< spent, pauses excluded
  double epoch_seconds = 0;    ///< of which in the current epoch
  int bad_steps_in_a_row = 0;  ///< not finite
  int recoveries = 0;          ///< returns to an earlier checkpoint
  double rate_factor = 1;      ///< halved by each recovery
  double rate_scale = 1;       ///< chosen by a person while the run went on
  int epochs_without_gain = 0;
  std::optional<EpochRecord> best;
};

/// A run folder's last.safetensors: all that a run needs to go on as if it had never stopped.
struct Checkpoint {
  RunCounters counters;
  std::string layout;  ///< of the flat buffers (FlatAdamW::layout)
  std::int64_t steps_per_epoch = 0;
  std::vector<std::string> words;                              ///< the vocabulary, by id
  std::vector<std::pair<std::string, torch::Tensor>> tensors;  ///< optimizer state and buffers
};

/// Errors: as read_safetensors; kDamaged (not a checkpoint), kUnsupported (of a newer program).
Result<Checkpoint> read_checkpoint(const std::filesystem::path& path);
/// Whole or not at all. Errors: kNotWritten.
Result<void> write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);

}  // namespace descry
