#pragma once

#include <torch/types.h>

namespace descry {

/// Cross-entropy of next-word prediction over the kept positions. `logits` [n, vocabulary], `targets` int64 [n];
/// `smoothing`: the share of the target's probability spread evenly over the vocabulary (Szegedy et al. 2016).
/// Returns the mean, nats a token.
torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing);

}  // namespace descry
