#include "model/attention/overlay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "model/attention/colour_map.h"

namespace descry {
namespace {

/// Calls `blend(pixel, level)` for every pixel, level in 0 to 1.
template <typename Blend>
Image blended(Image picture, const AttentionMap& map, float scale_maximum, const Blend& blend) {
  if (!(scale_maximum > 0)) return picture;
  const std::vector<float> weights = resampled(map, picture.width, picture.height);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    blend(&picture.rgb[3 * i], std::clamp(weights[i] / scale_maximum, 0.0F, 1.0F));
  }
  return picture;
}

std::uint8_t mixed(std::uint8_t below, float above, float opacity) {
  return static_cast<std::uint8_t>(std::lround(static_cast<float>(below) * (1 - opacity) + above * opacity));
}

}  // namespace

float largest_weight(const AttentionMap& map) {
  return map.weights.empty() ? 0.0F : *std::max_element(map.weights.begin(), map.weights.end());
}

std::vector<float> resampled(const AttentionMap& map, int width, int height) {
  std::vector<float> weights(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  if (map.weights.empty() || weights.empty()) return weights;
  const cv::Mat cells(map.rows, map.columns, CV_32FC1, const_cast<float*>(map.weights.data()));
  cv::Mat smooth(height, width, CV_32FC1, weights.data());
  cv::resize(cells, smooth, smooth.size(), 0, 0, cv::INTER_CUBIC);
  const auto [least, largest] = std::minmax_element(map.weights.begin(), map.weights.end());
  for (float& weight : weights) weight = std::clamp(weight, *least, *largest);
  return weights;
}

Image heat_overlay(const Image& picture, const AttentionMap& map, float opacity, float scale_maximum) {
  return blended(picture, map, scale_maximum, [&](std::uint8_t* pixel, float level) {
    const auto& colour = heat_colours()[static_cast<std::size_t>(std::lround(255 * level))];
    for (std::size_t i = 0; i < 3; ++i) pixel[i] = mixed(pixel[i], colour[i], opacity * level);
  });
}

Image spotlight_overlay(const Image& picture, const AttentionMap& map, float opacity, float scale_maximum) {
  return blended(picture, map, scale_maximum, [&](std::uint8_t* pixel, float level) {
    for (std::size_t i = 0; i < 3; ++i) pixel[i] = mixed(pixel[i], 0.0F, opacity * (1 - level));
  });
}

}  // namespace descry
