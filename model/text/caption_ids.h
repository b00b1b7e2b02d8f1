#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <vector>

namespace descry {

/// A picture's captions as ids (start, words, end), all in one array of 32-bit numbers, because a collection may have
/// millions.
class CaptionIds {
 public:
  using Caption = std::span<const std::int32_t>;

  /// From the first caption to the last.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Caption;
    using difference_type = std::ptrdiff_t;
    using pointer = const Caption*;
    using reference = Caption;

    Iterator() = default;
    explicit Iterator(const std::int32_t* length) : length_(length) {}
    Caption operator*() const { return {length_ + 1, static_cast<std::size_t>(*length_)}; }
    Iterator& operator++() {
      length_ += 1 + *length_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const std::int32_t* length_ = nullptr;
  };

  CaptionIds() = default;
  explicit CaptionIds(std::span<const std::vector<std::int64_t>> captions);
  CaptionIds(std::initializer_list<std::vector<std::int64_t>> captions)
      : CaptionIds(std::span(captions.begin(), captions.size())) {}

  Iterator begin() const { return Iterator(numbers_.data()); }
  Iterator end() const { return Iterator(numbers_.data() + numbers_.size()); }
  std::size_t size() const { return static_cast<std::size_t>(std::distance(begin(), end())); }
  bool empty() const { return numbers_.empty(); }
  std::size_t longest() const;  ///< ids of the longest caption

 private:
  std::vector<std::int32_t> numbers_;  ///< of each caption how many ids it has, then these
};

}  // namespace descry
