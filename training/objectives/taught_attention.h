#pragma once

#include <torch/types.h>

namespace descry {

/// How far attention is from what the words depend on. `attention` float [words, cells], each word's weights summing to
/// 1; `falls` float [words, cells]: nats that hiding the cell takes from the word (model/captioning/dependence.h), of
/// which those below 0 count as 0. Returns the Kullback-Leibler divergence of attention from each word's share of
/// falls, nats; its mean over words, each counted by its largest fall, at most 2 nats. 0 where no word depends on
/// anything. Gradients reach attention alone.
torch::Tensor taught_attention_loss(const torch::Tensor& attention, const torch::Tensor& falls);

}  // namespace descry
