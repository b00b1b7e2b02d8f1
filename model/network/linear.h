#pragma once

#include <torch/types.h>

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

}  // namespace descry
