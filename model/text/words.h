#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace descry {

/// A caption's words as the network sees them: in lower case and composed form (NFC), punctuation removed, split at
/// blanks (the original notebook's standardisation: punctuation is deleted, so "dog's" becomes "dogs"), and where a
/// script does without blanks, or an emoji stands, at Unicode's word boundaries. UTF-8; bytes that are none become
/// U+FFFD.
std::vector<std::string> caption_words(std::string_view caption);

/// The text with blanks between the words of scripts that are written without them (Chinese, Japanese, Thai, Lao,
/// Khmer, Burmese) and about emoji; other text as it is. By ICU's dictionaries (Unicode Standard Annex 29).
std::string with_blanks(std::string_view text);

/// Adds a word to a sentence: after a blank, unless one of the two is of a script that is written without.
void append_word(std::string& sentence, std::string_view word);

}  // namespace descry
