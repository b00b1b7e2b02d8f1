#include "model/images/decode.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <mutex>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

#include "model/disk/whole_file.h"
#include "model/images/codecs.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxFileBytes = std::int64_t{1} << 30;
constexpr std::int64_t kLargePixels = 25'000'000;  // larger pictures are decoded one at a time, to bound memory

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

tl::unexpected<Error> not_a_picture(Bytes bytes) {
  if (bytes.size() >= 12 && std::memcmp(bytes.data() + 4, "ftyp", 4) == 0) {
    return failure(ErrorCode::kUnsupported,
                   "This is a video or a kind of HEIF file that Descry does not read; save it as JPEG or PNG.");
  }
  return failure(ErrorCode::kUnsupported,
                 "The content is no picture that Descry reads (JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF), whatever "
                 "its name says; "
                 "save it as one of these.");
}

tl::unexpected<Error> too_large(const PictureSize& size, const DecodeLimits& limits) {
  return failure(ErrorCode::kUsage, "Its header claims " + grouped(size.width) + " x " + grouped(size.height) +
                                        " pixels, over the limit of " + grouped(limits.max_pixels) +
                                        " in all; make a smaller copy.");
}

tl::unexpected<Error> no_memory() {
  return failure(ErrorCode::kUnreadable, "There is not enough memory to decode this picture; make a smaller copy.");
}

/// Halves a decoded picture while its shorter side stays at least `wanted_side`, so that what waits in memory is small.
Image reduced(Image image, int wanted_side) {
  const int shorter = std::min(image.width, image.height);
  int divisor = 1;
  while (wanted_side > 0 && shorter / (divisor * 2) >= wanted_side) divisor *= 2;
  return divisor == 1 ? std::move(image) : resized(image, image.width / divisor, image.height / divisor);
}

/// The same of what has four values a pixel, for a picture of that size.
std::vector<std::uint8_t> reduced_inks(std::vector<std::uint8_t> inks, const Image& from, int width, int height) {
  if (from.width == width && from.height == height) return inks;
  std::vector<std::uint8_t> result(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  const cv::Mat stored(from.height, from.width, CV_8UC4, inks.data());
  cv::Mat small(height, width, CV_8UC4, result.data());
  cv::resize(stored, small, small.size(), 0, 0, cv::INTER_AREA);
  return result;
}

void lay_over_white(Image& image, const std::vector<std::uint8_t>& alpha) {
  for (std::size_t i = 0; i < alpha.size(); ++i) {
    std::uint8_t* at = image.rgb.data() + 3 * i;
    const std::uint8_t rgba[]{at[0], at[1], at[2], alpha[i]};
    std::copy_n(over_white(rgba).begin(), 3, at);
  }
}

/// The picture as sRGB, small. Colours are converted last, where pixels are fewest, unless what is seen through has to
/// be mixed with white after it.
Image finished(StoredPicture stored, int wanted_side) {
  if (!stored.alpha.empty()) {
    stored.colours->convert(stored.image.rgb);
    lay_over_white(stored.image, stored.alpha);
    return reduced(std::move(stored.image), wanted_side);
  }
  const Image full{stored.image.width, stored.image.height, {}};
  Image image = reduced(std::move(stored.image), wanted_side);
  if (!stored.inks.empty()) {
    image.rgb = stored.colours->converted_inks(reduced_inks(std::move(stored.inks), full, image.width, image.height));
  } else if (stored.colours) {
    stored.colours->convert(image.rgb);
  }
  return image;
}

Result<Image> decode(Bytes bytes, int wanted_side, const DecodeLimits& limits) {
  if (bytes.empty()) {
    return failure(ErrorCode::kDamaged, "The file is empty (0 bytes); copy it again from where it came.");
  }
  const PictureCodec* codec = find_codec(bytes);
  if (codec == nullptr) return not_a_picture(bytes);
  const auto header = codec->header(bytes);
  if (!header) return tl::unexpected(header.error());
  const PictureSize* size = &header->size;
  // Each side is at most 2^32, so a side over the limit is refused before the product could overflow.
  if (size->width > limits.max_pixels || size->height > limits.max_pixels ||
      size->width * size->height > limits.max_pixels) {
    return too_large(*size, limits);
  }
  static std::mutex one_large_picture;
  std::unique_lock<std::mutex> turn(one_large_picture, std::defer_lock);
  if (size->width * size->height > kLargePixels) turn.lock();
  auto stored = codec->decode(bytes, wanted_side);
  if (!stored) return tl::unexpected(stored.error());
  const int orientation = stored->orientation;
  return turned_upright(finished(std::move(*stored), wanted_side), orientation);
}

}  // namespace

tl::unexpected<Error> cut_short() {
  return failure(ErrorCode::kDamaged, "The picture is cut short or damaged; copy it again from where it came.");
}

tl::unexpected<Error> damaged_picture(const std::string& what) {
  return failure(ErrorCode::kDamaged, "The picture is damaged (" + what + "); copy it again from where it came.");
}

StoredPicture from_rgba(const std::uint8_t* rgba, int width, int height, std::shared_ptr<const SrgbConverter> colours) {
  StoredPicture picture;
  picture.colours = std::move(colours);
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  picture.image = {width, height, std::vector<std::uint8_t>(pixels * 3)};
  std::uint8_t* to = picture.image.rgb.data();
  if (!picture.colours) {
    for (std::size_t i = 0; i < pixels; ++i, rgba += 4, to += 3) {
      const auto rgb = over_white(rgba);
      std::memcpy(to, rgb.data(), 3);
    }
    return picture;
  }
  picture.alpha.resize(pixels);
  bool opaque = true;
  for (std::size_t i = 0; i < pixels; ++i, rgba += 4, to += 3) {
    std::memcpy(to, rgba, 3);
    picture.alpha[i] = rgba[3];
    opaque = opaque && rgba[3] == 255;
  }
  if (opaque) picture.alpha.clear();
  return picture;
}

const PictureCodec* find_codec(Bytes bytes) {
  for (const PictureCodec* codec :
       {&kJpegCodec, &kPngCodec, &kWebpCodec, &kGifCodec, &kTiffCodec, &kBmpCodec, &kHeifCodec}) {
    if (codec->matches(bytes)) return codec;
  }
  return nullptr;
}

Result<Image> decode_image(std::span<const std::uint8_t> bytes, int wanted_side, const DecodeLimits& limits) {
  try {
    return decode(bytes, wanted_side, limits);
  } catch (const std::bad_alloc&) {
    return no_memory();
  }
}

Result<Image> read_image(const std::filesystem::path& path, int wanted_side, const DecodeLimits& limits) {
  const auto read = [&]() -> Result<Image> {
    try {
      const auto bytes = read_whole_file(path, kMaxFileBytes);
      return bytes ? decode_image(*bytes, wanted_side, limits) : tl::unexpected(bytes.error());
    } catch (const std::bad_alloc&) {
      return no_memory();
    }
  };
  auto image = read();
  if (!image) image.error().path = path;
  return image;
}

Result<PictureSize> read_size(const std::filesystem::path& path) {
  const auto read = [&]() -> Result<PictureSize> {
    const auto bytes = read_whole_file(path, kMaxFileBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const PictureCodec* codec = find_codec(*bytes);
    if (codec == nullptr) return not_a_picture(*bytes);
    return codec->header(*bytes).transform([](const PictureHeader& header) {
      return header.orientation < 5 ? header.size : PictureSize{header.size.height, header.size.width};
    });
  };
  auto size = read();
  if (!size) size.error().path = path;
  return size;
}

Image resized(const Image& image, int width, int height) {
  if (image.width == width && image.height == height) return image;
  Image result{width, height,
               std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3)};
  const cv::Mat from(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
  cv::Mat to(height, width, CV_8UC3, result.rgb.data());
  const bool shrinks = width < image.width || height < image.height;
  cv::resize(from, to, to.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  return result;
}

Result<void> write_image(const Image& image, const std::filesystem::path& path) {
  const std::string extension = lower_extension(path);
  if (extension != ".png" && extension != ".jpg" && extension != ".jpeg") {
    return failure(ErrorCode::kUnsupported, "Pictures are written as PNG or JPEG; end the name in .png or .jpg.", path);
  }
  const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
  cv::Mat bgr;
  cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
  std::vector<std::uint8_t> encoded;
  if (!cv::imencode(extension, bgr, encoded, {cv::IMWRITE_JPEG_QUALITY, 95})) {
    return failure(ErrorCode::kNotWritten, "The picture could not be encoded; try the other format.", path);
  }
  return write_file_atomically(path, encoded);
}

bool has_picture_extension(const std::filesystem::path& path) {
  constexpr std::array kExtensions{".jpg",  ".jpeg", ".jpe", ".jfif", ".png",  ".webp", ".tif",
                                   ".tiff", ".bmp",  ".dib", ".gif",  ".heic", ".heif", ".avif"};
  const std::string extension = lower_extension(path);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](const char* known) { return extension == known; });
}

}  // namespace descry
