#include "training/objectives/taught_attention.h"

#include <torch/torch.h>

namespace descry {
namespace {

constexpr double kMostFall = 2;       // nats: beyond it a word is said for what is there, however sure it was
constexpr double kLeastShare = 1e-6;  // of attention, and of falls: a logarithm needs one

}  // namespace

torch::Tensor taught_attention_loss(const torch::Tensor& attention, const torch::Tensor& falls) {
  const torch::Tensor felt = falls.detach().clamp_min(0);
  const torch::Tensor wanted = felt / felt.sum(1, true).clamp_min(kLeastShare);
  const torch::Tensor weights = felt.amax(1).clamp_max(kMostFall);
  const torch::Tensor distance =
      (wanted * (wanted.clamp_min(kLeastShare).log() - attention.clamp_min(kLeastShare).log())).sum(1);
  return (weights * distance).sum() / weights.sum().clamp_min(kLeastShare);
}

}  // namespace descry
