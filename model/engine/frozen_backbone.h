#pragma once

#include <torch/types.h>

#include <memory>
#include <optional>
#include <string>

#include "model/network/efficientnet.h"

namespace descry {

/// What computes a frozen backbone.
enum class BackboneEngine {
  kLibTorch,    ///< EfficientNet's own forward: any device
  kOneDnnFp32,  ///< oneDNN on the CPU with fused activations: 1.5 times as fast
  kOneDnnBf16   ///< the same with activations and weights in bfloat16: twice as fast where the CPU multiplies it
};

/// The engine that the environment's DESCRY_BACKBONE names (libtorch, fp32, bf16), else the best one here: on a GPU and
/// in a build without oneDNN, LibTorch.
BackboneEngine default_backbone_engine(torch::Device device);

/// Whether an engine works here: built in, on this device, by this CPU.
bool is_usable(BackboneEngine engine, torch::Device device);

/// "libtorch", "onednn-fp32" or "onednn-bf16".
std::string name_of(BackboneEngine engine);

/// An EfficientNet that is only evaluated, made ready once. What its members share at their beginning (one network's
/// blocks that fine-tuning left as they were) is computed once. Later changes to the network's weights do not reach it.
/// Cheap to copy; any number of threads may call at once. Never records gradients.
class FrozenBackbone {
 public:
  FrozenBackbone() = default;
  /// `network` in eval mode, on `device`. `blocks`: only the stem and so many of the first blocks, whose last result is
  /// the features, of a network with one member; without it the whole network.
  FrozenBackbone(const EfficientNet& network, torch::Device device, std::optional<BackboneEngine> engine = std::nullopt,
                 std::optional<int> blocks = std::nullopt);

  /// [images, 3, H, W] normalised float on the device -> [images, channels, rows, columns] float, channels-last in
  /// memory. Rows and columns as EfficientNet's. On a CPU, pictures are shared out among LibTorch's threads.
  torch::Tensor operator()(const torch::Tensor& images) const;

  BackboneEngine engine() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace descry
