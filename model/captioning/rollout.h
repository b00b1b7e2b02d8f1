#pragma once

#include <torch/types.h>

#include "model/network/captioner.h"

namespace descry {

/// Attention followed through all layers (Abnar & Zuidema 2020): from each word's position through the decoder's
/// self- and cross-attention and the encoder's blocks to the cells of the grid. Heads count alike, residual paths as
/// half; the feed-forward networks move nothing between positions, nor is the encoder's fixed pooling counted. What
/// ends at words is left out, and each word's map sums to 1. Of an ensemble the mean of its `members`' maps.
///
/// `record`: of one picture's encode and of one caption's forward pass with it. Returns float [words, cells] on the
/// CPU; [0, 0] where the decoder has no self-attention to follow.
torch::Tensor attention_rollout(const AttentionRecord& record, std::int64_t members);

}  // namespace descry
