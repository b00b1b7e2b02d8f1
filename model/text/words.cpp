#include "model/text/words.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>
#include <utility>

#include "model/text/utf8.h"

namespace descry {
namespace {

constexpr UChar32 kFirstUnspaced = 0x0E00;  // Thai; no script before it, and no emoji, stands without blanks

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  if (is_ascii(text)) {  // nearly every caption: forty thousand of them in a few milliseconds
    for (char& c : lowered) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
  }
  lowered.clear();
  // The root locale: a Turkish desktop must not turn "I" into a dotless i.
  utf16(text).toLower(icu::Locale::getRoot()).toUTF8String(lowered);
  return lowered;
}

bool is_emoji(UChar32 c) {
  return c >= kFirstUnspaced &&
         (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR));
}

/// Whether the character is of a script that is written without blanks: Unicode tells by where a line may be broken.
bool is_unspaced(UChar32 c) {
  if (c < kFirstUnspaced || is_emoji(c)) return false;
  const auto breaking = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  return breaking == U_LB_IDEOGRAPHIC || breaking == U_LB_COMPLEX_CONTEXT || breaking == U_LB_NONSTARTER ||
         breaking == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

bool parts_words(UChar32 c) { return is_unspaced(c) || is_emoji(c); }

bool is_ascii_punctuation(UChar32 c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Beyond ASCII also what is not seen: soft hyphens, marks of a text's direction, byte order marks.
bool is_punctuation(UChar32 c) {
  if (c < 0x80) return is_ascii_punctuation(c);
  return u_ispunct(c) || c == 0xAD || c == 0x2060 || c == 0xFEFF || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
}

/// The comma of full width has its blank within; the blank of no width says where Khmer's words end.
bool is_blank(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (u_isUWhiteSpace(c) || c == 0x200B) return true;
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return (width == U_EA_WIDE || width == U_EA_FULLWIDTH) && u_ispunct(c);
}

icu::BreakIterator* word_boundaries() {
  thread_local const std::unique_ptr<icu::BreakIterator> boundaries = [] {
    UErrorCode code = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), code));
    return U_SUCCESS(code) ? std::move(made) : nullptr;
  }();
  return boundaries.get();
}

UChar32 first_character(std::string_view text) {
  UChar32 c = 0;
  std::int32_t at = 0;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int32_t>(text.size()), c);
  return c;
}

UChar32 last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && U8_IS_TRAIL(text[at])) --at;
  return first_character(text.substr(at));
}

}  // namespace

std::vector<std::string> caption_words(std::string_view caption) {
  const std::string text = with_blanks(composed(lower_case(caption)));
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), i, size, c);
    if (is_blank(c)) {
      end_word();
    } else if (!is_punctuation(c)) {
      word.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  end_word();
  return words;
}

std::string with_blanks(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const icu::UnicodeString unicode = utf16(text);
  bool has_unspaced = false;
  for (std::int32_t i = 0; i < unicode.length() && !has_unspaced; i = unicode.moveIndex32(i, 1))
    has_unspaced = parts_words(unicode.char32At(i));
  icu::BreakIterator* boundaries = has_unspaced ? word_boundaries() : nullptr;
  if (boundaries == nullptr) return std::string(text);
  boundaries->setText(unicode);
  icu::UnicodeString spaced;
  std::int32_t begin = boundaries->first();
  for (std::int32_t end = boundaries->next(); end != icu::BreakIterator::DONE; end = boundaries->next()) {
    if (begin > 0 && (parts_words(unicode.char32At(begin - 1)) || parts_words(unicode.char32At(begin)))) spaced += u' ';
    spaced.append(unicode, begin, end - begin);
    begin = end;
  }
  std::string result;
  return spaced.toUTF8String(result);
}

void append_word(std::string& sentence, std::string_view word) {
  const bool joins =
      sentence.empty() || word.empty() || is_unspaced(last_character(sentence)) || is_unspaced(first_character(word));
  if (!joins) sentence += ' ';
  sentence += word;
}

}  // namespace descry
