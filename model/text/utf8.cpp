#include "model/text/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstdio>

namespace descry {

std::string valid_utf8(std::string_view bytes) {
  std::string text;
  const auto length = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t first = at;
    UChar32 character = 0;
    U8_NEXT(bytes.data(), at, length, character);
    if (character >= 0) {
      text.append(bytes.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(at - first)));
      continue;
    }
    for (std::int32_t i = first; i < at; ++i) {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]));
      text += escape;
    }
  }
  return text;
}

}  // namespace descry
