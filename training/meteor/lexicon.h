#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "training/meteor/paraphrases.h"
#include "training/meteor/wordnet.h"

struct sb_stemmer;

namespace descry {

/// What METEOR compares words by. Words and stems are numbered from 0, each on their own.
struct WordFacts {
  std::int32_t word = 0;
  std::int32_t stem = 0;
  bool is_function_word = false;
  std::vector<std::uint32_t> synsets;  ///< ascending
};

/// A sentence as METEOR compares it. The facts belong to the lexicon.
struct MeteorSentence {
  std::vector<const WordFacts*> words;
  std::vector<Phrase> phrases;  ///< those with paraphrases
};

/// Looks words up once each: stem (Snowball English), synsets, function word or not. One thread at a time.
class Lexicon {
 public:
  explicit Lexicon(const WordNet& wordnet);

  MeteorSentence sentence(const std::vector<std::string>& words, const ParaphraseTable& paraphrases);

 private:
  struct FreeStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };

  const WordFacts& facts(const std::string& word);

  const WordNet& wordnet_;
  std::unique_ptr<sb_stemmer, FreeStemmer> stemmer_;
  std::unordered_map<std::string, std::int32_t> stems_;
  std::unordered_map<std::string, WordFacts> words_;
};

}  // namespace descry
