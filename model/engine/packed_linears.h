#pragma once

#include <memory>

#include "model/engine/frozen_backbone.h"
#include "model/network/linear.h"

namespace descry {

/// Linear layers by oneDNN, in float or, its sums in float, in bfloat16: each layer's weights are reordered once for
/// its matrix product, where LibTorch reorders them at every call. Layers are known by where their weights lie, so as
/// long as it lives, those may neither change nor go. Not for two threads at once. Null where `engine` is LibTorch.
std::unique_ptr<LinearEngine> packed_linears(BackboneEngine engine);

}  // namespace descry
