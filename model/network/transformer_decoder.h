#pragma once

#include <cstdint>

#include "model/network/attention.h"
#include "model/network/decoder.h"

namespace descry {

/// Masked self-attention, cross-attention to the picture and a feed-forward network, each with a residual connection
/// and LayerNorm, before it (pre-norm) or after.
class DecoderLayerImpl : public torch::nn::Cloneable<DecoderLayerImpl> {
 public:
  /// `last`: the layer whose cross-attention has the options' last_cross_heads.
  DecoderLayerImpl(CaptionerOptions options, bool last);
  void reset() override;

  std::pair<torch::Tensor, torch::Tensor> remember(const torch::Tensor& image_tokens);
  /// All positions [rows, T, width] at once; `hidden` [T, T] is true where a word must not look.
  torch::Tensor forward(torch::Tensor words, const torch::Tensor& hidden, const torch::Tensor& picture_keys,
                        const torch::Tensor& picture_values, AttentionRecord* record);
  /// One position [rows, 1, width]; grows `keys` and `values`.
  torch::Tensor step(torch::Tensor words, torch::Tensor& keys, torch::Tensor& values, const torch::Tensor& picture_keys,
                     const torch::Tensor& picture_values, AttentionRecord* record);

 private:
  template <typename SelfAttend>
  torch::Tensor layer(torch::Tensor words, const SelfAttend& self_attend, const torch::Tensor& picture_keys,
                      const torch::Tensor& picture_values, AttentionRecord* record);

  CaptionerOptions options_;
  bool last_;
  SelfAttention self_{nullptr};
  CrossAttention cross_{nullptr};
  FeedForward feed_forward_{nullptr};
  torch::nn::LayerNorm self_norm_{nullptr}, cross_norm_{nullptr}, feed_forward_norm_{nullptr};
};
TORCH_MODULE(DecoderLayer);

/// Token and position embeddings, decoder layers, output layer (Vaswani et al. 2017).
class TransformerDecoderImpl : public torch::nn::Cloneable<TransformerDecoderImpl>, public Decoder {
 public:
  explicit TransformerDecoderImpl(CaptionerOptions options);
  void reset() override;

  PictureMemory remember(const torch::Tensor& image_tokens) override;
  torch::Tensor forward(const torch::Tensor& tokens, const PictureMemory& memory, const torch::Tensor& keep,
                        AttentionRecord* record) override;
  torch::Tensor step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                     AttentionRecord* record) override;
  const torch::Tensor& embeddings() const override { return embeddings_; }

 private:
  /// Tokens [rows, T], the first of which stands at position `first` -> [rows, T, width].
  torch::Tensor embed(const torch::Tensor& tokens, std::int64_t first);
  torch::Tensor logits(const torch::Tensor& words);

  CaptionerOptions options_;
  torch::Tensor embeddings_, positions_, output_bias_;
  std::vector<DecoderLayer> layers_;
  torch::nn::LayerNorm output_norm_{nullptr};
  torch::nn::Linear output_{nullptr};
};
TORCH_MODULE(TransformerDecoder);

}  // namespace descry
