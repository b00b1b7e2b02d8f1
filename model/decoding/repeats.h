#pragma once

#include <cstdint>
#include <vector>

namespace descry {

/// Words that would repeat what the sentence said (SearchOptions::content): the last one, and after it those that stood
/// behind it before where one of the two names something. None where `content` is empty.
std::vector<std::int64_t> repeating_words(const std::vector<std::int64_t>& said, const std::vector<bool>& content);

}  // namespace descry
