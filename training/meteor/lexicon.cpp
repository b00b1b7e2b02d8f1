#include "training/meteor/lexicon.h"

#include <libstemmer.h>

#include <stdexcept>

#include "training/meteor/function_words.h"

namespace descry {

void Lexicon::FreeStemmer::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Lexicon::Lexicon(const WordNet& wordnet) : wordnet_(wordnet), stemmer_(sb_stemmer_new("english", "UTF_8")) {
  if (!stemmer_) throw std::runtime_error("libstemmer has no English stemmer");
}

const WordFacts& Lexicon::facts(const std::string& word) {
  const auto [found, is_new] = words_.try_emplace(word);
  WordFacts& facts = found->second;
  if (!is_new) return facts;
  facts.word = static_cast<std::int32_t>(words_.size() - 1);
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  const std::string text(reinterpret_cast<const char*>(stem),
                         static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
  facts.stem = stems_.try_emplace(text, static_cast<std::int32_t>(stems_.size())).first->second;
  facts.is_function_word = is_function_word(word);
  facts.synsets = wordnet_.synsets(word);
  return facts;
}

MeteorSentence Lexicon::sentence(const std::vector<std::string>& words, const ParaphraseTable& paraphrases) {
  MeteorSentence sentence;
  for (const std::string& word : words) sentence.words.push_back(&facts(word));
  sentence.phrases = paraphrases.phrases_in(words);
  return sentence;
}

}  // namespace descry
