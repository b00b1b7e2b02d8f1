#pragma once

#include <torch/types.h>

#include <nlohmann/json_fwd.hpp>

#include <vector>

#include "model/captioning/caption.h"
#include "model/network/captioner.h"
#include "model/text/vocabulary.h"

namespace descry {

/// The captions of pictures whose features [pictures, channels, rows, columns] are known (on the network's device): for
/// each its n_best, best first. Linear layers are computed as default_backbone_engine() says, in bfloat16 where that
/// does, each thread of LibTorch's with some of the pictures. max_words beyond the network's positions means as many as
/// there are. Draws no random numbers, keeps no gradients and leaves the network's training mode as it was; not for two
/// threads at once.
std::vector<std::vector<Caption>> caption_features(Captioner& network, const Vocabulary& vocabulary,
                                                   const torch::Tensor& features, const DecodingSettings& settings);

/// What a model's card names under "decoding", brought into range; the defaults where it names nothing usable.
DecodingSettings recommended_decoding(const nlohmann::json& card);

}  // namespace descry
