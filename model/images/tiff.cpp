#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "model/images/codecs.h"

namespace descry {
namespace {

/// A file in memory for libtiff's callbacks.
struct TiffSource {
  Bytes bytes;
  std::size_t at = 0;
};

tmsize_t read_source(thandle_t handle, void* to, tmsize_t count) {
  auto* source = static_cast<TiffSource*>(handle);
  const std::size_t left = source->bytes.size() - std::min(source->at, source->bytes.size());
  const std::size_t size = std::min(static_cast<std::size_t>(std::max<tmsize_t>(count, 0)), left);
  if (size > 0) std::memcpy(to, source->bytes.data() + source->at, size);
  source->at += size;
  return static_cast<tmsize_t>(size);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) { return 0; }

toff_t seek_source(thandle_t handle, toff_t offset, int whence) {
  auto* source = static_cast<TiffSource*>(handle);
  const std::size_t base = whence == SEEK_CUR ? source->at : whence == SEEK_END ? source->bytes.size() : 0;
  source->at = base + static_cast<std::size_t>(offset);
  return source->at;
}

toff_t source_size(thandle_t handle) { return static_cast<TiffSource*>(handle)->bytes.size(); }
int close_nothing(thandle_t) { return 0; }

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open_tiff(TiffSource& source) {
  [[maybe_unused]] static const bool quiet = (TIFFSetErrorHandler(nullptr), TIFFSetWarningHandler(nullptr), true);
  // "m": no memory mapping, which the callbacks do not offer
  return {TIFFClientOpen("picture", "rm", &source, read_source, write_nothing, seek_source, close_nothing, source_size,
                         nullptr, nullptr),
          &TIFFClose};
}

Result<PictureSize> size_of(TIFF* tiff) {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  if (tiff == nullptr || !TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) ||
      !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) || width == 0 || height == 0) {
    return cut_short();
  }
  return PictureSize{width, height};
}

Result<PictureHeader> tiff_header(Bytes bytes) {
  TiffSource source{bytes};
  const Tiff tiff = open_tiff(source);
  const auto size = size_of(tiff.get());
  if (!size) return tl::unexpected(size.error());
  std::uint16_t orientation = 1;
  TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
  return PictureHeader{*size, orientation >= 1 && orientation <= 8 ? orientation : 1};
}

/// libtiff's ABGR words, alpha already multiplied in, over white.
Image over_white_premultiplied(const std::vector<std::uint32_t>& raster, const PictureSize& size) {
  Image image;
  image.width = static_cast<int>(size.width);
  image.height = static_cast<int>(size.height);
  image.rgb.resize(raster.size() * 3);
  std::uint8_t* to = image.rgb.data();
  for (const std::uint32_t pixel : raster) {
    const std::uint32_t white = 255 - TIFFGetA(pixel);
    *to++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetR(pixel) + white));
    *to++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetG(pixel) + white));
    *to++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetB(pixel) + white));
  }
  return image;
}

std::shared_ptr<const SrgbConverter> colours_of(TIFF* tiff) {
  std::uint32_t size = 0;
  void* profile = nullptr;
  if (!TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &profile) || profile == nullptr) return nullptr;
  return SrgbConverter::of({static_cast<const std::uint8_t*>(profile), size});
}

/// The inks of a CMYK picture as they are; empty where it stores them in a way that libtiff alone unravels.
std::vector<std::uint8_t> inks_of(TIFF* tiff, const PictureSize& size) {
  std::uint16_t photometric = 0, samples = 0, bits = 0, planes = 0;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planes);
  if (photometric != PHOTOMETRIC_SEPARATED || samples != 4 || bits != 8 || planes != PLANARCONFIG_CONTIG ||
      TIFFIsTiled(tiff) || TIFFScanlineSize64(tiff) != static_cast<std::uint64_t>(size.width) * 4)
    return {};
  std::vector<std::uint8_t> inks(static_cast<std::size_t>(size.width * size.height) * 4);
  for (std::int64_t row = 0; row < size.height; ++row) {
    if (TIFFReadScanline(tiff, inks.data() + row * size.width * 4, static_cast<std::uint32_t>(row)) < 0) return {};
  }
  return inks;
}

/// RGBA with alpha no longer multiplied in.
std::vector<std::uint8_t> separated(const std::vector<std::uint32_t>& raster) {
  std::vector<std::uint8_t> rgba;
  rgba.reserve(raster.size() * 4);
  for (const std::uint32_t pixel : raster) {
    const std::uint32_t alpha = TIFFGetA(pixel);
    for (const std::uint32_t value : {TIFFGetR(pixel), TIFFGetG(pixel), TIFFGetB(pixel)})
      rgba.push_back(static_cast<std::uint8_t>(alpha == 0 ? 255 : std::min(255U, (value * 255 + alpha / 2) / alpha)));
    rgba.push_back(static_cast<std::uint8_t>(alpha));
  }
  return rgba;
}

Result<StoredPicture> decode_tiff(Bytes bytes, int /*wanted_side*/) {
  TiffSource source{bytes};
  const Tiff tiff = open_tiff(source);
  const auto size = size_of(tiff.get());
  if (!size) return tl::unexpected(size.error());
  char reason[1024] = "";
  TIFFRGBAImage reader;
  if (!TIFFRGBAImageOK(tiff.get(), reason) || !TIFFRGBAImageBegin(&reader, tiff.get(), 1, reason)) {
    return failure(ErrorCode::kUnsupported,
                   "This kind of TIFF cannot be read (" + std::string(reason) + "); save it as PNG or JPEG.");
  }
  const std::unique_ptr<TIFFRGBAImage, decltype(&TIFFRGBAImageEnd)> end(&reader, &TIFFRGBAImageEnd);
  StoredPicture picture;
  picture.orientation = reader.orientation;
  // libtiff mirrors but never turns; as stored, our own turning serves all eight.
  reader.orientation = ORIENTATION_TOPLEFT;
  reader.req_orientation = ORIENTATION_TOPLEFT;
  auto colours = colours_of(tiff.get());
  const bool is_cmyk = colours && colours->pixels() == SrgbConverter::Pixels::kCmyk;
  if (is_cmyk) picture.inks = inks_of(tiff.get(), *size);  // first: libtiff goes on reading where it stopped
  std::vector<std::uint32_t> raster(static_cast<std::size_t>(size->width * size->height));
  if (!TIFFRGBAImageGet(&reader, raster.data(), reader.width, reader.height)) return cut_short();
  if (colours && !is_cmyk) {
    const std::vector<std::uint8_t> rgba = separated(raster);
    const int orientation = picture.orientation;
    picture = from_rgba(rgba.data(), static_cast<int>(size->width), static_cast<int>(size->height), std::move(colours));
    picture.orientation = orientation;
    return picture;
  }
  picture.image = over_white_premultiplied(raster, *size);
  if (!picture.inks.empty()) picture.colours = std::move(colours);
  return picture;
}

}  // namespace

const PictureCodec kTiffCodec{"TIFF",
                              [](Bytes bytes) {
                                return bytes.size() >= 4 && (std::memcmp(bytes.data(), "II*\0", 4) == 0 ||
                                                             std::memcmp(bytes.data(), "MM\0*", 4) == 0 ||
                                                             std::memcmp(bytes.data(), "II+\0", 4) == 0 ||
                                                             std::memcmp(bytes.data(), "MM\0+", 4) == 0);
                              },
                              tiff_header, decode_tiff};

}  // namespace descry
