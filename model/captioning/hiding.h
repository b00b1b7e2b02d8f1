#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "model/network/captioner.h"

namespace descry {

/// What a captioner makes of one picture when parts of it are hidden: the ground of every map that is computed by
/// trying, and of the measure that judges maps. No gradients are kept; networks must be in eval mode.

/// A backbone, whatever computes it: normalised pictures [n, 3, H, W] -> features [n, channels, rows, columns].
using FeatureFunction = std::function<torch::Tensor(const torch::Tensor& pixels)>;

/// Log-probability (nats) of every word of one caption under teacher forcing, for each variant of the picture's
/// features: features [variants, channels, rows, columns], tokens as in Caption (without start and end; what exceeds
/// the network's positions is left out) -> float [variants, words] on the CPU.
torch::Tensor word_log_probabilities(Captioner& network, const torch::Tensor& features,
                                     const std::vector<std::int64_t>& tokens);

/// A picture's features where cells are painted grey (the preprocessing's mean): pixels [1, 3, H, W], normalised;
/// hidden bool [variants, rows, columns], any grid whose cells are at least a pixel -> [variants, channels, rows,
/// columns].
torch::Tensor features_with_hidden(const FeatureFunction& backbone, const torch::Tensor& pixels,
                                   const torch::Tensor& hidden);

}  // namespace descry
