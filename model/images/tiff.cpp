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

Result<PictureSize> tiff_size(Bytes bytes) {
  TiffSource source{bytes};
  return size_of(open_tiff(source).get());
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
  std::vector<std::uint32_t> raster(static_cast<std::size_t>(size->width * size->height));
  if (!TIFFRGBAImageGet(&reader, raster.data(), reader.width, reader.height)) return cut_short();
  picture.image = over_white_premultiplied(raster, *size);
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
                              tiff_size, decode_tiff};

}  // namespace descry
