#pragma once

#include "training/metrics/ngram_frequencies.h"

namespace descry {

/// A picture's n-gram counts, as CIDEr compares them.
struct CiderPicture {
  NgramCounts candidate;
  std::vector<NgramCounts> references;  ///< at least one
};

/// CIDEr-D (Vedantam et al. 2015, without stemming, sigma 6, times 10) with the document frequencies of the pictures
/// that it was told of.
class CiderD {
 public:
  /// Counts one picture's references.
  void add_picture(const std::vector<NgramCounts>& references);
  /// A candidate against its picture's references, of which there is at least one.
  double score(const NgramCounts& candidate, const std::vector<NgramCounts>& references) const;

 private:
  struct Weighted;
  Weighted weighted(const NgramCounts& counts) const;

  NgramFrequencies frequencies_;  ///< pictures whose references hold an n-gram
  std::int64_t pictures_ = 0;
};

/// CIDEr-D of each picture with the document frequencies of the given pictures' references, so a picture's score
/// depends on the company it is in.
std::vector<double> cider_d(const std::vector<CiderPicture>& pictures);

}  // namespace descry
