#pragma once

#include <torch/types.h>

namespace descry {

/// How much better each drawn caption is than its picture's others: `rewards` float [pictures, samples], at least two
/// samples; less the mean of the others (Luo 2020, the leave-one-out baseline of self-critical training).
torch::Tensor advantages(const torch::Tensor& rewards);

/// The policy-gradient loss (Rennie et al. 2017): mean over drawn words of -advantage * log-probability. `logits`
/// [kept, vocabulary] at the words drawn; `words` int64 [kept]; `advantages` float [kept], each word its caption's.
/// `forbidden` int64: words that were never drawn from, left out of the probabilities.
torch::Tensor self_critical_loss(const torch::Tensor& logits, const torch::Tensor& words,
                                 const torch::Tensor& advantages, const torch::Tensor& forbidden);

}  // namespace descry
