#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "model/images/image.h"
#include "model/images/srgb_converter.h"
#include "model/result.h"

namespace descry {

using Bytes = std::span<const std::uint8_t>;

/// What a file says before its pixels: its size as stored, and the EXIF orientation (1 to 8) that turns it upright.
struct PictureHeader {
  PictureSize size;
  int orientation = 1;
};

/// Pixels as the file stores them, with the EXIF orientation (1 to 8) that turns them upright.
struct StoredPicture {
  Image image;
  int orientation = 1;
  std::shared_ptr<const SrgbConverter> colours;  ///< null: the pixels are sRGB
  /// With `colours` only, because colours are converted before they are mixed with white: a value a pixel. Empty: there
  /// is nothing to see through.
  std::vector<std::uint8_t> alpha;
  std::vector<std::uint8_t> inks;  ///< with `colours` of kCmyk only: what `image` is to be made of, four a pixel
};

/// RGBA values as a picture: over white, or as they are where `colours` come first.
StoredPicture from_rgba(const std::uint8_t* rgba, int width, int height, std::shared_ptr<const SrgbConverter> colours);

/// One picture format. Errors of both functions carry no path and are kDamaged or kUnsupported.
struct PictureCodec {
  const char* name;
  bool (*matches)(Bytes bytes);  ///< by the first bytes
  /// Nothing is allocated by what it says.
  Result<PictureHeader> (*header)(Bytes bytes);
  /// 8-bit RGB, over white (StoredPicture says what may be left to do); with a positive `wanted_side` maybe smaller,
  /// the shorter side still at least that.
  Result<StoredPicture> (*decode)(Bytes bytes, int wanted_side);
};

extern const PictureCodec kJpegCodec, kPngCodec, kBmpCodec, kWebpCodec, kGifCodec, kTiffCodec, kHeifCodec;

/// The codec whose signature the bytes begin with, or null.
const PictureCodec* find_codec(Bytes bytes);

/// The orientation (1 to 8) that an EXIF block ("II*\0..." or "MM\0*...") asks for; 1 where it says nothing sensible.
int exif_orientation(Bytes exif);

/// Turned as the orientation asks: 1 as it is, 2 to 8 mirrored and turned (EXIF 2.3, tag 0x0112).
Image turned_upright(Image image, int orientation);

/// An RGBA pixel over white.
inline std::array<std::uint8_t, 3> over_white(const std::uint8_t* rgba) {
  const auto mix = [alpha = rgba[3]](std::uint8_t c) {
    return static_cast<std::uint8_t>((c * alpha + 255 * (255 - alpha) + 127) / 255);
  };
  return {mix(rgba[0]), mix(rgba[1]), mix(rgba[2])};
}

/// The failures that every codec shares.
tl::unexpected<Error> cut_short();
tl::unexpected<Error> damaged_picture(const std::string& what);

}  // namespace descry
