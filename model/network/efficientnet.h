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

  /// [images, 3, H, W] normalised float -> [images, members * channels, ceil(H/32), ceil(W/32)], channels-last in
  /// memory.
  torch::Tensor forward(torch::Tensor images);

  /// forward in two parts: stem and the first `blocks` blocks; the other blocks and the head. For training the last
  /// ones while the first are frozen. Images and features as forward's, of the first member.
  torch::Tensor trunk(const torch::Tensor& images, std::int64_t blocks);
  torch::Tensor tail(torch::Tensor features, std::int64_t blocks);
  /// Parameters of tail(features, blocks), with their names.
  std::vector<std::pair<std::string, torch::Tensor>> tail_parameters(std::int64_t blocks) const;

  /// The same function with BatchNorm's inference statistics folded into the convolutions (weights copied; own left as
  /// is).
  std::shared_ptr<EfficientNetImpl> folded() const;

  const EfficientNetOptions& options() const { return options_; }
  const std::vector<std::shared_ptr<EfficientNetImpl>>& other_members() const { return others_; }
  std::int64_t block_count() const { return static_cast<std::int64_t>(blocks_.size()); }
  /// How many first blocks, always less than all, have the same weights in every member, and the stem too; 0 where
  /// there is one member. They need be computed only once.
  std::int64_t shared_blocks() const;
  /// Number of the first block of the last `stages` stages.
  std::int64_t first_block_of_last(int stages) const;

 private:
  EfficientNetOptions options_;
  ConvUnit stem_{nullptr}, head_{nullptr};  // head: empty when head_channels is 0
  std::vector<InvertedResidual> blocks_;
  std::vector<std::shared_ptr<EfficientNetImpl>> others_;  ///< the members but the first
};
TORCH_MODULE(EfficientNet);

}  // namespace descry
