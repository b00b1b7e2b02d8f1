#include "model/text/csv.h"

#include <array>
#include <charconv>

#include "model/text/utf8.h"

namespace descry {
namespace {

bool begins_like_a_formula(std::string_view field) {
  return !field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view value) {
  std::string field = valid_utf8(value);
  if (begins_like_a_formula(field)) field.insert(0, "'");
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char character : field) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

void unprotect_csv_field(std::string& field) {
  if (field.starts_with('\'') && begins_like_a_formula(std::string_view(field).substr(1))) field.erase(0, 1);
}

std::string csv_number(double value, int digits) {
  std::array<char, 400> text;  // room for the largest double
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  return {text.data(), written.ptr};
}

}  // namespace descry
