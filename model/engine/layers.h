#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace descry {

enum class BackbonePrecision { kFp32, kBf16 };

/// A convolution with its weights, [output, input, kernel, kernel] or, depthwise, [kernel, kernel, channels], and a
/// bias for each output.
struct ConvolutionLayer {
  int input = 0;
  int output = 0;
  int kernel = 1;
  int stride = 1;
  bool depthwise = false;
  bool activated = true;  ///< false: the result is linear
  std::vector<float> weight;
  std::vector<float> bias;
};

/// Squeeze-excite's two small matrices, both [squeezed, channels] (expand's is turned over).
struct SqueezeExciteLayer {
  int squeezed = 0;
  std::vector<float> reduce_weight, reduce_bias;
  std::vector<float> expand_weight, expand_bias;
};

struct BlockLayers {
  std::optional<ConvolutionLayer> expand;
  ConvolutionLayer depthwise;
  std::optional<SqueezeExciteLayer> squeeze_excite;
  ConvolutionLayer project;
  bool residual = false;
};

/// A folded EfficientNet, or some of its blocks in a row, as plain numbers.
struct BackboneLayers {
  std::optional<ConvolutionLayer> stem;
  std::vector<BlockLayers> blocks;
  std::optional<ConvolutionLayer> head;
  bool silu = false;          ///< false: ReLU6
  bool same_padding = false;  ///< TensorFlow's uneven one
};

}  // namespace descry
