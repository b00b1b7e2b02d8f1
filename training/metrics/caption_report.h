#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace descry {

/// Captions to compare others with word for word: as the network reads them (caption_words), for which "a man's hat"
/// and "a mans hat" are one. Takes 40 bytes for each that differs.
class KnownCaptions {
 public:
  void add(const std::string& caption);
  bool contains(const std::string& caption) const;

 private:
  std::unordered_set<std::size_t> captions_;  ///< hashes of their words: there may be millions
};

/// What captions are like, whatever their pictures show. Words are those of ptb_tokens.
struct CaptionReport {
  std::int64_t distinct = 0;    ///< different captions
  std::int64_t vocabulary = 0;  ///< different words said
  double mean_words = 0;
  /// Share that says a word twice in a row, or two neighbouring words twice of which one is a content word ("a man in a
  /// man"). Of Flickr8k's own captions 2 % do.
  double repetition = 0;
  /// Share that is empty or ends on a word that asks for another: an article, a possessive, a preposition that is no
  /// adverb too, a conjunction, a form of be or have ("a dog in the"). Of Flickr8k's own captions 0.2 % do.
  double unfinished = 0;
  std::optional<double> novel;  ///< share that is word for word none of the known ones; empty where none are known

  /// As records and reports name them: distinct_captions, vocabulary_used, mean_words, repetition_share,
  /// unfinished_share, novel_share (where known).
  std::map<std::string, double> named() const;
};

/// `known`: the captions that were trained on; may be null.
CaptionReport report_captions(const std::vector<std::string>& captions, const KnownCaptions* known = nullptr);

}  // namespace descry
