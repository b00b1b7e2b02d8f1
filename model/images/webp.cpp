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

Result<PictureHeader> webp_header(Bytes bytes) {
  return read_features(bytes).transform([&](const WebPBitstreamFeatures& f) {
    return PictureHeader{{f.width, f.height}, orientation_of(bytes)};
  });
}

std::shared_ptr<const SrgbConverter> colours_of(Bytes bytes) {
  const WebPData data{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demuxer(WebPDemux(&data), &WebPDemuxDelete);
  WebPChunkIterator chunk;
  if (!demuxer || !WebPDemuxGetChunk(demuxer.get(), "ICCP", 1, &chunk)) return nullptr;
  auto colours = SrgbConverter::of({chunk.chunk.bytes, chunk.chunk.size});
  WebPDemuxReleaseChunkIterator(&chunk);
  return colours && colours->pixels() == SrgbConverter::Pixels::kRgb ? colours : nullptr;
}

/// The first frame on the animation's canvas, as it is shown first.
Result<StoredPicture> first_frame(Bytes bytes) {
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
  return from_rgba(rgba, static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height), colours_of(bytes));
}

Result<StoredPicture> still(Bytes bytes, const WebPBitstreamFeatures& features, int wanted_side) {
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
  return from_rgba(config.output.u.RGBA.rgba, config.output.width, config.output.height, colours_of(bytes));
}

Result<StoredPicture> decode_webp(Bytes bytes, int wanted_side) {
  const auto features = read_features(bytes);
  if (!features) return tl::unexpected(features.error());
  auto picture = features->has_animation ? first_frame(bytes) : still(bytes, *features, wanted_side);
  if (picture) picture->orientation = orientation_of(bytes);
  return picture;
}

}  // namespace

const PictureCodec kWebpCodec{"WebP",
                              [](Bytes bytes) {
                                return bytes.size() >= 12 && std::memcmp(bytes.data(), "RIFF", 4) == 0 &&
                                       std::memcmp(bytes.data() + 8, "WEBP", 4) == 0;
                              },
                              webp_header, decode_webp};

}  // namespace descry
