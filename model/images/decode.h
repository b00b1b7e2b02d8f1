#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "model/images/image.h"
#include "model/result.h"

namespace descry {

/// Limits on what a picture file may ask for. Checked against the header, before anything is allocated.
struct DecodeLimits {
  std::int64_t max_pixels = 200'000'000;  ///< width * height
};

/// Reads a picture and turns it upright (EXIF orientation). JPEG, PNG, WebP, TIFF, BMP, HEIC, AVIF and the first frame
/// of a GIF; grey, CMYK, 16-bit, wide-gamut and transparent pictures (over white) become 8-bit sRGB. `wanted_side`: if
/// positive, the picture may be decoded at a reduced size whose shorter side is still at least this. Errors: kNotFound,
/// kUnreadable, kUnsupported (not a picture), kDamaged (cut short), kUsage (over the limits). Any thread.
Result<Image> read_image(const std::filesystem::path& path, int wanted_side = 0, const DecodeLimits& limits = {});

/// The same for a picture that is already in memory; errors carry no path.
Result<Image> decode_image(std::span<const std::uint8_t> bytes, int wanted_side = 0, const DecodeLimits& limits = {});

/// How large a picture is once it is upright, as its header says. Errors: as read_image's. Any thread.
Result<PictureSize> read_size(const std::filesystem::path& path);

/// Stretches to `width` x `height`: area averaging when shrinking, bilinear when enlarging.
Image resized(const Image& image, int width, int height);

/// Writes a PNG or JPEG, by the path's extension: whole or not at all. Errors: kUnsupported, kNotWritten.
Result<void> write_image(const Image& image, const std::filesystem::path& path);

/// Whether the name's extension is one that read_image may be able to read.
bool has_picture_extension(const std::filesystem::path& path);

}  // namespace descry
