#pragma once

#include <string>
#include <string_view>

namespace descry {

/// Whether all of it is ASCII, which needs none of what other scripts do.
bool is_ascii(std::string_view text);

/// The text as valid UTF-8: bytes that are none are written as \xNN, so that a file name of any bytes can be shown.
std::string valid_utf8(std::string_view bytes);

/// The text in Unicode's composed form (NFC), so that an accented letter is the same however it was typed.
std::string composed(std::string_view text);

}  // namespace descry
