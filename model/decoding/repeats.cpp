#include "model/decoding/repeats.h"

namespace descry {

std::vector<std::int64_t> repeating_words(const std::vector<std::int64_t>& said, const std::vector<bool>& content) {
  if (said.empty() || content.empty()) return {};
  const auto names = [&](std::int64_t token) { return content[static_cast<std::size_t>(token)]; };
  std::vector<std::int64_t> words{said.back()};
  for (std::size_t i = 0; i + 1 < said.size(); ++i)
    if (said[i] == said.back() && (names(said[i]) || names(said[i + 1]))) words.push_back(said[i + 1]);
  return words;
}

}  // namespace descry
