#include "training/objectives/doubly_stochastic.h"

#include <torch/torch.h>

namespace descry {

torch::Tensor doubly_stochastic_loss(const torch::Tensor& attention, const torch::Tensor& keep) {
  const torch::Tensor looked = (attention * keep.unsqueeze(-1)).sum(1);
  const torch::Tensor captions = keep.any(1);  // a picture with fewer captions than others has empty ones
  return ((1 - looked).square().sum(1) * captions).sum() / keep.sum().clamp_min(1);
}

}  // namespace descry
