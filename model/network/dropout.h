#pragma once

#include <torch/types.h>

namespace descry {

/// Inverted dropout (Srivastava et al. 2014): each value is zero with `probability`, the others divided by what is
/// left. The same as torch::dropout but for its random numbers, which on a CPU come from a counter, seeded by one draw
/// of LibTorch's generator: drawing them one by one costs a tenth of a training step.
torch::Tensor dropped(const torch::Tensor& input, double probability, bool training);

}  // namespace descry
