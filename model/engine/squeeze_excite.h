#pragma once

#include "model/engine/layers.h"

namespace descry {

/// Squeeze-excite in place: values [cells, channels] of float, or of bfloat16 as std::uint16_t.
template <typename Value>
void squeeze_excite(const SqueezeExciteLayer& layer, Value* values, int cells, int channels);

}  // namespace descry
