#pragma once

#include "model/decoding/search.h"

namespace descry {

struct DrawOptions {
  int sentences = 1;       ///< a picture, all different
  double temperature = 1;  ///< log-probabilities are divided by it before words are drawn; above 0
  int top_k = 0;           ///< from the k likeliest words; 0: from all
  double top_p = 1;        ///< from the likeliest words that hold this share together (Holtzman et al. 2020), (0, 1]
  std::uint64_t seed = 0;
};

/// A step function that begins anew: nothing was said yet.
using MakeStep = std::function<StepFunction()>;

/// Sentences drawn word by word. Of `options` beam, n_best and required are not used; lengths, start, forbidden words
/// and no repeats hold as in search, and probabilities, runners-up and scores are the network's own, not the tempered
/// ones. A picture's sentences follow from the seed and its probabilities alone, whatever is drawn beside it. Where the
/// same sentence is drawn again another is tried, a few times: a picture may have fewer. Best score first; none if the
/// step function's answers are not finite.
std::vector<std::vector<Hypothesis>> draw(const MakeStep& steps, std::int64_t pictures, std::int64_t start_token,
                                          std::int64_t end_token, const SearchOptions& options, const DrawOptions& how);

}  // namespace descry
