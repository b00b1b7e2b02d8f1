#pragma once

#include <torch/torch.h>

#include <vector>

namespace descry {

/// Sizes of one multi-head attention (Vaswani et al. 2017, section 3.2.2).
struct AttentionShape {
  std::int64_t width = 0;  ///< of queries, keys, values and result
  std::int64_t heads = 1;
  std::int64_t head_size = 0;  ///< of queries, keys and values
  double dropout = 0;          ///< on the weights, in training
  std::int64_t inner() const { return heads * head_size; }
};

/// Where attention weights go: a layer's, as [rows, heads, queries, keys] in float. Null: they are not kept.
using AttentionWeights = std::vector<torch::Tensor>;

/// Self-attention; queries, keys and values come out of one matrix product.
class SelfAttentionImpl : public torch::nn::Cloneable<SelfAttentionImpl> {
 public:
  explicit SelfAttentionImpl(AttentionShape shape);
  void reset() override;

  /// [rows, T, width] -> the same shape. `hidden`: bool [T, T], true where a query must not look, or undefined.
  torch::Tensor forward(const torch::Tensor& input, const torch::Tensor& hidden, AttentionWeights* weights);
  /// One more position, [rows, 1, width]: its key and value are appended to `keys` and `values`
  /// ([rows, heads, words, head size], undefined before the first).
  torch::Tensor step(const torch::Tensor& input, torch::Tensor& keys, torch::Tensor& values, AttentionWeights* weights);

 private:
  std::vector<torch::Tensor> project(const torch::Tensor& input);

  AttentionShape shape_;
  torch::nn::Linear queries_keys_values_{nullptr}, output_{nullptr};
};
TORCH_MODULE(SelfAttention);

/// Attention from words to a picture, whose keys and values are computed once.
class CrossAttentionImpl : public torch::nn::Cloneable<CrossAttentionImpl> {
 public:
  explicit CrossAttentionImpl(AttentionShape shape);
  void reset() override;

  /// Image tokens [pictures, S, width] -> keys and values, each [pictures, heads, S, head size].
  std::pair<torch::Tensor, torch::Tensor> remember(const torch::Tensor& image_tokens);
  /// [rows, T, width] -> the same shape; `rows` is a multiple of the keys' pictures, a picture's rows adjacent.
  torch::Tensor forward(const torch::Tensor& input, const torch::Tensor& keys, const torch::Tensor& values,
                        AttentionWeights* weights);

 private:
  AttentionShape shape_;
  torch::nn::Linear queries_{nullptr}, keys_values_{nullptr}, output_{nullptr};
};
TORCH_MODULE(CrossAttention);

/// Two linear layers with a ReLU between them (Vaswani et al. 2017, section 3.3).
class FeedForwardImpl : public torch::nn::Cloneable<FeedForwardImpl> {
 public:
  FeedForwardImpl(std::int64_t width, std::int64_t inner, double dropout);
  void reset() override;
  torch::Tensor forward(const torch::Tensor& input);

 private:
  std::int64_t width_, inner_;
  double dropout_;
  torch::nn::Linear inner_layer_{nullptr}, output_{nullptr};
};
TORCH_MODULE(FeedForward);

/// A linear layer whose matrix is made of `parts` stacked ones, each initialised as if it stood alone (Glorot & Bengio
/// 2010, uniform); biases are 0.
torch::nn::Linear glorot_linear(std::int64_t inputs, std::int64_t outputs, std::int64_t parts = 1);

}  // namespace descry
