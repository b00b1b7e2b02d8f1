#pragma once

#include <torch/types.h>

#include <optional>

#include "model/engine/frozen_backbone.h"
#include "training/run/augmentation.h"
#include "training/run/run_inputs.h"

namespace descry {

/// What a step sees of its pictures.
struct StepPictures {
  torch::Tensor features;  ///< [n, channels, rows, columns], with gradients where the backbone learns
  torch::Tensor input;     ///< the network's input that they are of; undefined where they came from the disk
  torch::Tensor mirrored;  ///< bool [n]; undefined where no picture was turned round
};

/// Where a run's features come from: the disk, while the backbone is as it was read, or else pictures that go through
/// it. Owned by the run, on its thread; refers to the run's inputs.
class RunFeatures {
 public:
  RunFeatures(RunInputs& inputs, torch::Device device) : inputs_(inputs), device_(device) {}

  /// From the disk.
  void use_cached() { live_ = false; }
  /// Through the backbone, of which the blocks from `first_trained` on learn (0: all, with stem and BatchNorm's
  /// statistics; block_count: none).
  void use_pictures(const std::optional<Augmentation>& augmentation, std::int64_t first_trained);

  StepPictures of_step(const std::vector<std::int64_t>& pictures, std::uint64_t seed);
  /// Unchanged pictures', without gradients.
  torch::Tensor unchanged(const std::vector<std::int64_t>& pictures);
  /// The teacher's, of the pictures that the step saw.
  torch::Tensor of_teacher(const std::vector<std::int64_t>& pictures, const StepPictures& seen);

 private:
  torch::Tensor light(const std::vector<std::int64_t>& pictures) const;
  torch::Tensor through_backbone(const torch::Tensor& input);

  RunInputs& inputs_;
  torch::Device device_;
  bool live_ = false;
  std::optional<Augmentation> augmentation_;
  std::int64_t first_trained_ = 0;
  FrozenBackbone trunk_;    ///< the blocks before
  FrozenBackbone teacher_;  ///< the teacher's, all of it
};

}  // namespace descry
