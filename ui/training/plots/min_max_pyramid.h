#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace descry {

/// The lowest and highest of many values at every scale, so that a curve of a million points is drawn from a few per
/// pixel without losing one peak. Values are added at the end; one byte a value. Values that are not finite count
/// for no extremum, but are remembered.
class MinMaxPyramid {
 public:
  struct Span {
    float low = std::numeric_limits<float>::infinity();
    float high = -std::numeric_limits<float>::infinity();

    bool empty() const { return low > high; }
    void add(float value);
    void add(const Span& span);
  };
  static constexpr std::size_t kLeaf = 16;  ///< values that the lowest level takes together

  void add(float value);
  /// Forgets the values from the last multiple of kLeaf at or before `size` on; the caller adds those up to `size`
  /// again.
  void cut(std::size_t size);

  std::size_t size() const { return size_; }
  /// 0: there are no values; else level n takes kLeaf << n values together.
  std::size_t levels() const { return levels_.size(); }
  /// The node's extremes; null while the node is not full.
  const Span* node(std::size_t level, std::size_t index) const {
    return level < levels_.size() && index < levels_[level].size() ? &levels_[level][index] : nullptr;
  }
  /// Extremes of the values [first, last), where `value(i)` reads one.
  template <typename Value>
  Span extremes(std::size_t first, std::size_t last, const Value& value) const;
  /// Where values are not finite, rising.
  const std::vector<std::uint32_t>& notFinite() const { return notFinite_; }
  std::size_t bytes() const;

 private:
  std::vector<std::vector<Span>> levels_;
  std::vector<std::uint32_t> notFinite_;
  Span leaf_;  // of the values that do not fill one yet
  std::size_t size_ = 0;
};

template <typename Value>
MinMaxPyramid::Span MinMaxPyramid::extremes(std::size_t first, std::size_t last, const Value& value) const {
  Span span;
  while (first < last) {
    std::size_t level = 0, width = kLeaf;
    if (first % kLeaf != 0 || first + kLeaf > last || node(0, first / kLeaf) == nullptr) {
      span.add(value(first++));
      continue;
    }
    while (first % (2 * width) == 0 && first + 2 * width <= last && node(level + 1, first / (2 * width)) != nullptr) {
      ++level;
      width *= 2;
    }
    span.add(*node(level, first / width));
    first += width;
  }
  return span;
}

}  // namespace descry
