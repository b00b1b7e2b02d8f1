#include <turbojpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "model/images/codecs.h"

namespace descry {
namespace {

/// What the segments before the first scan say (ITU T.81, annex B).
struct JpegHeader {
  PictureSize size;
  int precision = 8;
  int components = 3;
  int orientation = 1;
  bool adobe = false;          ///< an Adobe segment: CMYK is stored inverted
  std::vector<Bytes> profile;  ///< an ICC profile's pieces (ICC.1, annex B.4), each with its number in front
};

bool is_start_of_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool begins_with(Bytes bytes, const char* text, std::size_t size) {
  return bytes.size() >= size && std::memcmp(bytes.data(), text, size) == 0;
}

void read_segment(std::uint8_t marker, Bytes content, JpegHeader& header) {
  if (marker == 0xE1 && begins_with(content, "Exif\0\0", 6)) {
    header.orientation = exif_orientation(content.subspan(6));
  } else if (marker == 0xE2 && begins_with(content, "ICC_PROFILE", 12) && content.size() > 14) {
    header.profile.push_back(content.subspan(12));
  } else if (marker == 0xEE && begins_with(content, "Adobe", 5)) {
    header.adobe = true;
  } else if (is_start_of_frame(marker) && content.size() >= 6) {
    header.precision = content[0];
    header.size.height = content[1] << 8 | content[2];
    header.size.width = content[3] << 8 | content[4];
    header.components = content[5];
  }
}

Result<JpegHeader> read_header(Bytes bytes) {
  JpegHeader header;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != 0xFF) {  // the decoder too skips stray bytes between segments
      ++at;
      continue;
    }
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xFF || marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) break;
    const std::size_t length = static_cast<std::size_t>(bytes[at + 2] << 8 | bytes[at + 3]);
    if (length < 2 || at + 2 + length > bytes.size()) return cut_short();
    read_segment(marker, bytes.subspan(at + 4, length - 2), header);
    at += 2 + length;
  }
  if (header.size.width == 0 || header.size.height == 0) return cut_short();
  if (header.precision != 8) {
    return failure(ErrorCode::kUnsupported, "This JPEG has " + std::to_string(header.precision) +
                                                " bits a channel, which Descry does not read; save it with 8.");
  }
  return header;
}

Result<PictureHeader> jpeg_header(Bytes bytes) {
  return read_header(bytes).transform([](const JpegHeader& header) {
    return PictureHeader{header.size, header.orientation};
  });
}

/// The smallest of the fast sizes (1, 1/2, 1/4, 1/8) whose shorter side is at least `wanted_side`.
tjscalingfactor fast_scale(PictureSize size, int wanted_side) {
  const std::int64_t shorter = std::min(size.width, size.height);
  tjscalingfactor best{1, 1};
  for (int denominator = 2; denominator <= 8; denominator *= 2) {
    if (wanted_side > 0 && TJSCALED(shorter, (tjscalingfactor{1, denominator})) >= wanted_side) best = {1, denominator};
  }
  return best;
}

using Decompressor = std::unique_ptr<void, decltype(&tjDestroy)>;

enum class Outcome { kWhole, kCutShort, kDamaged };

/// Decodes all rows. libjpeg fills what is missing with grey and only warns; a warning is what tells damage from
/// health.
Outcome decompress(tjhandle handle, Bytes bytes, int width, int height, int format, std::uint8_t* pixels) {
  constexpr int kFlags = TJFLAG_LIMITSCANS;
  if (tjDecompress2(handle, bytes.data(), bytes.size(), pixels, width, 0, height, format, kFlags) == 0) {
    return Outcome::kWhole;
  }
  const std::string reason = tjGetErrorStr2(handle);
  if (reason.find("Premature end") != std::string::npos || reason.find("premature end") != std::string::npos) {
    return Outcome::kCutShort;
  }
  const bool harmless =
      tjGetErrorCode(handle) == TJERR_WARNING &&
      (reason.find("xtraneous") != std::string::npos || reason.find("Adobe") != std::string::npos ||
       reason.find("SOS parameters") != std::string::npos || reason.find("JFIF") != std::string::npos);
  return harmless ? Outcome::kWhole : Outcome::kDamaged;
}

void cmyk_to_rgb(const std::uint8_t* cmyk, bool inverted, std::vector<std::uint8_t>& rgb) {
  const auto ink_free = [inverted](std::uint8_t c) { return inverted ? c : 255 - c; };
  for (std::size_t i = 0; i < rgb.size(); i += 3, cmyk += 4) {
    const int light = ink_free(cmyk[3]);
    for (std::size_t c = 0; c < 3; ++c) rgb[i + c] = static_cast<std::uint8_t>((ink_free(cmyk[c]) * light + 127) / 255);
  }
}

std::shared_ptr<const SrgbConverter> colours_of(const JpegHeader& header) {
  if (header.profile.empty()) return nullptr;
  std::vector<Bytes> pieces = header.profile;
  std::stable_sort(pieces.begin(), pieces.end(), [](Bytes a, Bytes b) { return a[0] < b[0]; });
  std::vector<std::uint8_t> profile;
  for (const Bytes piece : pieces) profile.insert(profile.end(), piece.begin() + 2, piece.end());
  auto colours = SrgbConverter::of(profile);
  const bool is_cmyk = colours && colours->pixels() == SrgbConverter::Pixels::kCmyk;
  return is_cmyk == (header.components == 4) ? colours : nullptr;
}

Result<StoredPicture> decode_jpeg(Bytes bytes, int wanted_side) {
  const auto header = read_header(bytes);
  if (!header) return tl::unexpected(header.error());
  const Decompressor handle(tjInitDecompress(), &tjDestroy);
  const auto scale = fast_scale(header->size, wanted_side);
  StoredPicture picture;
  picture.orientation = header->orientation;
  Image& image = picture.image;
  image.width = TJSCALED(static_cast<int>(header->size.width), scale);
  image.height = TJSCALED(static_cast<int>(header->size.height), scale);
  const std::size_t pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  image.rgb.resize(pixels * 3);
  const bool four_inks = header->components == 4;
  std::vector<std::uint8_t> cmyk(four_inks ? pixels * 4 : 0);
  const auto run = [&](Bytes data) {
    return decompress(handle.get(), data, image.width, image.height, four_inks ? TJPF_CMYK : TJPF_RGB,
                      four_inks ? cmyk.data() : image.rgb.data());
  };

  Outcome outcome = run(bytes);
  if (outcome == Outcome::kCutShort) {
    // Some writers leave only the end marker out. With it added, a picture whose rows are all there decodes silently.
    std::vector<std::uint8_t> ended(bytes.begin(), bytes.end());
    ended.insert(ended.end(), {0xFF, 0xD9});
    outcome = run(ended);
  }
  if (outcome == Outcome::kCutShort) return cut_short();
  if (outcome == Outcome::kDamaged) return damaged_picture(tjGetErrorStr2(handle.get()));
  picture.colours = colours_of(*header);
  if (four_inks && picture.colours) {
    if (header->adobe)
      for (std::uint8_t& ink : cmyk) ink = static_cast<std::uint8_t>(255 - ink);
    picture.inks = std::move(cmyk);
  } else if (four_inks) {
    cmyk_to_rgb(cmyk.data(), header->adobe, image.rgb);
  }
  return picture;
}

}  // namespace

const PictureCodec kJpegCodec{
    "JPEG", [](Bytes bytes) { return bytes.size() >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF; },
    jpeg_header, decode_jpeg};

}  // namespace descry
