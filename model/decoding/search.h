#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace descry {

/// Words in a row; at least one.
using TokenPhrase = std::vector<std::int64_t>;

/// Log-probabilities of the next word. `tokens` int64 [rows]: the last word of each row; `parents` int64 [rows]: the
/// row of the previous call that each row continues (on the first call: its own number). `pictures` int64 [n]: whose
/// rows these are; adjacent and equally many for every picture: one on the first call, up to SearchOptions::width()
/// later. Pictures that are done are left out of later calls. All live on the CPU. Returns float [rows, vocabulary] on
/// any device.
using StepFunction = std::function<torch::Tensor(const torch::Tensor& tokens, const torch::Tensor& parents,
                                                 const torch::Tensor& pictures)>;

struct SearchOptions {
  int beam = 3;                         ///< 1: greedy
  double length_exponent = 0.7;         ///< score = log-probability / words^exponent (Wu et al. 2016); 0: none
  int max_words = 23;                   ///< end token not counted; after so many the end is said, however improbable
  int min_words = 0;                    ///< end token not counted; before so many the end is not said
  int n_best = 1;                       ///< at most beam
  int runner_ups = 5;                   ///< other words kept at each position; 0: none
  std::vector<std::int64_t> forbidden;  ///< never said (padding, start, unknown)
  std::vector<TokenPhrase> forbidden_phrases;  ///< of two words and more: never said in a row
  /// Of each token whether it names something. No word is said twice in a row, and no two neighbouring words twice of
  /// which one names something ("a man in a man"), unless nothing else can be said. Empty: no such rule.
  std::vector<bool> content;
  /// What every sentence begins with, at most max_words, whatever its probability and whatever is forbidden.
  std::vector<std::int64_t> start;
  /// What every sentence says, in any order; different phrases, at most 32. A sentence does not end before, and where
  /// its length allows no other word any more it says these; only a max_words that cannot hold them leaves some out.
  std::vector<TokenPhrase> required;

  /// All words of `required`, one phrase's after the other's.
  std::vector<std::int64_t> required_words() const;
  /// Sentences that grow at a time: the beam; where words are required, room for those that have said none of them, one
  /// of them, and so on.
  std::int64_t width() const;
};

struct ScoredToken {
  std::int64_t token = 0;
  float log_probability = 0;
};

/// One finished sentence.
struct Hypothesis {
  std::vector<ScoredToken> words;                    ///< without start, with end
  std::vector<std::vector<ScoredToken>> runner_ups;  ///< per word: the most probable others, best first
  double score = 0;                                  ///< what beams are ranked by
};

/// Greedy or beam search for `pictures` pictures at once. A finished sentence stays in competition by its score: a
/// picture is done when it has `beam` of them and none that is still growing scores better. The search ends when all
/// are. One copy from the device a word, whatever the number of rows. Required words are found by dynamic beam
/// allocation (Post & Vilar 2018): at each word those that a phrase which is still owed goes on or begins with
/// compete too, and sentences compete with those that have said as many of them; a phrase that is broken off is owed
/// whole. Returns for each picture its n_best hypotheses
/// (fewer if the vocabulary allows no more, none if the step function's answers are not finite), all different, best
/// first.
std::vector<std::vector<Hypothesis>> search(const StepFunction& step, std::int64_t pictures, std::int64_t start_token,
                                            std::int64_t end_token, const SearchOptions& options);

}  // namespace descry
