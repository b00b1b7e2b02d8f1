#pragma once

#include <torch/types.h>

#include <nlohmann/json_fwd.hpp>

#include <vector>

#include "model/captioning/caption.h"
#include "model/captioning/decoding_settings.h"
#include "model/network/captioner.h"
#include "model/text/vocabulary.h"

namespace descry {

/// The captions of pictures whose features [pictures, channels, rows, columns] are known (on the network's device): for
/// each its n_best, best first. Linear layers are computed as default_backbone_engine() says, in bfloat16 where that
/// does, each thread of LibTorch's with some of the pictures. max_words beyond the network's positions means as many as
/// there are; of words, those that the vocabulary does not hold count as not asked for (settings_problems). Takes no
/// random numbers but the settings' own, keeps no gradients and leaves the network's training mode as it was; not for
/// two threads at once.
std::vector<std::vector<Caption>> caption_features(Captioner& network, const Vocabulary& vocabulary,
                                                   const torch::Tensor& features, const DecodingSettings& settings);

/// The same with words whose ids are known, in place of those of the settings. A start that ends where the longest
/// length does is all that is said.
std::vector<std::vector<Caption>> caption_features(Captioner& network, const Vocabulary& vocabulary,
                                                   const torch::Tensor& features, const DecodingSettings& settings,
                                                   const AskedWords& asked);

/// What a model's card names under "decoding", brought into range; the defaults where it names nothing usable.
DecodingSettings recommended_decoding(const nlohmann::json& card);

}  // namespace descry
