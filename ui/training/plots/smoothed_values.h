#pragma once

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/training/plots/min_max_pyramid.h"

namespace descry {

/// A moving average of values that are kept elsewhere: exponential, and debiased as Adam's moments are (Kingma and Ba
/// 2015, section 3), so that it begins at the first value. Values that are not finite leave it as it is. It keeps its
/// state every few values only and works the rest out when asked: two bytes a value.
class SmoothedValues {
 public:
  /// The average before its bias towards zero is corrected, and what its weights add up to.
  struct State {
    double average = 0, weight = 0;
    float take(float value, double smoothing) {
      if (!std::isfinite(value)) return value;
      average = smoothing * average + (1 - smoothing) * static_cast<double>(value);
      if (weight > 1 - 1e-9) return static_cast<float>(average);  // nothing is left to correct
      weight = smoothing * weight + (1 - smoothing);
      return static_cast<float>(average / weight);
    }
  };

  /// Weight of the past, from 0 (nothing is smoothed) to below 1. Another one begins anew.
  void setSmoothing(double smoothing);
  double smoothing() const { return smoothing_; }
  /// Takes in the values up to `size`, at most `most` of them; false while some are left.
  template <typename Value>
  bool advance(std::size_t size, std::size_t most, const Value& value);
  void cut(std::size_t size);

  const MinMaxPyramid& pyramid() const { return pyramid_; }
  std::size_t bytes() const { return pyramid_.bytes() + states_.capacity() * sizeof(State); }

  /// Reads averages; quick where each is asked for after the one before.
  template <typename Value>
  class Reader {
   public:
    Reader(const SmoothedValues& values, Value value) : values_(values), value_(std::move(value)) {}
    float operator()(std::size_t index) {
      if (index < next_ || index >= next_ + MinMaxPyramid::kLeaf) {
        next_ = index / MinMaxPyramid::kLeaf * MinMaxPyramid::kLeaf;
        state_ = values_.states_[next_ / MinMaxPyramid::kLeaf];
      }
      float shown = 0;
      while (next_ <= index) shown = state_.take(value_(next_++), values_.smoothing_);
      return shown;
    }

   private:
    const SmoothedValues& values_;
    Value value_;
    State state_;
    std::size_t next_ = static_cast<std::size_t>(-1) - MinMaxPyramid::kLeaf;
  };

 private:
  double smoothing_ = 0;
  State state_;
  std::vector<State> states_;  // before the first value of each leaf
  MinMaxPyramid pyramid_;
};

template <typename Value>
bool SmoothedValues::advance(std::size_t size, std::size_t most, const Value& value) {
  const std::size_t end = std::min(size, pyramid_.size() + most);
  for (std::size_t index = pyramid_.size(); index < end; ++index) {
    if (index % MinMaxPyramid::kLeaf == 0) states_.push_back(state_);
    pyramid_.add(state_.take(value(index), smoothing_));
  }
  return pyramid_.size() == size;
}

}  // namespace descry
