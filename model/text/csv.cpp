#include "model/text/csv.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cstdint>

#include "model/text/utf8.h"

namespace descry {
namespace {

constexpr std::string_view kCellEnds = ",;\t|\r\n";

bool is_unseen(UChar32 character) {
  return u_isUWhiteSpace(character) != 0 || u_iscntrl(character) != 0 ||
         u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_formula_sign(UChar32 character) {
  switch (character) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\u2212':  // minus sign
    case U'\uFE62':  // small plus, minus, equals, at
    case U'\uFE63':
    case U'\uFE66':
    case U'\uFE6B':
    case U'\uFF0B':  // wide plus, minus, equals, at
    case U'\uFF0D':
    case U'\uFF1D':
    case U'\uFF20':
      return true;
    default:
      return false;
  }
}

/// Quotes and apostrophes are passed over as well, so that taking the protection off again is exact.
bool begins_like_a_formula(std::string_view cell) {
  const auto length = static_cast<std::int32_t>(cell.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 character = 0;
    U8_NEXT(cell.data(), at, length, character);
    if (is_formula_sign(character)) return true;
    if (character != '\'' && character != '"' && !is_unseen(character)) return false;
  }
  return false;
}

bool is_dangerous(std::string_view field, std::size_t at) {
  const std::string_view cell = field.substr(at);
  if (at == 0) {
    const std::size_t shown = cell.find_first_not_of('\'');
    if (shown != std::string_view::npos && (cell[shown] == '\t' || cell[shown] == '\r')) return true;
  }
  return begins_like_a_formula(cell);
}

}  // namespace

std::string protected_csv_field(std::string_view value) {
  const std::string field = valid_utf8(value);
  std::string result;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const bool begins_a_cell = at == 0 || kCellEnds.find(field[at - 1]) != std::string_view::npos;
    if (begins_a_cell && is_dangerous(field, at)) result += '\'';
    result += field[at];
  }
  return result;
}

std::string csv_field(std::string_view value, char delimiter) {
  std::string field = protected_csv_field(value);
  if (field.find_first_of("\"\r\n") == std::string::npos && field.find(delimiter) == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char character : field) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

void unprotect_csv_field(std::string& field) {
  std::string result;
  char before = ',';  // as if a cell had ended
  for (std::size_t at = 0; at < field.size(); ++at) {
    const bool begins_a_cell = kCellEnds.find(before) != std::string_view::npos;
    before = field[at];
    if (begins_a_cell && field[at] == '\'') {
      const std::string_view rest = std::string_view(field).substr(at + 1);
      if (at == 0 ? is_dangerous(rest, 0) : begins_like_a_formula(rest)) continue;
    }
    result += field[at];
  }
  field = std::move(result);
}

std::string csv_number(double value, int digits) {
  std::array<char, 400> text;  // room for the largest double
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  return {text.data(), written.ptr};
}

}  // namespace descry
