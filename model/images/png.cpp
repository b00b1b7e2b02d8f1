#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "model/images/codecs.h"

namespace descry {
namespace {

constexpr std::size_t kLargestProfile = 4 << 20;
constexpr std::uint8_t kSignature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

std::int64_t number_at(const std::uint8_t* at) {
  return static_cast<std::int64_t>(at[0]) << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

/// The content of the first chunk of that name; nothing where there is none.
Bytes chunk_of(Bytes bytes, const char* name) {
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const auto length = static_cast<std::size_t>(number_at(bytes.data() + at));
    if (length > bytes.size() - at - 12) break;
    if (std::memcmp(bytes.data() + at + 4, name, 4) == 0) return bytes.subspan(at + 8, length);
    at += 12 + length;
  }
  return {};
}

int orientation_of(Bytes bytes) { return exif_orientation(chunk_of(bytes, "eXIf")); }

/// An iCCP chunk: a name, a zero, the method (0: deflate), the profile.
std::shared_ptr<const SrgbConverter> colours_of(Bytes bytes) {
  const Bytes chunk = chunk_of(bytes, "iCCP");
  const auto end = std::find(chunk.begin(), chunk.end(), 0);
  if (chunk.end() - end < 3) return nullptr;
  const Bytes packed = chunk.subspan(static_cast<std::size_t>(end - chunk.begin()) + 2);
  std::vector<std::uint8_t> profile(kLargestProfile);
  uLongf size = profile.size();
  if (uncompress(profile.data(), &size, packed.data(), static_cast<uLong>(packed.size())) != Z_OK) return nullptr;
  auto colours = SrgbConverter::of(Bytes(profile).first(size));
  return colours && colours->pixels() != SrgbConverter::Pixels::kCmyk ? colours : nullptr;
}

/// The file without what else it says of its colours: the profile says it all, and libpng would convert by the rest.
std::vector<std::uint8_t> without_colour_chunks(Bytes bytes) {
  std::vector<std::uint8_t> rest(bytes.begin(), bytes.begin() + 8);
  std::size_t at = 8;
  while (at + 12 <= bytes.size()) {
    const auto length = static_cast<std::size_t>(number_at(bytes.data() + at));
    if (length > bytes.size() - at - 12) break;
    const Bytes chunk = bytes.subspan(at, 12 + length);
    const auto is = [&](const char* name) { return std::memcmp(chunk.data() + 4, name, 4) == 0; };
    if (!is("iCCP") && !is("gAMA") && !is("cHRM") && !is("sRGB")) rest.insert(rest.end(), chunk.begin(), chunk.end());
    at += chunk.size();
  }
  rest.insert(rest.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end());
  return rest;
}

Result<PictureHeader> png_header(Bytes bytes) {
  if (bytes.size() < 33 || std::memcmp(bytes.data() + 12, "IHDR", 4) != 0) return cut_short();
  const PictureSize size{number_at(bytes.data() + 16), number_at(bytes.data() + 20)};
  if (size.width == 0 || size.height == 0) return damaged_picture("a size of zero");
  return PictureHeader{size, orientation_of(bytes)};
}

Result<StoredPicture> decode_png(Bytes bytes, int /*wanted_side*/) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> release(&png, &png_image_free);
  auto colours = colours_of(bytes);
  const std::vector<std::uint8_t> plain = colours ? without_colour_chunks(bytes) : std::vector<std::uint8_t>();
  const Bytes read = colours ? Bytes(plain) : bytes;
  if (!png_image_begin_read_from_memory(&png, read.data(), read.size())) return damaged_picture(png.message);
  png.format = PNG_FORMAT_RGBA;
  png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // 16-bit pictures are coded like 8-bit ones unless they say otherwise
  std::vector<std::uint8_t> rgba(PNG_IMAGE_SIZE(png));
  if (!png_image_finish_read(&png, nullptr, rgba.data(), 0, nullptr)) return damaged_picture(png.message);
  StoredPicture picture =
      from_rgba(rgba.data(), static_cast<int>(png.width), static_cast<int>(png.height), std::move(colours));
  picture.orientation = orientation_of(bytes);
  return picture;
}

}  // namespace

const PictureCodec kPngCodec{"PNG",
                             [](Bytes bytes) {
                               return bytes.size() >= sizeof(kSignature) &&
                                      std::memcmp(bytes.data(), kSignature, sizeof(kSignature)) == 0;
                             },
                             png_header, decode_png};

}  // namespace descry
