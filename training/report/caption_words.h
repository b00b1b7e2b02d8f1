#pragma once

#include <string>
#include <vector>

#include "training/metrics/caption_scores.h"

namespace descry {

/// A word that captions use more, or less, often than the references of their pictures.
struct WordUse {
  std::string word;
  double said = 0, expected = 0;  ///< times in a thousand words of the captions, and of the references
  double evidence = 0;            ///< Dunning's log-likelihood ratio (1993): 0 where both use it alike
};

/// How captions use words, beside their references. Words are those of ptb_tokens.
struct WordStatistics {
  std::vector<double> lengths, reference_lengths;  ///< share of the captions that have so many words, from none on
  std::vector<WordUse> overused, underused;        ///< at most `most` each, by falling evidence
};

WordStatistics word_statistics(const std::vector<ScoredPicture>& pictures, std::size_t most = 15);

}  // namespace descry
