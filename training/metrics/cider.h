#pragma once

#include "training/metrics/ngrams.h"

namespace descry {

/// A picture's n-gram counts, as CIDEr compares them.
struct CiderPicture {
  NgramCounts candidate;
  std::vector<NgramCounts> references;  ///< at least one
};

/// CIDEr-D of each picture (Vedantam et al. 2015, without stemming, sigma 6, times 10). Document frequencies are those
/// of the given pictures' references, so a picture's score depends on the company it is in.
std::vector<double> cider_d(const std::vector<CiderPicture>& pictures);

}  // namespace descry
