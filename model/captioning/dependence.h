#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "model/captioning/hiding.h"
#include "model/network/captioner.h"

namespace descry {

/// What each word of a caption depends on, found by hiding parts of the picture and letting the network say the same
/// words again. Both give float [words, rows, columns] on the CPU: nats that a word's log-probability falls by for a
/// hidden cell; below 0: it rises. Tokens as in Caption; words beyond the network's positions are left out. The same
/// input gives the same map. No gradients are kept; networks must be in eval mode.

/// Cheap: 3x3 cells of the feature grid [1, channels, rows, columns] become the grid's mean; as many decoder passes as
/// there are cells serve all words of the caption.
torch::Tensor feature_dependence(Captioner& network, const torch::Tensor& features,
                                 const std::vector<std::int64_t>& tokens);

/// Truer: pixels [1, 3, H, W] (normalised) are painted grey and their features computed anew, for every single cell and
/// for two random connected quarters of the picture a cell, because neighbours stand in for one another. A cell's value
/// is its share in the sum of cells that explains all these falls best (ridge regression: a local linear model as in
/// Ribeiro et al. 2016, of regions as in Petsiuk et al. 2018). Three backbone and decoder passes a cell.
torch::Tensor picture_dependence(Captioner& network, const FeatureFunction& backbone, const torch::Tensor& pixels,
                                 const std::vector<std::int64_t>& tokens);

}  // namespace descry
