#include "model/files/zip_entries.h"

#include <algorithm>
#include <cstdint>

#include "model/result.h"

// PKWARE's APPNOTE.TXT 6.3: 4.3.7 local header, 4.3.12 central directory, 4.3.14 to 4.3.16 the end records.
namespace descry {
namespace {

constexpr std::uint64_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56, kCentralSize = 46, kLocalSize = 30;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // "look into the zip64 record"

[[noreturn]] void damaged(const std::string& what) {
  throw Error{ErrorCode::kDamaged, "The archive is damaged or cut short (" + what + "); fetch the file again.", {}};
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t size() const { return bytes_.size(); }
  std::string_view slice(std::uint64_t offset, std::uint64_t count) const {
    if (offset > bytes_.size() || count > bytes_.size() - offset) damaged("it points behind its end");
    return bytes_.substr(offset, count);
  }
  std::uint64_t number(std::uint64_t offset, std::uint64_t width) const {
    const std::string_view raw = slice(offset, width);
    std::uint64_t value = 0;
    for (std::size_t i = raw.size(); i > 0; --i) value = value << 8 | static_cast<std::uint8_t>(raw[i - 1]);
    return value;
  }
  bool has(std::uint64_t offset, std::string_view signature) const {
    return offset <= bytes_.size() && bytes_.substr(offset, signature.size()) == signature;
  }

 private:
  std::string_view bytes_;
};

struct Directory {
  std::uint64_t offset = 0, entries = 0;
};

Directory find_directory(const Bytes& archive) {
  // The end record is the last thing but a comment of at most 65,535 bytes.
  const std::uint64_t furthest = std::min<std::uint64_t>(archive.size(), kEndSize + 0xFFFF);
  for (std::uint64_t back = kEndSize; back <= furthest; ++back) {
    const std::uint64_t end = archive.size() - back;
    if (!archive.has(end, "PK\x05\x06")) continue;
    Directory directory{archive.number(end + 16, 4), archive.number(end + 10, 2)};
    if (end >= kLocatorSize && archive.has(end - kLocatorSize, "PK\x06\x07")) {
      const std::uint64_t end64 = archive.number(end - kLocatorSize + 8, 8);
      if (archive.slice(end64, kEnd64Size).substr(0, 4) != "PK\x06\x06") damaged("no zip64 record");
      directory = {archive.number(end64 + 48, 8), archive.number(end64 + 32, 8)};
    }
    return directory;
  }
  damaged("no directory");
}

struct Entry {
  std::uint64_t packed = 0, size = 0, header = 0;
};

/// Sizes and offset that did not fit 32 bits stand in the extra field of id 1, in this order.
void read_zip64_extra(const Bytes& extra, Entry& entry) {
  std::uint64_t position = 0;
  while (position + 4 <= extra.size()) {
    const std::uint64_t id = extra.number(position, 2), length = extra.number(position + 2, 2);
    if (id == 1) {
      const Bytes field(extra.slice(position + 4, length));
      std::uint64_t next = 0;
      for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.header}) {
        if (*value != kIn64) continue;
        *value = field.number(next, 8);
        next += 8;
      }
    }
    position += 4 + length;
  }
}

std::string_view contents(const Bytes& archive, const Entry& entry) {
  if (archive.slice(entry.header, kLocalSize).substr(0, 4) != "PK\x03\x04") damaged("an entry has no header");
  const std::uint64_t start =
      entry.header + kLocalSize + archive.number(entry.header + 26, 2) + archive.number(entry.header + 28, 2);
  return archive.slice(start, entry.size);
}

}  // namespace

std::map<std::string, std::string_view> stored_zip_entries(std::string_view bytes) {
  const Bytes archive(bytes);
  const Directory directory = find_directory(archive);
  std::map<std::string, std::string_view> result;
  std::uint64_t position = directory.offset;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    if (archive.slice(position, kCentralSize).substr(0, 4) != "PK\x01\x02") damaged("an entry is missing");
    const bool is_encrypted = archive.number(position + 8, 2) & 1;
    const std::uint64_t method = archive.number(position + 10, 2);
    const std::uint64_t name_length = archive.number(position + 28, 2), extra = archive.number(position + 30, 2);
    Entry entry{archive.number(position + 20, 4), archive.number(position + 24, 4), archive.number(position + 42, 4)};
    const std::string name(archive.slice(position + kCentralSize, name_length));
    read_zip64_extra(Bytes(archive.slice(position + kCentralSize + name_length, extra)), entry);
    if (method != 0 || is_encrypted || entry.packed != entry.size)
      throw Error{ErrorCode::kUnsupported,
                  "The archive's entry " + name + " is compressed; bring the file as torch.save wrote it.",
                  {}};
    if (!result.emplace(name, contents(archive, entry)).second) damaged("two entries of one name");
    position += kCentralSize + name_length + extra + archive.number(position + 32, 2);
  }
  return result;
}

}  // namespace descry
