#pragma once

#include "model/network/attention.h"
#include "model/network/captioner_options.h"

namespace descry {

/// Self-attention and, if the options ask for it, a feed-forward network, each with a residual connection and
/// LayerNorm.
class EncoderBlockImpl : public torch::nn::Cloneable<EncoderBlockImpl> {
 public:
  explicit EncoderBlockImpl(CaptionerOptions options);
  void reset() override;
  torch::Tensor forward(torch::Tensor tokens, AttentionWeights* weights);

 private:
  CaptionerOptions options_;
  SelfAttention attention_{nullptr};
  FeedForward feed_forward_{nullptr};
  torch::nn::LayerNorm attention_norm_{nullptr}, feed_forward_norm_{nullptr};
};
TORCH_MODULE(EncoderBlock);

/// From a backbone's feature grid to image tokens that know of each other.
class EncoderImpl : public torch::nn::Cloneable<EncoderImpl> {
 public:
  explicit EncoderImpl(CaptionerOptions options);
  void reset() override;
  /// [pictures, channels, rows, columns] -> [pictures, rows * columns, width]
  torch::Tensor forward(const torch::Tensor& features, AttentionWeights* weights);

 private:
  CaptionerOptions options_;
  torch::nn::LayerNorm feature_norm_{nullptr}, output_norm_{nullptr};
  torch::nn::Linear projection_{nullptr};
  torch::Tensor positions_;
  std::vector<EncoderBlock> blocks_;
};
TORCH_MODULE(Encoder);

}  // namespace descry
