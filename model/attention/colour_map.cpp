#include "model/attention/colour_map.h"

#include <opencv2/imgproc.hpp>

namespace descry {
namespace {

ColourTable published(int opencv_map) {
  cv::Mat levels(1, 256, CV_8UC1), colours;
  for (int i = 0; i < 256; ++i) levels.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
  cv::applyColorMap(levels, colours, opencv_map);
  ColourTable table{};
  for (int i = 0; i < 256; ++i) {
    const cv::Vec3b& bgr = colours.at<cv::Vec3b>(0, i);
    table[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
  }
  return table;
}

}  // namespace

const ColourTable& colours_of(ColourMap map) {
  static const std::array<ColourTable, 4> tables{published(cv::COLORMAP_INFERNO), published(cv::COLORMAP_MAGMA),
                                                 published(cv::COLORMAP_VIRIDIS), published(cv::COLORMAP_CIVIDIS)};
  return tables[static_cast<std::size_t>(map)];
}

const ColourTable& heat_colours() { return colours_of(ColourMap::kInferno); }

}  // namespace descry
