#pragma once

#include <torch/types.h>

namespace descry {

/// Cross-entropy of next-word prediction over the kept positions. `logits` [n, vocabulary], `targets` int64 [n];
/// `smoothing`: the share of the target's probability spread evenly over the vocabulary (Szegedy et al. 2016).
/// Returns the mean, nats a token.
torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing);

/// The same against a mixture: `share` of the target is the teacher's probabilities (float [n, vocabulary]), the rest
/// the smoothed word (knowledge distillation; Hinton et al. 2015, at temperature 1).
torch::Tensor distilled_cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing,
                                      const torch::Tensor& teacher, double share);

}  // namespace descry
