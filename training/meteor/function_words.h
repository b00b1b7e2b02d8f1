#pragma once

#include <string_view>

namespace descry {

/// Whether METEOR counts a word of its normalised text as a function word, which weighs a third of a content word. Its
/// definition: what makes up more than a thousandth of a large corpus (Denkowski and Lavie, 2014, section 3); "people"
/// and "years" are among them.
bool is_function_word(std::string_view word);

}  // namespace descry
