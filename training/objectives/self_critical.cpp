#include "training/objectives/self_critical.h"

#include <torch/torch.h>

#include <limits>

namespace descry {

torch::Tensor advantages(const torch::Tensor& rewards) {
  const auto others = static_cast<double>(rewards.size(1) - 1);
  return rewards - (rewards.sum(1, true) - rewards) / others;
}

torch::Tensor self_critical_loss(const torch::Tensor& logits, const torch::Tensor& words,
                                 const torch::Tensor& advantages, const torch::Tensor& forbidden) {
  const auto allowed = logits.to(torch::kFloat).index_fill(1, forbidden, -std::numeric_limits<float>::infinity());
  const auto log_probabilities = torch::log_softmax(allowed, -1).gather(1, words.unsqueeze(1)).squeeze(1);
  return -(advantages * log_probabilities).mean();
}

}  // namespace descry
