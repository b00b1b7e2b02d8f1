#pragma once

#include <array>
#include <cstdint>

namespace descry {

/// The perceptually uniform colours of heat maps, dark to bright: matplotlib's inferno. 256 of RGB.
const std::array<std::array<std::uint8_t, 3>, 256>& heat_colours();

}  // namespace descry
