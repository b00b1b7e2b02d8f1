#pragma once

#include <torch/torch.h>

#include <string>
#include <utility>
#include <vector>

namespace descry {

/// Settings of AdamW (Loshchilov & Hutter 2019) with gradient clipping and an exponential moving average of the
/// weights.
struct OptimizerOptions {
  double beta1 = 0.9;
  double beta2 = 0.98;
  double epsilon = 1e-8;
  double weight_decay = 0.05;  ///< of tensors with two or more dimensions; 0: none
  double clip_norm = 1.0;      ///< of the whole gradient; 0: none
  double ema_decay = 0.998;    ///< 0: none
};

/// AdamW over one flat buffer. The modules' trainable parameters, and their gradients, become views of two flat
/// tensors, so that a step, the gradient's norm and the moving average are passes over contiguous memory instead of
/// hundreds of small calls, and the whole state is four tensors.
class FlatAdamW {
 public:
  using NamedParameters = std::vector<std::pair<std::string, torch::Tensor>>;

  /// Takes over `parameters` (leaves that require gradients, one device, float32): call after moving modules there.
  FlatAdamW(NamedParameters parameters, const OptimizerOptions& options);

  void zero_gradients();
  /// The gradient's Euclidean norm; not finite if any part of it is not.
  double gradient_norm() const;
  /// Clips by `norm` (as gradient_norm gave it) and takes one step at `learning_rate`.
  void step(double learning_rate, double norm);
  /// The same; returns the length of what it added to the weights, over the length that they had.
  double measured_step(double learning_rate, double norm);
  std::int64_t steps_taken() const { return steps_; }

  /// Exchanges the weights and their moving average, in place; twice restores. Nothing where ema_decay is 0.
  void swap_average();

  /// Named tensors to store: "weights", "moment1", "moment2" and, with a moving average, "average". Flat, on the CPU.
  std::vector<std::pair<std::string, torch::Tensor>> state() const;
  /// Takes back what state() gave; false (and nothing changed) where a tensor is missing or has another size.
  bool restore(const std::vector<std::pair<std::string, torch::Tensor>>& state, std::int64_t steps_taken);
  /// "name[shape]" of every parameter, in the flat buffer's order: what a stored state must agree with.
  const std::string& layout() const { return layout_; }

 private:
  void update(std::int64_t offset, std::int64_t count, double learning_rate, double decay);

  OptimizerOptions options_;
  std::int64_t steps_ = 0;
  std::int64_t decayed_ = 0;  ///< the buffer's first part: matrices, which weight decay applies to
  std::string layout_;
  torch::Tensor weights_, gradients_, moment1_, moment2_, average_;
};

}  // namespace descry
