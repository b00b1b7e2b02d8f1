#include "model/text/csv.h"

#include <array>
#include <charconv>

#include "model/text/utf8.h"

namespace descry {

std::string csv_field(std::string_view value) {
  std::string field = valid_utf8(value);
  if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
    field.insert(0, "'");
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char character : field) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

std::string csv_number(double value, int digits) {
  std::array<char, 400> text;  // room for the largest double
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  return {text.data(), written.ptr};
}

}  // namespace descry
