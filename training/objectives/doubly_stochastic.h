#pragma once

#include <torch/types.h>

namespace descry {

/// That a caption's words together look at every cell about equally often (Xu et al. 2015, section 4.2.1): each cell's
/// attention, summed over the caption's words, less 1, squared, summed over cells and captions and divided by the
/// number of words, so that it stands beside a loss in nats a token. `attention` [captions, words, cells], a
/// distribution over cells at each word; `keep` bool [captions, words]: words that count.
torch::Tensor doubly_stochastic_loss(const torch::Tensor& attention, const torch::Tensor& keep);

}  // namespace descry
