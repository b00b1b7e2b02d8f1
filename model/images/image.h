#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace descry {

/// A decoded picture: 8-bit RGB, rows top to bottom, no padding, turned upright.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  ///< width * height * 3 values
};

struct PictureSize {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

/// How a picture becomes a network's input: stretched to height x width, then (value / 255 - mean) / deviation.
struct Preprocessing {
  int height = 224;
  int width = 224;
  std::array<float, 3> mean{0.498F, 0.498F, 0.498F};       ///< RGB
  std::array<float, 3> deviation{0.502F, 0.502F, 0.502F};  ///< RGB
  bool operator==(const Preprocessing&) const = default;
};

}  // namespace descry
