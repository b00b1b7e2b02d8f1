#pragma once

#include <string_view>

namespace descry {

/// Whether an English word, lower-case, names something: all but the closed classes (determiners, pronouns, number
/// words up to ten, prepositions, particles, conjunctions, auxiliary verbs and the like).
bool is_content_word(std::string_view word);

}  // namespace descry
