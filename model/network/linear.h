#pragma once

#include <torch/torch.h>

namespace descry {

/// Computes linear layers in LibTorch's place.
class LinearEngine {
 public:
  virtual ~LinearEngine() = default;
  /// `input` [rows, inputs], `weight` [outputs, inputs], `bias` [outputs], all float on the CPU and contiguous ->
  /// [rows, outputs], float.
  virtual torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) = 0;
};

/// While it lives, this thread's linear layers that record no gradients, in float on the CPU, are `engine`'s (null:
/// LibTorch's).
class LinearEngineScope {
 public:
  explicit LinearEngineScope(LinearEngine* engine);
  ~LinearEngineScope();
  LinearEngineScope(const LinearEngineScope&) = delete;
  LinearEngineScope& operator=(const LinearEngineScope&) = delete;

 private:
  LinearEngine* outer_;
};

/// `input` [.., inputs] -> [.., outputs]: input weight^T + bias.
torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias);
/// The same of a layer. Without an engine its own forward computes it, which rounds the product before it adds the
/// bias: what a run in 16 bits learns hangs on that.
torch::Tensor linear(torch::nn::Linear& layer, const torch::Tensor& input);

}  // namespace descry
