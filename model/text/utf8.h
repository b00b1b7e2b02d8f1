#pragma once

#include <string>
#include <string_view>

namespace descry {

/// The text as valid UTF-8: bytes that are none are written as \xNN, so that a file name of any bytes can be shown.
std::string valid_utf8(std::string_view bytes);

}  // namespace descry
