#include "model/text/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace descry {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

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

std::string composed(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(code);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_SUCCESS(code)) normalizer->normalizeUTF8(0, piece, sink, nullptr, code);
  return U_SUCCESS(code) ? result : std::string(text);
}

}  // namespace descry
