#include "training/metrics/caption_report.h"

#include <set>
#include <string_view>
#include <utility>

#include "model/text/content_words.h"
#include "model/text/words.h"
#include "training/metrics/ptb_tokenizer.h"

namespace descry {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::size_t hash_of_words(const std::string& caption) {
  return std::hash<std::string>()(joined(caption_words(caption)));
}

bool repeats(const Words& words) {
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == words[i - 1]) return true;
    const bool has_content = is_content_word(words[i - 1]) || is_content_word(words[i]);
    if (has_content && !pairs.emplace(words[i - 1], words[i]).second) return true;
  }
  return false;
}

bool is_unfinished(const Words& words) {
  static const std::unordered_set<std::string_view> asking{
      "a",   "an",    "the",  "its",  "their", "his",    "my",      "your", "our",     "and", "or",
      "but", "while", "as",   "than", "that",  "which",  "whose",   "of",   "in",      "at",  "to",
      "for", "from",  "with", "into", "onto",  "toward", "towards", "near", "between", "is",  "are",
      "was", "were",  "am",   "be",   "has",   "have",   "had",     "very"};
  return words.empty() || asking.contains(words.back());
}

}  // namespace

void KnownCaptions::add(const std::string& caption) { captions_.insert(hash_of_words(caption)); }

bool KnownCaptions::contains(const std::string& caption) const { return captions_.contains(hash_of_words(caption)); }

std::map<std::string, double> CaptionReport::named() const {
  std::map<std::string, double> named{{"distinct_captions", static_cast<double>(distinct)},
                                      {"vocabulary_used", static_cast<double>(vocabulary)},
                                      {"mean_words", mean_words},
                                      {"repetition_share", repetition},
                                      {"unfinished_share", unfinished}};
  if (novel) named["novel_share"] = *novel;
  return named;
}

CaptionReport report_captions(const std::vector<std::string>& captions, const KnownCaptions* known) {
  CaptionReport report;
  if (captions.empty()) return report;
  std::unordered_set<std::string> distinct, vocabulary;
  std::size_t words = 0, repeating = 0, unfinished = 0, novel = 0;
  for (const std::string& caption : captions) {
    const Words tokens = ptb_tokens(caption);
    distinct.insert(joined(tokens));
    vocabulary.insert(tokens.begin(), tokens.end());
    words += tokens.size();
    repeating += repeats(tokens) ? 1 : 0;
    unfinished += is_unfinished(tokens) ? 1 : 0;
    novel += known != nullptr && !known->contains(caption) ? 1 : 0;
  }
  const auto share = [&](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(captions.size());
  };
  report.distinct = static_cast<std::int64_t>(distinct.size());
  report.vocabulary = static_cast<std::int64_t>(vocabulary.size());
  report.mean_words = share(words);
  report.repetition = share(repeating);
  report.unfinished = share(unfinished);
  if (known != nullptr) report.novel = share(novel);
  return report;
}

}  // namespace descry
