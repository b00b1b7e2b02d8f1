#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace descry {

/// A small picture of RGBA values, width * height * 4, as the address of an <img>: "data:image/png;base64,...". Empty
/// where it cannot be made.
std::string png_address(std::span<const std::uint8_t> rgba, int width, int height);

}  // namespace descry
