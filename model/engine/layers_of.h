#pragma once

#include <optional>

#include "model/engine/layers.h"
#include "model/network/efficientnet.h"

namespace descry {

/// The numbers of a folded network on the CPU, from block `first` (with the stem, if that is 0) to before block `end`
/// or, without one, to the head.
BackboneLayers layers_of(const EfficientNet& network, int first, std::optional<int> end);

}  // namespace descry
