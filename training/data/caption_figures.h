#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/text/vocabulary.h"
#include "training/data/dataset.h"

namespace descry {

/// What a vocabulary made of train's captions covers.
struct VocabularyCoverage {
  std::int64_t words = 0;     ///< in the vocabulary, special ones apart
  double train = 0, dev = 0;  ///< share of the captions' words that are in it; 1 where there are none
  struct LeftOut {
    std::string word;
    std::int64_t train = 0, dev = 0;  ///< how often it occurs
  };
  std::vector<LeftOut> left_out;  ///< the most frequent of both first
};

/// How long captions are, and which words they use: those that the network sees (caption_words).
class CaptionFigures {
 public:
  /// Takes about three seconds for a million captions; nothing once a stop was asked for.
  static std::optional<CaptionFigures> of(const std::vector<CaptionedPicture>& train,
                                          const std::vector<CaptionedPicture>& dev, const std::stop_token& stop);

  /// Share of the captions that have so many words, from none on; the longest are counted together. Of one size.
  std::vector<double> train_lengths, dev_lengths;
  std::int64_t train_words = 0, dev_words = 0;  ///< of all captions
  std::int64_t longest = 0;                     ///< train caption, words
  std::int64_t different = 0;                   ///< words in train

  /// How many words such a vocabulary has, special ones apart; quick.
  std::int64_t vocabulary(const VocabularyOptions& options) const;
  /// As Vocabulary::from_captions would make it. Some milliseconds. `most`: of the words left out.
  VocabularyCoverage coverage(const VocabularyOptions& options, std::size_t most = 100) const;

 private:
  struct Word {
    std::string text;
    std::int64_t train = 0, dev = 0;
  };
  std::vector<Word> words_;  ///< by falling count in train, ties alphabetical, as a vocabulary orders them
};

}  // namespace descry
