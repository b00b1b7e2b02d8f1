#include <algorithm>
#include <cstring>

#include "model/images/codecs.h"

namespace descry {
namespace {

constexpr std::uint16_t kOrientationTag = 0x0112;

/// Little- or big-endian numbers of an EXIF block; zero outside it.
class ExifReader {
 public:
  explicit ExifReader(Bytes bytes) : bytes_(bytes), big_endian_(bytes[0] == 'M') {}

  std::uint32_t number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || size > bytes_.size() - offset) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = (value << 8) | bytes_[offset + (big_endian_ ? i : size - 1 - i)];
    }
    return value;
  }

 private:
  Bytes bytes_;
  bool big_endian_;
};

}  // namespace

int exif_orientation(Bytes exif) {
  if (exif.size() < 8 || (std::memcmp(exif.data(), "II", 2) != 0 && std::memcmp(exif.data(), "MM", 2) != 0)) return 1;
  const ExifReader reader(exif);
  const std::size_t directory = reader.number(4, 4);
  const std::uint32_t entries = reader.number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > exif.size()) break;
    if (reader.number(entry, 2) != kOrientationTag) continue;
    const auto orientation = static_cast<int>(reader.number(entry + 8, 2));
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

Image turned_upright(Image image, int orientation) {
  if (orientation <= 1 || orientation > 8) return image;
  // Orientations 5 to 8 store the picture's columns as rows; these bits say how a target pixel finds its source.
  const bool transposed = orientation >= 5;
  const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Image upright;
  upright.width = transposed ? image.height : image.width;
  upright.height = transposed ? image.width : image.height;
  upright.rgb.resize(image.rgb.size());
  const std::ptrdiff_t step_x = 3 * (transposed ? image.width : 1) * ((transposed ? flip_y : flip_x) ? -1 : 1);
  std::uint8_t* to = upright.rgb.data();
  for (int y = 0; y < upright.height; ++y) {
    int source_x = transposed ? y : 0;
    int source_y = transposed ? 0 : y;
    if (flip_x) source_x = image.width - 1 - source_x;
    if (flip_y) source_y = image.height - 1 - source_y;
    const std::uint8_t* from = image.rgb.data() + 3 * (static_cast<std::ptrdiff_t>(source_y) * image.width + source_x);
    for (int x = 0; x < upright.width; ++x, from += step_x, to += 3) std::copy_n(from, 3, to);
  }
  return upright;
}

}  // namespace descry
