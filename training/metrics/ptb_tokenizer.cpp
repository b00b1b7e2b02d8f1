#include "training/metrics/ptb_tokenizer.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "model/text/words.h"
#include "training/metrics/ptb_rules.h"

namespace descry {
namespace {

constexpr bool is_ascii_letter(char16_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_blank(char16_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x3000 || c == 0x2028 || c == 0x2029;
}

struct Replacement {
  char16_t character;
  const char16_t* text;
};

/// Characters written another way in tokens that are not taken verbatim.
constexpr std::array kReplacements{
    Replacement{u'(', u"-lrb-"},      Replacement{u')', u"-rrb-"},    Replacement{u'[', u"-lsb-"},
    Replacement{u']', u"-rsb-"},      Replacement{u'{', u"-lcb-"},    Replacement{u'}', u"-rcb-"},
    Replacement{u'\u00A2', u"cents"}, Replacement{u'\u00A3', u"#"},   Replacement{u'\u00A4', u"$"},
    Replacement{u'\u0080', u"$"},     Replacement{u'\u20A0', u"$"},   Replacement{u'\u20AC', u"$"},
    Replacement{u'\u00BC', u"1/4"},   Replacement{u'\u00BD', u"1/2"}, Replacement{u'\u00BE', u"3/4"},
    Replacement{u'\u2153', u"1/3"},   Replacement{u'\u2154', u"2/3"}, Replacement{u'\u2018', u"`"},
    Replacement{u'\u2019', u"'"},     Replacement{u'\u201B', u"`"},   Replacement{u'\u201C', u"``"},
    Replacement{u'\u201D', u"''"},    Replacement{u'\u2039', u"`"},   Replacement{u'\u203A', u"'"},
    Replacement{u'\u00AB', u"``"},    Replacement{u'\u00BB', u"''"},  Replacement{u'\u00AD', u""},
    Replacement{u' ', u"\u00A0"},
};

/// Entities are written as their characters.
void replace_entities(icu::UnicodeString& token) {
  if (token.indexOf(u'&') < 0) return;
  token.findAndReplace(u"&amp;", u"&").findAndReplace(u"&lt;", u"<").findAndReplace(u"&gt;", u">");
  token.findAndReplace(u"&apos;", u"'");
}

icu::UnicodeString normalised(const icu::UnicodeString& token) {
  icu::UnicodeString result;
  for (std::int32_t i = 0; i < token.length(); ++i) {
    const char16_t c = token[i];
    const Replacement* found = nullptr;
    for (const Replacement& replacement : kReplacements)
      if (replacement.character == c) found = &replacement;
    if (found)
      result.append(found->text, -1);
    else
      result.append(c);
  }
  replace_entities(result);
  return result;
}

class Tokenizer {
 public:
  std::vector<std::string> tokens(std::string_view caption) {
    // Rules look past a token's end; the end of the text counts as a line end.
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(caption.data(), static_cast<std::int32_t>(caption.size()))) +
        u'\n';
    rules_.set_text(text);
    tokens_.clear();
    for (std::int32_t at = 0; at < text.length();) {
      if (is_blank(text[at]))
        ++at;
      else if (const std::int32_t length = plain_word(text, at))
        at = plain(text, at, length);
      else
        at = by_rules(text, at);
    }
    return std::move(tokens_);
  }

 private:
  /// The length of a run of ASCII letters between blanks, which most words are; 0 if another rule may apply.
  static std::int32_t plain_word(const icu::UnicodeString& text, std::int32_t at) {
    std::int32_t end = at;
    while (is_ascii_letter(text[end])) ++end;
    const bool may_be_cut = end - at == 5 || end - at == 6;  // cannot, gonna and the like
    return is_blank(text[end]) && !may_be_cut ? end - at : 0;
  }

  std::int32_t plain(const icu::UnicodeString& text, std::int32_t at, std::int32_t length) {
    std::string& token = tokens_.emplace_back();
    for (std::int32_t i = at; i < at + length; ++i) token += static_cast<char>(text[i] | 0x20);
    return at + length;
  }

  std::int32_t by_rules(const icu::UnicodeString& text, std::int32_t at) {
    const PtbMatch match = rules_.longest_match(at);
    if (match.length == 0) return text.moveIndex32(at, 1);  // a character that no rule knows is deleted
    const icu::UnicodeString token(text, at, match.length);
    switch (match.token) {
      case PtbToken::kText:
        keep(normalised(icu::UnicodeString(token).toLower(icu::Locale::getEnglish())));
        break;
      case PtbToken::kVerbatim:
        keep(token);
        break;
      case PtbToken::kMarkup:
        keep(icu::UnicodeString(token).findAndReplace(u" ", u"\u00A0"));
        break;
      case PtbToken::kSplitAt2:
        keep_split(token, 2);
        break;
      case PtbToken::kSplitAt3:
        keep_split(token, 3);
        break;
      case PtbToken::kNothing:
        break;
    }
    return at + match.length;
  }

  void keep(icu::UnicodeString token) {
    const bool only_quotes = token == u"'" || token == u"''" || token == u"`" || token == u"``";
    if (!token.isEmpty() && !only_quotes) token.toLower(icu::Locale::getEnglish()).toUTF8String(tokens_.emplace_back());
  }

  void keep_split(const icu::UnicodeString& token, std::int32_t at) {
    keep(icu::UnicodeString(token, 0, at));
    keep(icu::UnicodeString(token, at));
  }

  PtbRules rules_;
  std::vector<std::string> tokens_;
};

}  // namespace

std::vector<std::string> ptb_tokens(std::string_view caption) {
  thread_local Tokenizer tokenizer;  // compiled rules are not to be shared between threads
  return tokenizer.tokens(with_blanks(caption));
}

}  // namespace descry
