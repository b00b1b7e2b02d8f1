#include "model/attention/colour_map.h"

#include <opencv2/imgproc.hpp>

namespace descry {
namespace {

std::array<std::array<std::uint8_t, 3>, 256> inferno() {
  cv::Mat levels(1, 256, CV_8UC1), colours;
  for (int i = 0; i < 256; ++i) levels.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
  cv::applyColorMap(levels, colours, cv::COLORMAP_INFERNO);
  std::array<std::array<std::uint8_t, 3>, 256> table{};
  for (int i = 0; i < 256; ++i) {
    const cv::Vec3b& bgr = colours.at<cv::Vec3b>(0, i);
    table[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
  }
  return table;
}

}  // namespace

const std::array<std::array<std::uint8_t, 3>, 256>& heat_colours() {
  static const auto table = inferno();
  return table;
}

}  // namespace descry
