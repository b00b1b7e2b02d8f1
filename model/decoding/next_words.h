#pragma once

#include <torch/types.h>

#include <vector>

namespace descry {

/// The most probable next words of every row of one step, on the CPU.
struct NextWords {
  torch::Tensor log_probabilities, tokens;  ///< [rows, kept], best first
  torch::Tensor required;   ///< log-probabilities of the search's required words [rows, n], or undefined
  bool first_only = false;  ///< the first is said whatever its probability; the others are runners-up
};

/// Of log_probabilities [rows, vocabulary]; forbidden words are left out, and where fewer can be said, places at the
/// end have -infinity. Equals in the order of their ids.
NextWords best_words(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                     std::int64_t kept);

/// One word alone, however improbable.
NextWords only_word(const torch::Tensor& log_probabilities, std::int64_t word);

/// One word, then the best of the others.
NextWords forced_word(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                      std::int64_t kept, std::int64_t word);

}  // namespace descry
