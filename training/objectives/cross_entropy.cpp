#include "training/objectives/cross_entropy.h"

#include <torch/torch.h>

namespace descry {

torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing) {
  return torch::nn::functional::cross_entropy(
      logits.to(torch::kFloat32), targets, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing));
}

torch::Tensor distilled_cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing,
                                      const torch::Tensor& teacher, double share) {
  const auto of_teacher = -(teacher * torch::log_softmax(logits.to(torch::kFloat32), -1)).sum(-1).mean();
  return share * of_teacher + (1 - share) * cross_entropy(logits, targets, smoothing);
}

}  // namespace descry
