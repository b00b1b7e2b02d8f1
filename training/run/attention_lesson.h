#pragma once

#include <torch/types.h>

#include <cstdint>

#include "model/network/captioner.h"

namespace descry {

/// Attention taught by the network's own deletions: for one caption of each of the step's first `pictures`, drawn by
/// `seed`, how far its attention is from what its words depend on now (feature_dependence, computed in eval mode).
/// `features` [pictures, channels, rows, columns] are the step's, `said` int64 [pictures * captions, T] its words, each
/// row's end included, and `keep` bool where there is one; `attention` [pictures * captions, T, rows * columns] is of
/// its forward pass. Returns taught_attention_loss, a mean over pictures.
torch::Tensor attention_lesson(Captioner& network, const torch::Tensor& said, const torch::Tensor& keep,
                               const torch::Tensor& features, const torch::Tensor& attention, std::int64_t pictures,
                               std::uint64_t seed);

}  // namespace descry
