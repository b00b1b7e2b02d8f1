#pragma once

#include "training/metrics/ngrams.h"

namespace descry {

/// What BLEU sums over sentences (Papineni et al. 2002).
struct BleuCounts {
  std::array<double, kLongestNgram> correct{};  ///< clipped matches of each n
  std::array<double, kLongestNgram> guessed{};  ///< n-grams of the candidate
  double candidate_length = 0;
  double reference_length = 0;  ///< the closest reference's, the shorter one at a tie

  BleuCounts& operator+=(const BleuCounts& other);
  /// BLEU-1 to BLEU-4, with the small constants of pycocoevalcap.
  std::array<double, kLongestNgram> scores() const;
};

/// One sentence against its references; `counts` and `lengths` belong to the references, of which there is at least
/// one.
BleuCounts bleu_counts(const NgramCounts& candidate, std::size_t candidate_length,
                       const std::vector<NgramCounts>& counts, const std::vector<std::size_t>& lengths);

}  // namespace descry
