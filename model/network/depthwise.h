#pragma once

#include <torch/types.h>

namespace descry {

/// How a depthwise convolution meets its picture: cells of padding before the first row and column, step between
/// results, and results in each direction (padding after the last follows).
struct DepthwiseShape {
  std::int64_t kernel = 3;  ///< 3 or 5
  std::int64_t stride = 1;  ///< 1 or 2
  std::int64_t before_rows = 1, before_columns = 1;
  std::int64_t rows = 0, columns = 0;
};

/// Whether depthwise_convolution can do this input: float on the CPU, channels-last, a kernel of 3 or 5.
bool can_convolve_depthwise(const torch::Tensor& input, std::int64_t kernel);

/// Convolution of each channel with its own kernel, differentiable: `input` [images, channels, H, W] float,
/// channels-last in memory; `weight` [channels, 1, k, k]; `bias` [channels]. Returns [images, channels, rows, columns],
/// channels-last. For training on CPUs: oneDNN's weight gradient of 5 x 5 kernels takes ten times as long.
torch::Tensor depthwise_convolution(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias,
                                    const DepthwiseShape& shape);

}  // namespace descry
