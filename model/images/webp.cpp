#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "model/images/codecs.h"

namespace descry {
namespace {

Result<WebPBitstreamFeatures> read_features(Bytes bytes) {
  WebPBitstreamFeatures features;
  const VP8StatusCode status = WebPGetFeatures(bytes.data(), bytes.size(), &features);
  if (status == VP8_STATUS_NOT_ENOUGH_DATA) return cut_short();
  if (status != VP8_STATUS_OK || features.width <= 0 || features.height <= 0) {
    return damaged_picture("an unreadable WebP header");
  }
  return features;
}

Result<PictureSize> webp_size(Bytes bytes) {
  return read_features(bytes).transform([](const WebPBitstreamFeatures& f) { return PictureSize{f.width, f.height}; });
}

Image rgb_over_white(const std::uint8_t* rgba, int width, int height) {
  Image image;
  image.width = width;
  image.height = height;
  image.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (std::size_t i = 0; i < image.rgb.size(); i += 3, rgba += 4) {
    const auto rgb = over_white(rgba);
    std::memcpy(image.rgb.data() + i, rgb.data(), 3);
  }
  return image;
}

/// The first frame on the animation's canvas, as it is shown first.
Result<Image> first_frame(Bytes bytes) {
  const WebPData data{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder(WebPAnimDecoderNew(&data, nullptr),
                                                                                   &WebPAnimDecoderDelete);
  WebPAnimInfo info;
  std::uint8_t* rgba = nullptr;
  int time = 0;
  if (!decoder || !WebPAnimDecoderGetInfo(decoder.get(), &info) ||
      !WebPAnimDecoderGetNext(decoder.get(), &rgba, &time)) {
    return cut_short();
  }
  return rgb_over_white(rgba, static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height));
}

Result<Image> still(Bytes bytes, const WebPBitstreamFeatures& features, int wanted_side) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return failure(ErrorCode::kUnsupported, "The installed libwebp is too old.");
  const int shorter = std::min(features.width, features.height);
  int divisor = 1;
  while (wanted_side > 0 && divisor < 8 && shorter / (divisor * 2) >= wanted_side) divisor *= 2;
  config.options.use_scaling = divisor > 1;
  config.options.scaled_width = features.width / divisor;
  config.options.scaled_height = features.height / divisor;
  config.output.colorspace = MODE_RGBA;
  const VP8StatusCode status = WebPDecode(bytes.data(), bytes.size(), &config);
  const std::unique_ptr<WebPDecBuffer, decltype(&WebPFreeDecBuffer)> release(&config.output, &WebPFreeDecBuffer);
  if (status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED) return cut_short();
  if (status != VP8_STATUS_OK) return damaged_picture("contradicting WebP data");
  return rgb_over_white(config.output.u.RGBA.rgba, config.output.width, config.output.height);
}

int orientation_of(Bytes bytes) {
  const WebPData data{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demuxer(WebPDemux(&data), &WebPDemuxDelete);
  WebPChunkIterator chunk;
  int orientation = 1;
  if (demuxer && WebPDemuxGetChunk(demuxer.get(), "EXIF", 1, &chunk)) {
    Bytes exif(chunk.chunk.bytes, chunk.chunk.size);
    if (exif.size() >= 6 && std::memcmp(exif.data(), "Exif\0\0", 6) == 0)
      exif = exif.subspan(6);  // some writers' habit
    orientation = exif_orientation(exif);
    WebPDemuxReleaseChunkIterator(&chunk);
  }
  return orientation;
}

Result<StoredPicture> decode_webp(Bytes bytes, int wanted_side) {
  const auto features = read_features(bytes);
  if (!features) return tl::unexpected(features.error());
  auto image = features->has_animation ? first_frame(bytes) : still(bytes, *features, wanted_side);
  if (!image) return tl::unexpected(image.error());
  return StoredPicture{std::move(*image), orientation_of(bytes)};
}

}  // namespace

const PictureCodec kWebpCodec{"WebP",
                              [](Bytes bytes) {
                                return bytes.size() >= 12 && std::memcmp(bytes.data(), "RIFF", 4) == 0 &&
                                       std::memcmp(bytes.data() + 8, "WEBP", 4) == 0;
                              },
                              webp_size, decode_webp};

}  // namespace descry
