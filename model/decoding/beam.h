#pragma once

#include <torch/types.h>

#include <vector>

#include "model/decoding/next_words.h"
#include "model/decoding/search.h"

namespace descry {

/// The search of one picture: sentences that grow and sentences that are finished. Words are kept once, as a tree.
class Beam {
 public:
  Beam(const SearchOptions& options, std::int64_t start_token, std::int64_t end_token);

  /// Lets every growing sentence go on with its best next words; sentence i of this beam is row `first_row + i` of
  /// `next`.
  void advance(const NextWords& next, std::int64_t first_row);
  bool is_done() const { return done_; }

  /// The last word of each growing sentence and the sentence of before that it continues; always `width` of them, so
  /// that every picture has as many rows: where fewer grow, the first stands in for the missing.
  void append_rows(std::int64_t width, std::int64_t first_row, std::vector<std::int64_t>& tokens,
                   std::vector<std::int64_t>& parents) const;

  /// The n_best finished sentences, best first.
  std::vector<Hypothesis> best() const;

 private:
  struct Word {
    ScoredToken said;
    std::ptrdiff_t before = -1;  ///< the word before it; -1: none
    std::vector<ScoredToken> runner_ups;
  };
  struct Sentence {
    std::ptrdiff_t last = -1;  ///< its last word; -1: none yet
    int words = 0;
    double log_probability = 0;
    double score = 0;
    std::int64_t parent = 0;  ///< which growing sentence it was a step ago
    std::uint32_t met = 0;    ///< a bit for each required phrase that was said
    int owed = 0;             ///< words of the others that are still to be said
  };
  struct Candidate {
    std::int64_t sentence = 0;
    std::int64_t place = 0;  ///< in the row of next words, then in that of required ones
    double log_probability = 0;
  };

  std::vector<Candidate> candidates(const NextWords& next, std::int64_t first_row, bool may_repeat) const;
  /// Words that the required phrases which the sentence owes go on or begin with, and that are not among its row's
  /// best.
  void add_owed(const NextWords& next, std::int64_t first_row, std::size_t sentence,
                std::vector<Candidate>& found) const;
  ScoredToken said_by(const Candidate& candidate, const NextWords& next, std::int64_t first_row) const;
  /// With how many of the phrase's first words, the most that can be, the words up to `last` and then `token` end.
  std::size_t said_of(const TokenPhrase& phrase, std::ptrdiff_t last, std::int64_t token) const;
  std::uint32_t met_after(const Sentence& sentence, std::int64_t token) const;
  int owed_after(const Sentence& sentence, std::int64_t token) const;
  bool may_say(const Sentence& sentence, std::int64_t token) const;
  bool ends_forbidden(std::ptrdiff_t last, std::int64_t token) const;
  void grow_best(const std::vector<Candidate>& found, const NextWords& next, std::int64_t first_row);
  void grow_banks(const std::vector<Candidate>& found, const NextWords& next, std::int64_t first_row);
  bool repeats(const Sentence& sentence, std::int64_t token) const;
  Sentence extended(const Candidate& candidate, const NextWords& next, std::int64_t first_row);
  double score(double log_probability, int words) const;
  void keep_finished(const Sentence& sentence);

  const SearchOptions& options_;
  std::int64_t start_token_, end_token_;
  std::vector<std::int64_t> required_words_;
  std::vector<Word> words_;
  std::vector<Sentence> growing_, finished_;
  bool done_ = false;
};

}  // namespace descry
