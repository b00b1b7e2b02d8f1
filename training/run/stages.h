#pragma once

#include <vector>

#include "training/run/settings.h"

namespace descry {

/// One part of a run: what is learned, from what, how fast. A run's epochs are counted through all its stages.
struct Stage {
  enum class Kind { kCrossEntropy, kFineTuning, kSelfCritical };
  Kind kind = Kind::kCrossEntropy;
  int first_epoch = 1;
  int epochs = 0;
  double learning_rate = 0;
  double dropout = 0, feed_forward_dropout = 0;

  int last_epoch() const { return first_epoch + epochs - 1; }
  bool operator==(const Stage&) const = default;
};

/// In their order: cross-entropy, fine-tuning of the backbone, self-critical training; those with epochs.
std::vector<Stage> stages_of(const TrainingSettings& settings);

/// "cross-entropy", "fine-tuning", "self-critical".
const char* stage_name(Stage::Kind kind);

}  // namespace descry
