#include "training/meteor/normaliser.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>

namespace descry {
namespace {

struct Rule {
  const char16_t* pattern;
  const char16_t* replacement;
};

// What METEOR takes for a letter: Latin, Cyrillic and phonetic ones. Others are marks to it.
#define DESCRY_LETTERS \
  u"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u017E\u0400-\u0527\u1D00-\u1D7F\uA640-\uA66E\uA67E-\uA697"

/// Applied in this order, each to the whole line. A match takes its neighbours with it, so that of two marks in a row
/// the second may be passed over, as in METEOR.
constexpr std::array kRules{
    Rule{u"[\\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+", u" "},
    Rule{u"[`\u2018\u2019]", u"'"},
    Rule{u"''|[\u201C\u201D]", u"\""},
    Rule{u"--", u"-"},
    Rule{u"(\\.{2,})", u" $1 "},
    Rule{u"([" DESCRY_LETTERS u"0-9.])-([" DESCRY_LETTERS u"0-9])", u"$1 $2"},
    Rule{u"\u2013", u" - "},
    Rule{u"([^" DESCRY_LETTERS u"0-9 '.,\\-])", u" $1 "},
    Rule{u"([^0-9]),([^0-9])", u"$1 , $2"},
    Rule{u"([0-9]),([^0-9])", u"$1 , $2"},
    Rule{u"([^0-9]),([0-9])", u"$1 , $2"},
    Rule{u"([^" DESCRY_LETTERS u"])'([^" DESCRY_LETTERS u"])", u"$1 ' $2"},
    Rule{u"([^" DESCRY_LETTERS u"0-9])'([" DESCRY_LETTERS u"])", u"$1 ' $2"},
    Rule{u"([" DESCRY_LETTERS u"])'([^" DESCRY_LETTERS u"])", u"$1 ' $2"},
    Rule{u"([" DESCRY_LETTERS u"])'([" DESCRY_LETTERS u"])", u"$1 '$2"},
    Rule{u"([0-9])'(s)", u"$1 '$2"},
};
#undef DESCRY_LETTERS

class Rewriter {
 public:
  Rewriter() {
    for (const Rule& rule : kRules) {
      UErrorCode status = U_ZERO_ERROR;
      matchers_.push_back(std::make_unique<icu::RegexMatcher>(rule.pattern, 0, status));
    }
  }

  std::string rewritten(const std::string& line) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(" " + line + " ");
    for (std::size_t i = 0; i < kRules.size(); ++i) {
      UErrorCode status = U_ZERO_ERROR;
      matchers_[i]->reset(text);
      text = matchers_[i]->replaceAll(kRules[i].replacement, status);
    }
    std::string result;
    return text.toUTF8String(result);
  }

 private:
  std::vector<std::unique_ptr<icu::RegexMatcher>> matchers_;
};

std::vector<std::string> split(const std::string& line) {
  std::istringstream words(line);
  std::vector<std::string> result;
  for (std::string word; words >> word;) result.push_back(std::move(word));
  return result;
}

bool begins_lower(const std::string& word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

/// True for what is written with a letter, be it one beyond ASCII.
bool has_letter(const std::string& word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

/// Abbreviations whose period is theirs whatever follows. METEOR's others begin with a capital, so they never occur.
bool keeps_period(const std::string& word) { return word == "pp" || word == "rev" || word == "v" || word == "vs"; }

/// A period at a word's end stands alone unless a lower-case word follows; "u.s." loses its periods.
std::vector<std::string> with_periods_apart(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.ends_with('.') || word.find_first_not_of('.') == word.npos) {
      result.push_back(word);
      continue;
    }
    const std::string stem = word.substr(0, word.size() - 1);
    if (stem.find('.') != stem.npos && has_letter(stem)) {
      result.push_back(stem);
      std::erase(result.back(), '.');
    } else if (keeps_period(stem) || (i + 1 < words.size() && begins_lower(words[i + 1]))) {
      result.push_back(word);
    } else {
      result.push_back(stem);
      result.emplace_back(".");
    }
  }
  return result;
}

}  // namespace

std::vector<std::string> meteor_words(const std::vector<std::string>& tokens) {
  const auto is_plain = [](const std::string& token) {
    return !token.empty() && std::all_of(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  if (std::all_of(tokens.begin(), tokens.end(), is_plain)) return tokens;
  thread_local Rewriter rewriter;  // compiled rules are not to be shared between threads
  std::string line;
  for (const std::string& token : tokens) line += token + " ";
  return with_periods_apart(split(rewriter.rewritten(line)));
}

}  // namespace descry
