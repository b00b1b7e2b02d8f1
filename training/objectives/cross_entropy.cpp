#include "training/objectives/cross_entropy.h"

#include <torch/torch.h>

namespace descry {

torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, double smoothing) {
  return torch::nn::functional::cross_entropy(
      logits.to(torch::kFloat32), targets, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing));
}

}  // namespace descry
