#include <cstring>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "model/images/codecs.h"

namespace descry {
namespace {

/// What a BMP's two headers say; OS/2's short one and Windows' longer ones.
struct BmpHeader {
  PictureSize size;
  std::int64_t pixels_at = 0;
  std::int64_t bits = 0;
  std::uint32_t compression = 0;  ///< 0 none, 1 and 2 run lengths, 3 none with masks
};

std::uint32_t number_at(Bytes bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at + 3]) << 24 | static_cast<std::uint32_t>(bytes[at + 2]) << 16 |
         static_cast<std::uint32_t>(bytes[at + 1]) << 8 | bytes[at];
}

std::uint32_t short_at(Bytes bytes, std::size_t at) { return number_at(bytes, at) & 0xFFFF; }

Result<BmpHeader> read_header(Bytes bytes) {
  if (bytes.size() < 54) return cut_short();
  BmpHeader header;
  header.pixels_at = number_at(bytes, 10);
  const std::uint32_t header_size = number_at(bytes, 14);
  if (header_size == 12) {
    header.size = {short_at(bytes, 18), short_at(bytes, 20)};
    header.bits = short_at(bytes, 24);
  } else if (header_size >= 40 && header_size <= 124) {
    const std::int64_t height = static_cast<std::int32_t>(number_at(bytes, 22));  // negative: top row first
    header.size = {static_cast<std::int32_t>(number_at(bytes, 18)), height < 0 ? -height : height};
    header.bits = short_at(bytes, 28);
    header.compression = number_at(bytes, 30);
  } else {
    return damaged_picture("a BMP header of unknown length");
  }
  if (header.size.width <= 0 || header.size.height <= 0) return damaged_picture("a size of zero");
  if (header.compression > 3) {
    return failure(ErrorCode::kUnsupported, "This BMP is compressed in a way Descry does not read; save it as PNG.");
  }
  return header;
}

/// OpenCV takes missing rows for black and says nothing; but the header tells how long the file has to be.
bool is_whole(Bytes bytes, const BmpHeader& header) {
  const auto length = static_cast<std::int64_t>(bytes.size());
  const std::int64_t headers = 14 + number_at(bytes, 14);
  if (header.pixels_at < headers || header.pixels_at > length) return false;
  const bool run_lengths = header.compression == 1 || header.compression == 2;
  const std::int64_t row = (header.size.width * header.bits + 31) / 32 * 4;
  return run_lengths || length - header.pixels_at >= row * header.size.height;
}

Result<PictureHeader> bmp_header(Bytes bytes) {
  return read_header(bytes).transform([](const BmpHeader& header) { return PictureHeader{header.size}; });
}

Result<StoredPicture> decode_bmp(Bytes bytes, int /*wanted_side*/) {
  const auto header = read_header(bytes);
  if (!header) return tl::unexpected(header.error());
  if (!is_whole(bytes, *header)) return cut_short();
  [[maybe_unused]] static const auto quiet = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  const cv::Mat encoded(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::uint8_t*>(bytes.data()));
  cv::Mat stored;
  try {
    // Without alpha: most writers of 32-bit BMP leave that byte zero.
    stored = cv::imdecode(encoded, cv::IMREAD_COLOR);
  } catch (const cv::Exception&) {
    return cut_short();
  }
  if (stored.cols != header->size.width || stored.rows != header->size.height) return cut_short();
  StoredPicture picture;
  picture.image = {stored.cols, stored.rows, std::vector<std::uint8_t>(stored.total() * 3)};
  cv::Mat rgb(stored.rows, stored.cols, CV_8UC3, picture.image.rgb.data());
  cv::cvtColor(stored, rgb, cv::COLOR_BGR2RGB);
  return picture;
}

}  // namespace

const PictureCodec kBmpCodec{"BMP",
                             [](Bytes bytes) {
                               // "BM" begins many a text; the reserved bytes after the file's length are zero in a
                               // picture.
                               return bytes.size() >= 10 && bytes[0] == 'B' && bytes[1] == 'M' &&
                                      number_at(bytes, 6) == 0;
                             },
                             bmp_header, decode_bmp};

}  // namespace descry
