#include "model/export/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <exiv2/exiv2.hpp>
#include <mutex>

#include "model/disk/file_stream.h"
#include "model/disk/whole_file.h"
#include "model/export/png_xmp.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxBytes = std::int64_t{1} << 30;
constexpr std::size_t kMaxIptcCaption = 2000;  // bytes; IPTC-IIM 2:120
constexpr const char* kUtf8Mark = "\033%G";    // IPTC-IIM 1:90
constexpr const char* kDescription = "Xmp.dc.description";
constexpr const char* kAltText = "Xmp.iptc.AltTextAccessibility";
constexpr const char* kExifDescription = "Exif.Image.ImageDescription";
constexpr const char* kIptcCaption = "Iptc.Application2.Caption";
constexpr const char* kIptcCharacters = "Iptc.Envelope.CharacterSet";

/// Exiv2's XMP part has state of its own that all threads share.
std::unique_lock<std::mutex> exiv2_turn() {
  static std::mutex mutex;
  static const bool ready = [] {
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    return Exiv2::XmpParser::initialize();
  }();
  static_cast<void>(ready);
  return std::unique_lock(mutex);
}

/// What XML can hold: no control characters but tab and line breaks.
std::string as_metadata(std::string_view text) {
  std::string result = valid_utf8(text);
  result.erase(std::remove_if(result.begin(), result.end(),
                              [](char c) {
                                return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
                                       c == 0x7F;
                              }),
               result.end());
  return result;
}

bool set_language(Exiv2::XmpData& xmp, const char* name, const std::string& text) {
  const Exiv2::XmpKey key(name);
  Exiv2::LangAltValue value;
  if (const auto found = xmp.findKey(key); found != xmp.end()) {
    if (const auto* known = dynamic_cast<const Exiv2::LangAltValue*>(&found->value())) value = *known;
    if (const auto said = value.value_.find("x-default"); said != value.value_.end() && said->second == text)
      return false;
    xmp.erase(found);
  }
  value.value_["x-default"] = text;
  xmp.add(key, &value);
  return true;
}

bool set_xmp(Exiv2::XmpData& xmp, const std::string& text) {
  const bool description = set_language(xmp, kDescription, text);
  return set_language(xmp, kAltText, text) || description;
}

bool set_exif(Exiv2::ExifData& exif, const std::string& text) {
  const auto found = exif.findKey(Exiv2::ExifKey(kExifDescription));
  if (found != exif.end() && found->toString() == text) return false;
  exif[kExifDescription] = text;
  return true;
}

/// IPTC text has one character set a file. Where older fields are in one that is not named, ours stays out.
bool set_iptc(Exiv2::IptcData& iptc, std::string text) {
  const auto characters = iptc.findKey(Exiv2::IptcKey(kIptcCharacters));
  const bool says_utf8 = characters != iptc.end() && characters->toString() == kUtf8Mark;
  const bool all_ascii = std::all_of(iptc.begin(), iptc.end(), [](const Exiv2::Iptcdatum& each) {
    return each.key() == kIptcCharacters || is_ascii(each.toString());
  });
  const auto found = iptc.findKey(Exiv2::IptcKey(kIptcCaption));
  if (!is_ascii(text) && !says_utf8 && !all_ascii) return false;
  if (text.size() > kMaxIptcCaption) {
    std::size_t end = kMaxIptcCaption;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // between characters
    text.resize(end);
  }
  if (found != iptc.end() && found->toString() == text) return false;
  if (!is_ascii(text) && !says_utf8) iptc[kIptcCharacters] = std::string(kUtf8Mark);
  iptc[kIptcCaption] = text;
  return true;
}

tl::unexpected<Error> cannot_hold(const std::string& kind) {
  return failure(ErrorCode::kUnsupported,
                 "Metadata cannot be written into " + kind + " files; write XMP sidecars instead.");
}

template <typename Image>
bool can_write(const Image& image, Exiv2::MetadataId id) {
  return (image->checkMode(id) & Exiv2::amWrite) != 0;
}

bool is_png(const std::vector<std::uint8_t>& bytes) {
  return bytes.size() >= 8 && std::memcmp(bytes.data(), "\x89PNG\r\n\x1A\n", 8) == 0;
}

/// A packet with the description; empty: `existing` says so already. Exiv2's turn is the caller's.
Result<std::string> packet_with(const std::string& text, const std::string& existing) {
  Exiv2::XmpData xmp;
  if (!existing.empty() && Exiv2::XmpParser::decode(xmp, existing) != 0)
    return failure(ErrorCode::kDamaged, "What is there is no XMP; move it away.");
  if (!set_xmp(xmp, text)) return std::string();
  std::string packet;
  if (Exiv2::XmpParser::encode(packet, xmp, Exiv2::XmpParser::omitPacketWrapper) != 0)
    return failure(ErrorCode::kDamaged, "The caption could not be written as XMP.");
  return packet;
}

/// PNG's own way: XMP is what its readers look for.
Result<std::string> with_description_in_png(const std::vector<std::uint8_t>& bytes, const std::string& text) {
  const auto existing = png_xmp(bytes);
  if (!existing) return existing;
  const auto packet = packet_with(text, *existing);
  if (!packet || packet->empty()) return packet;
  return with_png_xmp(bytes, *packet);
}

/// The file's bytes with the description in them; empty: they say so already.
Result<std::string> with_description(const std::vector<std::uint8_t>& bytes, const std::string& text) {
  const auto turn = exiv2_turn();
  try {
    if (is_png(bytes)) return with_description_in_png(bytes, text);
    const auto image = Exiv2::ImageFactory::open(bytes.data(), static_cast<long>(bytes.size()));
    image->readMetadata();
    if (!can_write(image, Exiv2::mdXmp)) return cannot_hold("this kind of");
    bool changed = set_xmp(image->xmpData(), text);
    if (can_write(image, Exiv2::mdExif)) changed = set_exif(image->exifData(), text) || changed;
    if (can_write(image, Exiv2::mdIptc)) changed = set_iptc(image->iptcData(), text) || changed;
    if (!changed) return std::string();
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    io.seek(0, Exiv2::BasicIo::beg);
    std::string written(static_cast<std::size_t>(io.size()), '\0');
    const auto got = io.read(reinterpret_cast<Exiv2::byte*>(written.data()), static_cast<long>(written.size()));
    if (static_cast<std::size_t>(got) != written.size() || written.empty())
      return failure(ErrorCode::kNotWritten, "The metadata could not be put together; write XMP sidecars instead.");
    return written;
  } catch (const std::exception& error) {  // Exiv2's own errors among them, whose class differs between its versions
    return failure(ErrorCode::kDamaged, "Its metadata cannot be read or written (" + valid_utf8(error.what()) +
                                            "); write XMP sidecars instead.");
  }
}

/// The original under another name; the same file, not a copy, where the file system can.
Result<bool> keep_beside(const fs::path& picture, const fs::path& original) {
  std::error_code error;
  if (fs::exists(original, error)) return false;
  fs::create_hard_link(picture, original, error);
  if (error) {
    error.clear();
    fs::copy_file(picture, original, error);
  }
  if (error)
    return failure(ErrorCode::kNotWritten, "The original could not be kept (" + error.message() + ").", original);
  return true;
}

}  // namespace

Result<std::string> xmp_packet(std::string_view description, std::string_view existing) {
  const auto turn = exiv2_turn();
  try {
    const auto packet = packet_with(as_metadata(description), std::string(existing));
    if (!packet) return packet;
    return packet->empty() ? std::string(existing) : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + *packet;
  } catch (const std::exception& error) {
    return failure(ErrorCode::kDamaged, "What is there is no XMP (" + valid_utf8(error.what()) + "); move it away.");
  }
}

Result<void> can_embed(const fs::path& picture) {
  std::string extension = picture.extension().string();
  for (char& c : extension) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  constexpr std::array kCannot{".GIF", ".BMP", ".DIB", ".HEIC", ".HEIF", ".AVIF"};
  if (std::find(kCannot.begin(), kCannot.end(), extension) != kCannot.end()) return cannot_hold(extension.substr(1));
  return {};
}

Result<bool> embed_description(const fs::path& picture, std::string_view description, bool keep_original) {
  const auto at_picture = [&](Error error) {
    error.path = picture;
    return tl::unexpected(std::move(error));
  };
  std::error_code error;
  const fs::path file = fs::canonical(picture, error);  // a link stays one
  if (error) return failure(ErrorCode::kNotFound, "There is no such file; check the name.", picture);
  if (const Result<void> can = can_embed(file); !can) return at_picture(can.error());
  const auto bytes = read_whole_file(file, kMaxBytes);
  if (!bytes) return at_picture(bytes.error());
  const auto written = with_description(*bytes, as_metadata(description));
  if (!written) return at_picture(written.error());
  if (written->empty()) return false;
  const fs::path original = file.native() + "_original";
  Result<bool> kept = keep_original ? keep_beside(file, original) : Result<bool>(false);
  if (!kept) return tl::unexpected(kept.error());
  if (Result<void> replaced = write_file_atomically(file, *written); !replaced) {
    if (*kept) fs::remove(original, error);
    return at_picture(replaced.error());
  }
  return true;
}

}  // namespace descry
