#include "training/data/json_scanner.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace descry {
namespace {

constexpr std::size_t kMaxString = std::size_t{16} << 20;
constexpr std::size_t kMaxNumber = 1000;  // characters

bool is_blank(int c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(int c) { return c >= '0' && c <= '9'; }

/// What ends a run of a string's plain characters: quote, backslash, control characters.
constexpr auto kEndsRun = [] {
  std::array<bool, 256> ends{};
  for (std::size_t c = 0; c < 0x20; ++c) ends[c] = true;
  ends['"'] = ends['\\'] = true;
  return ends;
}();

const char* end_of_run(const char* at, const char* end) {
  return std::find_if(at, end, [](char c) { return kEndsRun[static_cast<unsigned char>(c)]; });
}

void skip_digits(std::string_view& text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
}

/// RFC 8259, section 6.
bool is_number(std::string_view text) {
  const auto take_digits = [&text] {
    const std::size_t before = text.size();
    skip_digits(text);
    return text.size() < before;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('0')) {
    text.remove_prefix(1);
  } else if (!take_digits()) {
    return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits()) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!take_digits()) return false;
  }
  return text.empty();
}

std::string shown(int c) {
  if (c < 0) return "the end of the text";
  if (c > ' ' && c < 0x7F) return std::string("'") + static_cast<char>(c) + "'";
  return c == ' ' ? "a blank" : "byte " + std::to_string(c);
}

}  // namespace

int JsonScanner::peek() {
  if (at_ == end_) {
    before_ += static_cast<std::size_t>(end_ - begin_);
    const std::string_view piece = more_();
    begin_ = at_ = piece.data();
    end_ = begin_ + piece.size();
    if (piece.empty()) return kEnd;
  }
  return static_cast<unsigned char>(*at_);
}

int JsonScanner::peek_visible() {
  int c = peek();
  for (; is_blank(c); c = peek()) ++at_;
  return c;
}

bool JsonScanner::wrong(const std::string& expected) {
  const std::string place = std::to_string(before_ + static_cast<std::size_t>(at_ - begin_) + 1);
  error_ = "at byte " + place + " (syntax error: " + shown(peek()) + " in place of " + expected + ")";
  return false;
}

bool JsonScanner::scan() {
  if (!value()) return false;
  while (!open_.empty())
    if (!next_in_container()) return false;
  return peek_visible() == kEnd || wrong("the end of the text");
}

bool JsonScanner::next_in_container() {
  const bool is_object = open_.back() == '{';
  if (peek_visible() == (is_object ? '}' : ']')) return close();
  if (!std::exchange(is_fresh_, false)) {
    if (peek() != ',') return wrong(is_object ? "',' or '}'" : "',' or ']'");
    ++at_;
  }
  if (is_object) {
    if (peek_visible() != '"') return wrong("a key");
    if (!read_string() || !events_.key(text_)) return false;
    if (peek_visible() != ':') return wrong("':'");
    ++at_;
  }
  return value();
}

bool JsonScanner::close() {
  ++at_;
  is_fresh_ = false;
  const bool is_object = open_.back() == '{';
  open_.pop_back();
  return is_object ? events_.end_object() : events_.end_array();
}

bool JsonScanner::value() {
  const int c = peek_visible();
  switch (c) {
    case '"':
      return read_string() && events_.string(text_);
    case '{':
    case '[':
      ++at_;
      open_.push_back(static_cast<char>(c));
      is_fresh_ = true;
      return c == '{' ? events_.start_object() : events_.start_array();
    case 't':
      return read_literal("true");
    case 'f':
      return read_literal("false");
    case 'n':
      return read_literal("null");
    default:
      return is_digit(c) || c == '-' ? read_number() : wrong("a value");
  }
}

/// Of a string or key; what stands at its beginning is a quote.
bool JsonScanner::read_string() {
  ++at_;
  text_.clear();
  for (int c = peek(); c != '"'; c = peek()) {
    if (text_.size() > kMaxString) return wrong("the end of a string of more than 16 MiB");
    if (c == '\\') {
      if (!read_escape()) return false;
      continue;
    }
    const char* const end = end_of_run(at_, end_);
    if (end == at_) return wrong("a string's characters");
    text_.append(at_, end);
    at_ = end;
  }
  ++at_;
  return true;
}

bool JsonScanner::read_escape() {
  constexpr std::string_view kWritten = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
  ++at_;
  const int c = peek();
  const auto known = c == kEnd ? std::string_view::npos : kWritten.find(static_cast<char>(c));
  if (known == std::string_view::npos && c != 'u') return wrong("what may follow a backslash");
  ++at_;
  if (known != std::string_view::npos) {
    text_ += kMeant[known];
    return true;
  }
  unsigned unit = 0;
  if (!read_unit(unit)) return false;
  if (U16_IS_TRAIL(unit)) return wrong("the first half of a pair before its second");
  if (U16_IS_LEAD(unit)) {
    const unsigned lead = unit;
    for (const char expected : {'\\', 'u'}) {
      if (peek() != expected) return wrong("the second half of a pair");
      ++at_;
    }
    if (!read_unit(unit)) return false;
    if (!U16_IS_TRAIL(unit)) return wrong("the second half of a pair before this");
    unit = static_cast<unsigned>(U16_GET_SUPPLEMENTARY(lead, unit));
  }
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, unit);
  text_.append(bytes.data(), length);
  return true;
}

bool JsonScanner::read_unit(unsigned& unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  unit = 0;
  for (int i = 0; i < 4; ++i) {
    const int c = peek();
    const auto digit =
        c == kEnd ? std::string_view::npos : kDigits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (digit == std::string_view::npos) return wrong("a hexadecimal digit");
    unit = 16 * unit + static_cast<unsigned>(digit);
    ++at_;
  }
  return true;
}

bool JsonScanner::read_number() {
  text_.clear();
  for (int c = peek(); is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; c = peek()) {
    text_ += static_cast<char>(c);
    ++at_;
    if (text_.size() > kMaxNumber) return wrong("the end of a number");
  }
  return is_number(text_) ? events_.number(text_) : wrong("the rest of a number");
}

bool JsonScanner::read_literal(std::string_view whole) {
  for (const char expected : whole) {
    if (peek() != expected) return wrong(std::string(whole));
    ++at_;
  }
  return events_.literal();
}

}  // namespace descry
