#pragma once

#include <string>
#include <vector>

namespace descry {

/// Splits a caption's tokens further, as METEOR's own normaliser does with what pycocoevalcap hands it (-norm, English,
/// punctuation kept): hyphens between letters or digits part words, other marks stand alone, "u.s." becomes "us".
/// UTF-8, lower case. Any thread.
std::vector<std::string> meteor_words(const std::vector<std::string>& tokens);

}  // namespace descry
