#pragma once

#include <array>
#include <cstdint>

namespace descry {

/// matplotlib's colour maps that are perceptually uniform, dark to bright, and keep their order under the common
/// colour-vision deficiencies; cividis looks almost the same with and without (Nuñez, Anderton & Renslow 2018).
enum class ColourMap { kInferno, kMagma, kViridis, kCividis };

using ColourTable = std::array<std::array<std::uint8_t, 3>, 256>;  ///< RGB

const ColourTable& colours_of(ColourMap map);

/// Inferno: what heat maps are drawn in unless another is chosen.
const ColourTable& heat_colours();

}  // namespace descry
