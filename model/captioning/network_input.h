#pragma once

#include <torch/types.h>

#include <span>

#include "model/images/image.h"

namespace descry {

/// Pictures of any size stretched to the network's input and normalised: float [pictures, 3, height, width] on
/// `device`, channels-last in memory.
torch::Tensor network_input(std::span<const Image> pictures, const Preprocessing& preprocessing, torch::Device device);

}  // namespace descry
