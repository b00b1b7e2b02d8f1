#pragma once

#include <torch/torch.h>

#include <memory>
#include <vector>

#include "model/network/efficientnet_options.h"
#include "model/network/inverted_residual.h"

namespace descry {

/// The convolutional part of EfficientNet (no pooling, no classifier). Children: stem, blocks.N, head.
class EfficientNetImpl : public torch::nn::Cloneable<EfficientNetImpl> {
 public:
  explicit EfficientNetImpl(EfficientNetOptions options);
  void reset() override;

  /// [images, 3, H, W] normalised float -> [images, channels, ceil(H/32), ceil(W/32)], channels-last in memory.
  torch::Tensor forward(torch::Tensor images);

  /// The same function with BatchNorm's inference statistics folded into the convolutions (weights copied; own left as
  /// is).
  std::shared_ptr<EfficientNetImpl> folded() const;

  const EfficientNetOptions& options() const { return options_; }

 private:
  EfficientNetOptions options_;
  ConvUnit stem_{nullptr}, head_{nullptr};  // head: empty when head_channels is 0
  std::vector<InvertedResidual> blocks_;
};
TORCH_MODULE(EfficientNet);

}  // namespace descry
