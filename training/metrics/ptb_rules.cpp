#include "training/metrics/ptb_rules.h"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace descry {
namespace {

struct Fragment {
  std::string_view name;
  std::string_view pattern;
};

/// Parts of patterns, used in braces. A fragment may use those above it.
constexpr std::array kFragments{
    Fragment{"LETTER", R"([\p{L}\p{M}\u00AD])"},
    Fragment{"ALNUM", R"([\p{L}\p{M}\p{Nd}\u00AD])"},
    Fragment{"APOSTROPHE", R"((?:['\u2019]|&apos;))"},
    Fragment{"ANY_APOSTROPHE", R"((?:['\u2018\u2019\u201B`]|&apos;))"},
    Fragment{"HYPHEN", R"([-_\u058A\u2010\u2011])"},
    Fragment{"AMPERSAND", R"((?:&(?:(?i:amp);)?))"},
    Fragment{"WORD", R"((?:{LETTER}{ALNUM}*(?:[.!?]{LETTER}{ALNUM}*)*))"},
    // it 's, I 'm, they 're; an O' or d' may begin a part of a hyphenated word
    Fragment{"CLITIC", R"((?:{APOSTROPHE}(?i:[msd]|re|ve|ll)))"},
    Fragment{"ELISION", R"((?:[dDoOlL]{ANY_APOSTROPHE}{ALNUM})?)"},
    Fragment{"NUMBER", R"((?:\p{Nd}*(?:[.,:]\p{Nd}+)+|\p{Nd}+))"},
    Fragment{"GAP", R"([- \u00A0])"},
    Fragment{"INITIALS", R"((?:[A-Za-z](?:\.[A-Za-z])+))"},
    // A letter or digit, then perhaps commas and periods, then parts after hyphens: 3.5-year-old, U.S.-born, non-U.S.
    Fragment{"COMPOUND", R"((?:[A-Za-z0-9][A-Za-z0-9.,\u00AD]{0,63}(?:-(?:{INITIALS}\.|[A-Za-z0-9\u00AD]+))+))"},
    Fragment{"URL_CHARACTER", R"([^\s"<>|()])"},
    Fragment{"URL_LAST", R"([^\s"<>|.!?(){},-])"},
    Fragment{"HOST", R"((?:www\.(?:[^\s"<>|.!?(){},]+\.)+[a-zA-Z]{2,4}|)"
                     R"((?:[^\s"`'\u2019<>|.!?(){},:_$-]+\.)+(?i:com|net|org|edu)))"},
    Fragment{"FILE_KIND",
             R"((?i:bat|bmp|class|cgi|cpp|dll|docx?|exe|gif|gz|html?|jar|java|jpe?g|mov|mp3|pdf|php|pl|png|)"
             R"(pptx?|ps|py|sql|tar|txt|wav|xml|zip|wmv|[chx]))"},
    // Kept with their period wherever they stand.
    Fragment{"MONTH_OR_DAY", R"((?i:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs|fri))"},
    Fragment{"STATE",
             R"((?:(?i:ala|ariz|calif|colo|conn|ct|dak|fla|ga|ind|kans?|ky|md|mich|minn|mo|mont|neb|nev|okla|)"
             R"(penn|tenn|va|vt|wisc?|wyo)|A[zZ]|A(?:rk|RK)|D(?:el|EL)|I(?:ll|LL)|L[aA]|Mass|O(?:re|RE)|P[aA]|)"
             R"(T(?:ex|EX)|Wash))"},
    Fragment{"COMPANY", R"((?i:assn|bancorp|bhd|bros|cie|corp|cos?|dept|elec|inc|intl|invt|ltd|mfg|mtg|natl|plc|)"
                        R"(pp?t[ey]s?|rt|sys|univ))"},
    Fragment{"PERSON",
             R"((?i:adm|alex|asst|attys?|brig|capt|cmdr|col|comdr|cpl|det|drs?|ens|esq|gen|govs?|hon|insp|jos|)"
             R"(jr|lieut|lt|maj|messrs|mlle|mme|mrs?|ms|msgr|pfc|ph|pres|profs?|pvt|reps?|rev|sens?|sfc|sgt|spc|)"
             R"(sr|supts?|treas|wm)|Miss)"},
    Fragment{"PLACE_OR_OTHER", R"((?i:adj|adm|adv|al|ave|bldg|blvd|cf|est|etc|ext|ft|mt|rd|seq|sq|st|ste|tel|vs|)"
                               R"([A-Z]))"},
    // Kept with their period before a number only: no. 5, fig. 2.
    Fragment{"BEFORE_NUMBER", R"((?i:art|ca|figs?|nos?|op|pp|prop))"},
    // Capitalised, these begin a sentence, so the single letter before them ended one.
    Fragment{"OPENER",
             R"((?:An?|About|After|As|At|But|Here?|However|If|In|It|Last|Many|More|Once|One|Other|Our|She|Since|)"
             R"(So|Some|That|The|Their|Then|There|These|They|This|We|What|When|While|Yet|You|Her))"},
    Fragment{"EYES", R"([\^x=~<>'-])"},
};

struct RuleText {
  PtbToken token;
  std::string_view pattern;  ///< the token is group 1 where there is one; what follows it is lookahead that counts
};

constexpr PtbToken kText = PtbToken::kText;
constexpr PtbToken kNothing = PtbToken::kNothing;

/// Every rule; order matters only between matches of the same length.
constexpr std::array kRules{
    // Words run together
    RuleText{PtbToken::kSplitAt3, R"((?i:cannot|gonna|gotta|lemme|gimme|wanna))"},
    RuleText{PtbToken::kSplitAt2, R"((?i:'tis|'twas))"},

    // Markup
    RuleText{PtbToken::kMarkup,
             R"(<(?:/?[A-Za-z][A-Za-z0-9_:.-]*(?:\s+[^<>()\[\]$,!']*[^<>()\[\]$,!'\s])?\s*/?|[!?][A-Za-z-][^<>]*)>)"},
    RuleText{PtbToken::kVerbatim, R"(&#[0-9]+;|&(?:HT|TL|UR|LR|QC|QL|QR|odq|cdq);)"},

    // Words and what hangs on them
    RuleText{kText, R"(({WORD}){CLITIC})"},
    RuleText{kText, R"(([A-Za-z]*[A-MO-Za-mo-z])[nN]{ANY_APOSTROPHE}[tT])"},
    RuleText{kText, R"({WORD})"},
    RuleText{PtbToken::kVerbatim,
             R"({APOSTROPHE}n{APOSTROPHE}?|[lLdDjJ]{APOSTROPHE}|Dunkin{APOSTROPHE}|somethin{APOSTROPHE})"},
    RuleText{PtbToken::kVerbatim,
             R"([oO]l{APOSTROPHE}|{APOSTROPHE}(?i:em|cause|till?)|[cC]{APOSTROPHE}mon|{APOSTROPHE}[2-9]0s)"},
    RuleText{PtbToken::kVerbatim, R"(({APOSTROPHE}[0-9]{2})\s)"},
    RuleText{PtbToken::kVerbatim, R"([A-HJ-XZn]{ANY_APOSTROPHE}{LETTER}{2}{LETTER}*)"},
    RuleText{PtbToken::kVerbatim,
             R"({LETTER}+[aeiouyAEIOUY]{ANY_APOSTROPHE}[aeiouA-Z]{LETTER}*|[eE]{ANY_APOSTROPHE}er)"},
    RuleText{PtbToken::kVerbatim, R"((?i:cap{APOSTROPHE}n|c{APOSTROPHE}est|o{APOSTROPHE}clock|ma{APOSTROPHE}am))"},
    RuleText{PtbToken::kVerbatim, R"(([yY]{APOSTROPHE}){LETTER})"},
    RuleText{kText, R"(({CLITIC})[^A-Za-z])"},
    RuleText{kText, R"(([nN]{ANY_APOSTROPHE}[tT])[^A-Za-z])"},
    RuleText{kText, R"({ALNUM}+(?:{HYPHEN}{ALNUM}+)*)"},
    RuleText{PtbToken::kVerbatim, R"({ELISION}{ALNUM}+(?:{HYPHEN}{ELISION}{ALNUM}+)*)"},
    RuleText{kText, R"([A-Z]+(?:[+]|{AMPERSAND})[A-Z]+(?:(?:[+]|{AMPERSAND})[A-Z]+)*)"},
    RuleText{kText, R"([A-Za-z0-9]+(?:-[A-Za-z]+){0,2}(?:\\?/[A-Za-z0-9]+(?:-[A-Za-z]+){0,2}){1,2})"},
    RuleText{kText, R"(({COMPOUND})[^A-Za-z0-9.+])"},
    RuleText{kText, R"(({COMPOUND}\.)[,;:])"},
    RuleText{kText, R"(((?:{WORD}|{ALNUM}+)\.)[,;:])"},
    RuleText{kText, R"(C\.D\.s|pro-|anti-|S{AMPERSAND}P-500|S{AMPERSAND}Ls)"},
    RuleText{kText, R"(-(?i:LRB|RRB|LCB|RCB|LSB|RSB)-)"},
    RuleText{kText, R"([A-Za-z][+][+]|[CFcf]#)"},

    // Abbreviations and acronyms keep their period
    RuleText{kText, R"((?:{MONTH_OR_DAY}|{STATE}|{COMPANY}|{PERSON}|{PLACE_OR_OTHER})\.)"},
    RuleText{kText, R"(((?:{MONTH_OR_DAY}|{STATE}|{COMPANY}|(?i:etc|al|seq))\.)[A-Za-z][^A-Za-z])"},
    RuleText{kText, R"(([A-Za-z])\.\s{OPENER}\s)"},
    RuleText{kText, R"((?:{INITIALS}|(?i:ed|ph)\.[dD])\.)"},
    RuleText{kText, R"(({BEFORE_NUMBER}\.)\s?[0-9])"},

    // Numbers, dates, telephones, money
    RuleText{kText, R"([+-]?{NUMBER})"},
    RuleText{kText, R"(\p{Nd}{1,2}[/-]\p{Nd}{1,2}[/-]\p{Nd}{2,4})"},
    RuleText{kText, R"((?:\p{Nd}{1,4}[- \u00A0])?\p{Nd}{1,4}(?:\\?/|\u2044)\p{Nd}{1,4})"},
    RuleText{kText, R"([\u00BC-\u00BE\u2153-\u215E])"},
    RuleText{kText,
             R"((?:\([0-9]{2,3}\)[ \u00A0]?|(?:\+\+?)?(?:[0-9]{2,4}{GAP})?[0-9]{2,4}{GAP})[0-9]{3,4}{GAP}?[0-9]{3,5})"},
    RuleText{kText, R"((?:(?:\+\+?)?[0-9]{2,4}\.)?[0-9]{2,4}\.[0-9]{3,4}\.[0-9]{3,5})"},
    RuleText{kText, R"([A-Z]*\$|#|[\u00A2-\u00A5\u0080\u0E3F\u20A0\u20A4\u20AC])"},

    // The web
    RuleText{PtbToken::kVerbatim, R"((?i:https?)://{URL_CHARACTER}+{URL_LAST})"},
    RuleText{PtbToken::kVerbatim, R"({HOST}(?:/{URL_CHARACTER}+{URL_LAST})?)"},
    RuleText{PtbToken::kVerbatim,
             R"([a-zA-Z0-9][^\s"<>|(){}\u00A0@]{0,63}@(?:[^\s"<>|(){}.\u00A0]+\.)*[^\s"<>|(){}.,;:!?'\u00A0-]+)"},
    RuleText{PtbToken::kVerbatim, R"(@[A-Za-z_][A-Za-z_0-9]*|#{LETTER}+)"},
    RuleText{PtbToken::kVerbatim, R"({ALNUM}+(?:\.{ALNUM}+)*\.{FILE_KIND})"},

    // Emoticons
    RuleText{kText, R"(([<>]?[:;=][o*'-]?[()DPdpO\\@|])[^A-Za-z])"},
    RuleText{PtbToken::kVerbatim, R"(([<>]?[:;=][o*'-]?[{\[\]])[^A-Za-z])"},
    RuleText{kText, R"({EYES}_{EYES}|\({EYES}[_.]?{EYES}\)|\([\^x=~<>']-[\^x=~<>'`]\))"},

    // Marks that stay
    RuleText{kText, R"([?!]{2,}|@+|#+|\*+|_+|<<|>>)"},
    RuleText{kText, R"(&(?i:lt|gt);|{AMPERSAND})"},
    RuleText{kText, R"([()\[\]{}])"},
    RuleText{kText, R"([%+/=<>\\^|~\u00A1\u00A6-\u00A9\u00AC\u00AE-\u00B4\u00B6-\u00B9\u00BF\u00D7\u00F7])"},

    // What is left of the symbols that the reference's character classes name
    RuleText{
        kText,
        R"([\u037E\u0387\u0589\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0600-\u0603\u0606-\u060C\u0614\u061B\u061E\u066A\u066D]|)"
        R"([\u06D4\u0700-\u070D\u07F6-\u07F8\u0964\u0965\u0E4F\u1FBD\u2016\u2017\u2020-\u2023\u2030-\u2038]|)"
        R"([\u203B\u203E-\u2042\u2044\u2070\u2074-\u207E\u2080-\u208E\u2100-\u214F\u2190-\u2BFF\u3001\u3002\u3012]|)"
        R"([\u30FB\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0\uFFE1\uFFE5\uFFE6])"},

    // Marks that go; the first is an opening quote, longer than what an elision would take from the word
    RuleText{kNothing, R"((')[A-Za-z][^\s\u00A0])"},
    RuleText{kText, R"({CLITIC})"},
    RuleText{kNothing, R"(''|``|-{2,}|\.{3,})"},
    RuleText{kText, R"([`\u2018-\u201F\u00AB\u00BB\u2039\u203A]{1,2})"},
    RuleText{kNothing, R"([.?!,:;"'\u2026-]|&(?i:quot|apos|nbsp|mdash|ndash|MD);)"},
};

std::string expanded(std::string_view pattern, std::size_t known) {
  std::string result;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == pattern.npos ? pattern.npos : pattern.find('}', open);
    if (close == pattern.npos) return result.append(pattern);
    result.append(pattern.substr(0, open));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    std::size_t i = 0;
    while (i < known && kFragments[i].name != name) ++i;
    result += i < known ? expanded(kFragments[i].pattern, i) : std::string(pattern.substr(open, close + 1 - open));
    pattern.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace

PtbRules::PtbRules() {
  for (const RuleText& rule : kRules) {
    const std::string text = expanded(rule.pattern, kFragments.size());
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(text), where, status));
    if (U_FAILURE(status)) throw std::logic_error("PTB rule " + text + ": " + u_errorName(status));
    std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(status));
    if (U_FAILURE(status)) throw std::logic_error("PTB rule " + text + ": " + u_errorName(status));
    rules_.push_back({rule.token, std::move(pattern), std::move(matcher)});
  }
}

void PtbRules::set_text(const icu::UnicodeString& text) {
  for (Rule& rule : rules_) rule.matcher->reset(text);
  end_ = text.length();
}

PtbMatch PtbRules::longest_match(std::int32_t at) {
  PtbMatch best;
  std::int32_t longest = 0;
  for (Rule& rule : rules_) {
    UErrorCode status = U_ZERO_ERROR;
    rule.matcher->region(at, end_, status);
    if (!rule.matcher->lookingAt(status) || U_FAILURE(status)) continue;
    const std::int32_t length = rule.matcher->end(status) - at;
    if (length <= longest) continue;
    longest = length;
    best = {rule.token,
            (rule.matcher->groupCount() > 0 ? rule.matcher->end(1, status) : rule.matcher->end(status)) - at};
  }
  return best;
}

}  // namespace descry
