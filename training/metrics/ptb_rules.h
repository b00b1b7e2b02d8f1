#pragma once

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace descry {

/// What a rule's token becomes.
enum class PtbToken {
  kText,      ///< a token, characters normalised (brackets, currency, fractions, apostrophes)
  kVerbatim,  ///< a token as it stands: web addresses, emoticons apart from brackets, elisions
  kMarkup,    ///< a token as it stands, blanks inside made unbreakable
  kSplitAt2,  ///< two tokens, cut after two characters
  kSplitAt3,  ///< two tokens, cut after three characters
  kNothing,   ///< punctuation that caption metrics drop, and characters that the tokenizer deletes
};

struct PtbMatch {
  PtbToken token = PtbToken::kNothing;
  std::int32_t length = 0;  ///< UTF-16 units consumed; 0: no rule matches
};

/// The tokenizer's rules, compiled: at each place the rule that matches the most characters wins (lookahead counted),
/// the first one at a tie, as in a lexer generator. One thread at a time.
class PtbRules {
 public:
  PtbRules();
  /// Rules read `text` from now on; it must outlive the calls to longest_match.
  void set_text(const icu::UnicodeString& text);
  /// The token that begins at UTF-16 unit `at`, which must begin a character.
  PtbMatch longest_match(std::int32_t at);

 private:
  struct Rule {
    PtbToken token;
    std::unique_ptr<icu::RegexPattern> pattern;
    std::unique_ptr<icu::RegexMatcher> matcher;
  };
  std::vector<Rule> rules_;
  std::int32_t end_ = 0;
};

}  // namespace descry
