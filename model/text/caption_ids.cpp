#include "model/text/caption_ids.h"

#include <algorithm>

namespace descry {

CaptionIds::CaptionIds(std::span<const std::vector<std::int64_t>> captions) {
  std::size_t numbers = captions.size();
  for (const auto& caption : captions) numbers += caption.size();
  numbers_.reserve(numbers);
  for (const auto& caption : captions) {
    numbers_.push_back(static_cast<std::int32_t>(caption.size()));
    for (const std::int64_t id : caption) numbers_.push_back(static_cast<std::int32_t>(id));
  }
}

std::size_t CaptionIds::longest() const {
  std::size_t longest = 0;
  for (const Caption caption : *this) longest = std::max(longest, caption.size());
  return longest;
}

}  // namespace descry
