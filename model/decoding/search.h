#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace descry {

/// Log-probabilities of the next word. `tokens` int64 [rows]: the last word of each row; `parents` int64 [rows]: the row
/// of the previous call that each row continues (on the first call: its own number). Rows of one picture are adjacent
/// and equally many for every picture. Returns float [rows, vocabulary] on the CPU or the device.
using StepFunction = std::function<torch::Tensor(const torch::Tensor& tokens, const torch::Tensor& parents)>;

struct SearchOptions {
  int beam = 3;                  ///< 1: greedy
  double length_exponent = 0.7;  ///< score = log-probability / words^exponent (Wu et al. 2016); 0: none
  int max_words = 23;            ///< end token not counted
  int n_best = 1;                ///< at most beam
  int runner_ups = 5;            ///< other words kept at each position; 0: none
  std::vector<std::int64_t> forbidden;  ///< never said (padding, start, unknown)
};

struct ScoredToken {
  std::int64_t token = 0;
  float log_probability = 0;
};

/// One finished sentence.
struct Hypothesis {
  std::vector<ScoredToken> words;                    ///< without start; with end if it was reached
  std::vector<std::vector<ScoredToken>> runner_ups;  ///< per word: the most probable other words, best first
  double score = 0;                                  ///< what beams are ranked by
};

/// Greedy or beam search for `pictures` pictures at once; finished pictures leave the batch's work when all are done.
/// Returns for each picture its n_best hypotheses, best first.
std::vector<std::vector<Hypothesis>> search(const StepFunction& step, std::int64_t pictures, std::int64_t start_token,
                                            std::int64_t end_token, const SearchOptions& options);

}  // namespace descry
