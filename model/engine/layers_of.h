#pragma once

#include <optional>

#include "model/engine/layers.h"
#include "model/network/efficientnet.h"

namespace descry {

/// The numbers of a folded network on the CPU; `blocks`: only the stem and so many first blocks.
BackboneLayers layers_of(const EfficientNet& network, std::optional<int> blocks);

}  // namespace descry
