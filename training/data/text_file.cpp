#include "training/data/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace descry {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

/// How many bytes from the front are whole UTF-8 characters.
std::size_t utf8_length(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < size) {
    std::uint64_t eight = 0;  // ASCII, nearly everywhere, goes by eight bytes
    for (; size - at >= 8; at += 8) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080808080808080U) != 0) break;
    }
    const std::int32_t start = at;
    UChar32 character = 0;
    U8_NEXT(text.data(), at, size, character);
    if (character < 0) return static_cast<std::size_t>(start);
  }
  return text.size();
}

/// Whether the text may be the beginning of one UTF-8 character that goes on after its end.
bool may_go_on(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = U8_IS_LEAD(lead) ? 1 + static_cast<std::size_t>(U8_COUNT_TRAIL_BYTES(lead)) : 1;
  return text.size() < length && std::all_of(text.begin() + 1, text.end(), [](char c) { return U8_IS_TRAIL(c); });
}

/// Windows-1252's upper half in UTF-8, by ICU's table.
const std::array<std::string, 128>& windows_1252() {
  static const auto table = [] {
    std::array<std::string, 128> characters;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const char byte = static_cast<char>(128 + i);
      icu::UnicodeString(&byte, 1, "windows-1252").toUTF8String(characters[i]);
    }
    return characters;
  }();
  return table;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

tl::unexpected<Error> not_opened(const std::filesystem::path& path, int reason) {
  if (reason == ENOENT || reason == ENOTDIR)
    return failure(ErrorCode::kNotFound, "There is no such file; check the name.", path);
  return failure(ErrorCode::kUnreadable,
                 std::string("The file cannot be read (") + std::strerror(reason) + "); check its permissions.", path);
}

}  // namespace

Result<TextFile> TextFile::open(const std::filesystem::path& path, std::stop_token stop) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  std::FILE* opened = descriptor < 0 ? nullptr : ::fdopen(descriptor, "rb");
  if (opened == nullptr) return not_opened(path, errno);
  std::setvbuf(opened, nullptr, _IONBF, 0);  // read in large blocks
  TextFile file(path, opened, std::move(stop));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return not_opened(path, errno);
  if (!S_ISREG(status.st_mode))
    return failure(ErrorCode::kUnreadable, "This is a folder, a pipe or a device, where a file is expected.", path);
  return file;
}

std::string_view TextFile::buffered() {
  while (at_ == text_.size() && !ended_) refill();
  return std::string_view(text_).substr(at_);
}

void TextFile::refill() {
  text_.clear();
  at_ = 0;
  const std::size_t kept = bytes_.size();
  bytes_.resize(kept + kBlock);
  const std::size_t got = std::fread(bytes_.data() + kept, 1, kBlock, file_.get());
  bytes_.resize(kept + got);
  ended_ = got < kBlock || stop_.stop_requested();  // a disk that fails ends the file: what was read counts
  if (!std::exchange(begun_, true)) {
    UErrorCode code = U_ZERO_ERROR;
    if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.erase(0, 3);
    if (bytes_.starts_with("\xFF\xFE")) utf16_.adoptInstead(ucnv_open("UTF-16LE", &code));
    if (bytes_.starts_with("\xFE\xFF")) utf16_.adoptInstead(ucnv_open("UTF-16BE", &code));
    if (utf16_.isValid()) bytes_.erase(0, 2);
  }
  if (utf16_.isValid()) {
    decode_utf16(std::exchange(bytes_, {}), ended_);
  } else {
    decode(std::exchange(bytes_, {}), ended_);
  }
}

void TextFile::decode_utf16(std::string_view bytes, bool last) {
  std::u16string unicode(bytes.size() / 2 + 2, u'\0');
  const char* from = bytes.data();
  char16_t* to = unicode.data();
  UErrorCode code = U_ZERO_ERROR;
  ucnv_toUnicode(utf16_.getAlias(), &to, to + unicode.size(), &from, from + bytes.size(), nullptr, last, &code);
  unicode.resize(static_cast<std::size_t>(to - unicode.data()));
  icu::UnicodeString(unicode.data(), static_cast<std::int32_t>(unicode.size())).toUTF8String(text_);
}

void TextFile::decode(std::string_view bytes, bool last) {
  std::size_t line = lines_decoded_ + 1;
  while (!bytes.empty()) {
    const std::string_view sound = bytes.substr(0, utf8_length(bytes));
    text_.append(sound);
    line += lines_in(sound);
    bytes.remove_prefix(sound.size());
    if (bytes.empty()) break;
    if (!last && may_go_on(bytes)) {
      bytes_ = bytes;
      break;
    }
    if (foreign_lines_.empty() || foreign_lines_.back() != line) foreign_lines_.push_back(line);
    text_ += windows_1252()[static_cast<unsigned char>(bytes.front()) - 128U];
    bytes.remove_prefix(1);
  }
  lines_decoded_ = line - 1;
}

std::optional<std::string_view> TextFile::next_line() {
  line_.clear();
  cut_ = false;
  std::string_view text = buffered();
  if (text.empty()) return std::nullopt;
  ++line_number_;
  for (; !text.empty(); text = buffered()) {
    const auto end = text.find('\n');
    const std::string_view part = text.substr(0, end);
    take(end == std::string_view::npos ? text.size() : end + 1);
    if (end != std::string_view::npos && line_.empty() && !cut_)
      return part.substr(0, part.size() - part.ends_with('\r'));
    cut_ = cut_ || line_.size() + part.size() > kMaxLine;
    if (!cut_) line_ += part;
    if (end != std::string_view::npos) break;
  }
  if (line_.ends_with('\r')) line_.pop_back();
  return line_;
}

}  // namespace descry
