#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "training/metrics/picture_statistics.h"

namespace descry {

struct Resampling {
  int resamples = 1000;   ///< bootstrap samples of the pictures; at least 1
  int shuffles = 10'000;  ///< of approximate randomisation; at least 1
  double level = 0.95;    ///< of the intervals, 0 to 1
  std::uint64_t seed = 1;
};

/// A score and where it lies if other pictures of the kind had been taken.
struct ScoreEstimate {
  double value = 0, low = 0, high = 0;
};

/// Percentile bootstrap over pictures (Efron and Tibshirani 1993, chapter 13): each resample draws as many pictures as
/// there are, with replacement, and is scored as a corpus. CIDEr-D keeps the document frequencies of all the pictures.
/// Empty without pictures.
std::map<std::string, ScoreEstimate> estimate_scores(const PictureStatistics& statistics,
                                                     const Resampling& resampling = {});

/// How much better the second system is than the first on the same pictures.
struct PairedDifference {
  ScoreEstimate difference;  ///< second less first; the interval by a paired bootstrap (Koehn 2004)
  /// Two-sided, by approximate randomisation (Riezler and Maxwell 2005): the share of shuffles, this one counted in,
  /// that exchange the systems' captions of pictures at random and differ at least as much.
  double p = 1;
};

/// Both in the same pictures' order. Metrics that either lacks are left out.
std::map<std::string, PairedDifference> compare_systems(const PictureStatistics& first, const PictureStatistics& second,
                                                        const Resampling& resampling = {});

/// Of values in any order, between neighbours in proportion, as numpy's default does. `share`: 0 to 1; at least one
/// value.
double percentile(std::vector<double> values, double share);

}  // namespace descry
