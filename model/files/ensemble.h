#pragma once

#include <vector>

#include "model/files/captioner_file.h"

namespace descry {

/// One captioner that says what the mean of the members' step probabilities decides (an ensemble; its picture goes
/// through every member's backbone). Vocabulary, preprocessing and card are the first's; the card lists the members'
/// cards. Weights are copied. Errors: kUsage (members that differ in sizes, words or preprocessing, hold no backbone,
/// are ensembles themselves, or are fewer than two or more than eight).
Result<LoadedCaptioner> ensemble(const std::vector<LoadedCaptioner>& members);

/// One captioner of the same size whose weights are the members' mean (Wortsman et al. 2022, "model soups"): sensible
/// for epochs of one run, or runs that went on from the same weights. All else as ensemble.
Result<LoadedCaptioner> mean_of_weights(const std::vector<LoadedCaptioner>& members);

}  // namespace descry
