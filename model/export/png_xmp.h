#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/result.h"

namespace descry {

/// The XMP packet of a PNG file; empty: it has none. Errors: kDamaged.
Result<std::string> png_xmp(std::span<const std::uint8_t> png);

/// The file with this packet in place of its own, every other chunk as it was (XMP specification, part 3, 1.1.5: an
/// iTXt chunk of keyword XML:com.adobe.xmp). Exiv2 before 0.28 loses the chunk eXIf. Errors: kDamaged.
Result<std::string> with_png_xmp(std::span<const std::uint8_t> png, const std::string& packet);

}  // namespace descry
