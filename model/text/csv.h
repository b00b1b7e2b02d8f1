#pragma once

#include <string>
#include <string_view>

namespace descry {

/// A table's field that no spreadsheet takes for a formula, yet unquoted. UTF-8; bytes that are none appear as \xNN.
/// What would be run as a formula gets an apostrophe in front: where the field begins, or goes on behind a comma,
/// semicolon, tab, bar or line break (which a spreadsheet set to another delimiter takes for the next cell), with = + -
/// @ or their wide forms, whatever spaces and unseen characters come first; likewise a field that begins with a tab or
/// a carriage return.
std::string protected_csv_field(std::string_view value);

/// A protected field after RFC 4180, quoted where it needs it.
std::string csv_field(std::string_view value, char delimiter = ',');

/// Takes away the apostrophes that protected_csv_field put in.
void unprotect_csv_field(std::string& field);

/// With a point whatever the locale, and that many digits behind it.
std::string csv_number(double value, int digits);

}  // namespace descry
