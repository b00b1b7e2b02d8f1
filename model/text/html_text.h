#pragma once

#include <string>
#include <string_view>

namespace descry {

/// Text as HTML shows it, in an element or in a quoted attribute. Bytes that are no UTF-8 appear as \xNN, characters
/// that HTML does not allow as spaces.
std::string html_text(std::string_view text);

}  // namespace descry
