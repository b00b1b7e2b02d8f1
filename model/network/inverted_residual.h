#pragma once

#include <torch/torch.h>

#include <vector>

#include "model/network/efficientnet_options.h"

namespace descry {

/// The sizes of one inverted-residual block, after width and depth multipliers.
struct BlockPlan {
  int input = 0;
  int expanded = 0;  ///< channels of the depthwise convolution; equal to input: no expansion
  int output = 0;
  int kernel = 3;
  int stride = 1;
};

/// All blocks of a network in order.
std::vector<BlockPlan> block_plans(const EfficientNetOptions& options);
/// How many of them belong to the stages before `stage` (from 0).
int blocks_before(const EfficientNetOptions& options, std::size_t stage);
/// Channels after the width multiplier, a multiple of 8 and not more than a tenth below (Tan & Le 2019).
int scaled_channels(int channels, double width);

struct ConvUnitOptions {
  int input = 0;
  int output = 0;
  int kernel = 1;
  int stride = 1;
  bool depthwise = false;
  bool activated = true;  ///< false: the result is linear
};

/// Convolution, BatchNorm (or, folded, a bias) and activation. Children: conv, and bn unless folded.
class ConvUnitImpl : public torch::nn::Cloneable<ConvUnitImpl> {
 public:
  ConvUnitImpl(const ConvUnitOptions& unit, const EfficientNetOptions& network);
  void reset() override;
  torch::Tensor forward(const torch::Tensor& input);
  /// Takes over another, unfolded unit's weights; this one must be folded.
  void fold(const ConvUnitImpl& other);

 private:
  torch::Tensor convolve(const torch::Tensor& input);
  bool is_trained(const torch::Tensor& input) const;
  torch::Tensor depthwise(const torch::Tensor& input);
  /// Whether a 1x1 convolution is done as a matrix product over the grid's cells: on a CPU that is faster.
  bool multiplies(const torch::Tensor& input) const;
  torch::Tensor multiplied(const torch::Tensor& input);
  torch::Tensor activate(torch::Tensor tensor) const;

  ConvUnitOptions unit_;
  bool same_padding_, folded_;
  EfficientNetOptions::Activation activation_;
  double epsilon_;
  torch::nn::Conv2d conv_{nullptr};
  torch::nn::BatchNorm2d bn_{nullptr};
};
TORCH_MODULE(ConvUnit);

/// Channel attention (Hu et al. 2018): mean over the grid, two 1x1 convolutions, sigmoid. Children: reduce, expand.
class SqueezeExciteImpl : public torch::nn::Cloneable<SqueezeExciteImpl> {
 public:
  SqueezeExciteImpl(int channels, int squeezed);
  void reset() override;
  torch::Tensor forward(torch::Tensor input);

 private:
  int channels_, squeezed_;
  torch::nn::Conv2d reduce_{nullptr}, expand_{nullptr};
};
TORCH_MODULE(SqueezeExcite);

/// MBConv (Sandler et al. 2018). Children: expand (unless the ratio is 1), depthwise, squeeze_excite (if any), project.
class InvertedResidualImpl : public torch::nn::Cloneable<InvertedResidualImpl> {
 public:
  InvertedResidualImpl(const BlockPlan& plan, const EfficientNetOptions& network);
  void reset() override;
  torch::Tensor forward(const torch::Tensor& input);
  void fold(const InvertedResidualImpl& other);

 private:
  BlockPlan plan_;
  EfficientNetOptions network_;
  ConvUnit expand_{nullptr}, depthwise_{nullptr}, project_{nullptr};
  SqueezeExcite squeeze_excite_{nullptr};
};
TORCH_MODULE(InvertedResidual);

}  // namespace descry
