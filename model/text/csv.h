#pragma once

#include <string>
#include <string_view>

namespace descry {

/// A field of a table after RFC 4180, quoted where it needs it. UTF-8; bytes that are none appear as \xNN. A field that
/// begins with = + - @, a tab or a carriage return gets an apostrophe in front, because spreadsheets would run it as a
/// formula.
std::string csv_field(std::string_view value);

/// Takes away the apostrophe that csv_field put in front of such a field.
void unprotect_csv_field(std::string& field);

/// With a point whatever the locale, and that many digits behind it.
std::string csv_number(double value, int digits);

}  // namespace descry
