#include "training/meteor/function_words.h"

#include <unordered_set>

namespace descry {

bool is_function_word(std::string_view word) {
  static const std::unordered_set<std::string_view> words{
      "a",    "about", "after", "all",   "also", "an",     "and",  "are",   "as",   "at",    "be",    "been",  "but",
      "by",   "can",   "could", "first", "for",  "from",   "had",  "has",   "have", "he",    "her",   "his",   "i",
      "if",   "in",    "into",  "is",    "it",   "its",    "last", "more",  "new",  "no",    "not",   "of",    "on",
      "one",  "or",    "other", "out",   "over", "people", "s",    "said",  "she",  "so",    "some",  "than",  "that",
      "the",  "their", "there", "they",  "this", "time",   "to",   "two",   "up",   "was",   "we",    "were",  "what",
      "when", "which", "who",   "will",  "with", "would",  "year", "years", "you",  "'s",    "'t",    "'",     "\"",
      "$",    "(",     ")",     ",",     "-",    "--",     ".",    ":",     "?",    "-lrb-", "-rrb-", "\u2014"};
  return words.contains(word);
}

}  // namespace descry
