#include "training/run/run_features.h"

#include <torch/torch.h>

namespace descry {

void RunFeatures::use_pictures(const std::optional<Augmentation>& augmentation, std::int64_t first_trained) {
  live_ = true;
  augmentation_ = augmentation;
  first_trained_ = first_trained;
  if (first_trained > 0)
    trunk_ = FrozenBackbone(inputs_.backbone, device_, std::nullopt, static_cast<int>(first_trained));
  if (inputs_.teacher) teacher_ = FrozenBackbone(inputs_.teacher->backbone, device_);
}

/// Copied to a GPU through page-locked memory, so that the copy does not wait for earlier work there.
torch::Tensor RunFeatures::light(const std::vector<std::int64_t>& pictures) const {
  auto bytes = inputs_.pictures->batch(pictures);
  if (!device_.is_cpu()) bytes = bytes.pin_memory().to(device_, /*non_blocking=*/true);
  return shares_of_light(bytes);
}

torch::Tensor RunFeatures::through_backbone(const torch::Tensor& input) {
  auto& backbone = inputs_.backbone;
  return first_trained_ == 0 ? backbone->forward(input) : backbone->tail(trunk_(input), first_trained_);
}

StepPictures RunFeatures::of_step(const std::vector<std::int64_t>& pictures, std::uint64_t seed) {
  if (!live_) return {inputs_.cached(pictures), {}, {}};
  StepPictures result;
  auto shares = light(pictures);
  if (augmentation_) {
    auto changed = augmented(shares, *augmentation_, seed);
    shares = changed.pictures;
    result.mirrored = changed.mirrored;
  }
  result.input = normalised(shares, inputs_.preprocessing).contiguous(torch::MemoryFormat::ChannelsLast);
  inputs_.backbone->train();
  result.features = through_backbone(result.input);
  return result;
}

torch::Tensor RunFeatures::unchanged(const std::vector<std::int64_t>& pictures) {
  if (!live_) return inputs_.cached(pictures);
  const torch::NoGradGuard no_gradients;
  inputs_.backbone->eval();
  return through_backbone(normalised(light(pictures), inputs_.preprocessing));
}

torch::Tensor RunFeatures::of_teacher(const std::vector<std::int64_t>& pictures, const StepPictures& seen) {
  if (!seen.input.defined()) return inputs_.teacher_cached(pictures);
  return teacher_(seen.input);
}

}  // namespace descry
