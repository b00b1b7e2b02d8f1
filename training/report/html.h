#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text/html_text.h"

namespace descry {

/// "0.574".
std::string html_number(double value, int digits = 3);

/// A page of its own: asks for nothing else but pictures beside it, runs no script, and is light or dark as the
/// reader's system is. `title` is plain text, `body` HTML.
std::string html_page(std::string_view title, std::string_view body);

/// A table; cells are HTML. Those after the first column are set as numbers.
std::string html_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

}  // namespace descry
