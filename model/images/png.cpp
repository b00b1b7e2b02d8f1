#include <png.h>

#include <cstring>
#include <memory>

#include "model/images/codecs.h"

namespace descry {
namespace {

constexpr std::uint8_t kSignature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

std::int64_t number_at(const std::uint8_t* at) {
  return static_cast<std::int64_t>(at[0]) << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

Result<PictureSize> png_size(Bytes bytes) {
  if (bytes.size() < 33 || std::memcmp(bytes.data() + 12, "IHDR", 4) != 0) return cut_short();
  const PictureSize size{number_at(bytes.data() + 16), number_at(bytes.data() + 20)};
  if (size.width == 0 || size.height == 0) return damaged_picture("a size of zero");
  return size;
}

int orientation_of(Bytes bytes) {
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const auto length = static_cast<std::size_t>(number_at(bytes.data() + at));
    if (length > bytes.size() - at - 12) break;
    if (std::memcmp(bytes.data() + at + 4, "eXIf", 4) == 0) return exif_orientation(bytes.subspan(at + 8, length));
    at += 12 + length;
  }
  return 1;
}

Result<StoredPicture> decode_png(Bytes bytes, int /*wanted_side*/) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> release(&png, &png_image_free);
  if (!png_image_begin_read_from_memory(&png, bytes.data(), bytes.size())) return damaged_picture(png.message);
  png.format = PNG_FORMAT_RGBA;
  png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // 16-bit pictures are coded like 8-bit ones unless they say otherwise
  StoredPicture picture;
  picture.orientation = orientation_of(bytes);
  picture.image.width = static_cast<int>(png.width);
  picture.image.height = static_cast<int>(png.height);
  std::vector<std::uint8_t> rgba(PNG_IMAGE_SIZE(png));
  if (!png_image_finish_read(&png, nullptr, rgba.data(), 0, nullptr)) return damaged_picture(png.message);
  picture.image.rgb.resize(rgba.size() / 4 * 3);
  std::uint8_t* to = picture.image.rgb.data();
  for (std::size_t i = 0; i < rgba.size(); i += 4, to += 3) {
    const auto rgb = over_white(rgba.data() + i);
    std::memcpy(to, rgb.data(), 3);
  }
  return picture;
}

}  // namespace

const PictureCodec kPngCodec{"PNG",
                             [](Bytes bytes) {
                               return bytes.size() >= sizeof(kSignature) &&
                                      std::memcmp(bytes.data(), kSignature, sizeof(kSignature)) == 0;
                             },
                             png_size, decode_png};

}  // namespace descry
