#include "model/export/png_xmp.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <string_view>

namespace descry {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kSignature = 8;
constexpr std::size_t kLargestPacket = 16 << 20;
constexpr std::string_view kKeyword = "XML:com.adobe.xmp";

std::size_t length_at(Bytes png, std::size_t at) {
  return static_cast<std::size_t>(png[at]) << 24 | static_cast<std::size_t>(png[at + 1]) << 16 |
         static_cast<std::size_t>(png[at + 2]) << 8 | png[at + 3];
}

std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Gives `take` each chunk whole; false: the file ends within one.
bool each_chunk(Bytes png, const std::function<void(std::string_view name, Bytes chunk)>& take) {
  std::size_t at = kSignature;
  while (at + 12 <= png.size()) {
    const std::size_t length = length_at(png, at);
    if (length > png.size() - at - 12) return false;
    const Bytes chunk = png.subspan(at, length + 12);
    const std::string_view name = text_of(chunk).substr(4, 4);
    take(name, chunk);
    at += chunk.size();
    if (name == "IEND") return true;
  }
  return false;
}

bool is_xmp(std::string_view name, Bytes chunk) {
  return name == "iTXt" && text_of(chunk).substr(8).starts_with(std::string(kKeyword) + '\0');
}

/// An iTXt chunk's text (PNG specification, 11.3.4.5): compressed or not, behind a language and a translated keyword.
std::string packet_of(Bytes chunk) {
  std::string_view content = text_of(chunk).substr(8, chunk.size() - 12);
  content.remove_prefix(kKeyword.size() + 1);
  if (content.size() < 4) return {};
  const bool compressed = content[0] != 0;
  content.remove_prefix(2);
  for (int part = 0; part < 2; ++part) content.remove_prefix(std::min(content.find('\0'), content.size() - 1) + 1);
  if (!compressed) return std::string(content);
  std::string packet(kLargestPacket, '\0');
  uLongf size = packet.size();
  const int outcome = uncompress(reinterpret_cast<Bytef*>(packet.data()), &size,
                                 reinterpret_cast<const Bytef*>(content.data()), static_cast<uLong>(content.size()));
  packet.resize(outcome == Z_OK ? size : 0);
  return packet;
}

std::string big_endian(std::size_t number) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

std::string xmp_chunk(const std::string& packet) {
  // No compression, no language, no translated keyword.
  const std::string body = "iTXt" + std::string(kKeyword) + std::string(5, '\0') + packet;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(body.size() - 4) + body + big_endian(sum);
}

tl::unexpected<Error> cut_short() {
  return failure(ErrorCode::kDamaged, "The picture is cut short or damaged; copy it again from where it came.");
}

}  // namespace

Result<std::string> png_xmp(Bytes png) {
  std::string packet;
  const bool whole = each_chunk(png, [&](std::string_view name, Bytes chunk) {
    if (is_xmp(name, chunk)) packet = packet_of(chunk);
  });
  if (!whole) return cut_short();
  return packet;
}

Result<std::string> with_png_xmp(Bytes png, const std::string& packet) {
  std::string result(text_of(png.first(std::min(kSignature, png.size()))));
  bool written = false;
  const bool whole = each_chunk(png, [&](std::string_view name, Bytes chunk) {
    if (is_xmp(name, chunk)) return;
    if (name == "IDAT" && !written) {
      result += xmp_chunk(packet);
      written = true;
    }
    result += text_of(chunk);
  });
  if (!whole || !written) return cut_short();
  return result;
}

}  // namespace descry
