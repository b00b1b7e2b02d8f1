#pragma once

#include <torch/types.h>

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/network/captioner.h"

namespace descry {

/// Where each word of a caption looked in a picture whose features [1, channels, rows, columns] are known, on the
/// network's device. Tokens as in Caption; words beyond the network's positions are left out. The network must be in
/// eval mode. No gradients are kept.
AttentionTrace feature_attention(Captioner& network, const torch::Tensor& features,
                                 const std::vector<std::int64_t>& tokens);

/// How many layers look at the picture, each member's of an ensemble after the other's, and how many heads each has.
int attention_layers(const CaptionerOptions& network);
int attention_heads(const CaptionerOptions& network, int layer);

/// Layer and head of an AttentionTrace, as AttentionTrace::map takes them.
struct MapPlace {
  int layer = -1;
  int head = -1;
};

/// The map that shows best what a word looked at: what a model's card names under "attention", as far as such a network
/// has it; else the mean of the last layer's heads.
MapPlace recommended_map(const nlohmann::json& card, const CaptionerOptions& network);

}  // namespace descry
