#include "ui/training/plots/min_max_pyramid.h"

#include <algorithm>
#include <cmath>

namespace descry {

void MinMaxPyramid::Span::add(float value) {
  if (!std::isfinite(value)) return;
  low = std::min(low, value);
  high = std::max(high, value);
}

void MinMaxPyramid::Span::add(const Span& span) {
  low = std::min(low, span.low);
  high = std::max(high, span.high);
}

void MinMaxPyramid::add(float value) {
  if (!std::isfinite(value)) notFinite_.push_back(static_cast<std::uint32_t>(size_));
  leaf_.add(value);
  if (++size_ % kLeaf != 0) return;
  Span full = leaf_;
  leaf_ = {};
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    std::vector<Span>& nodes = levels_[level];
    nodes.push_back(full);
    if (nodes.size() % 2 != 0) return;
    full.add(nodes[nodes.size() - 2]);
  }
}

void MinMaxPyramid::cut(std::size_t size) {
  size_ = std::min(size, size_) / kLeaf * kLeaf;
  for (std::size_t level = 0; level < levels_.size(); ++level) levels_[level].resize(size_ / (kLeaf << level));
  while (!levels_.empty() && levels_.back().empty()) levels_.pop_back();
  notFinite_.erase(std::lower_bound(notFinite_.begin(), notFinite_.end(), size_), notFinite_.end());
  leaf_ = {};
}

std::size_t MinMaxPyramid::bytes() const {
  std::size_t bytes = notFinite_.capacity() * sizeof(std::uint32_t);
  for (const auto& nodes : levels_) bytes += nodes.capacity() * sizeof(Span);
  return bytes;
}

}  // namespace descry
