#include "ui/training/plots/smoothed_values.h"

namespace descry {

void SmoothedValues::setSmoothing(double smoothing) {
  if (smoothing == smoothing_) return;
  smoothing_ = smoothing;
  cut(0);
}

void SmoothedValues::cut(std::size_t size) {
  pyramid_.cut(size);
  const std::size_t leaf = pyramid_.size() / MinMaxPyramid::kLeaf;
  state_ = leaf < states_.size() ? states_[leaf] : State{};
  states_.resize(leaf);
}

}  // namespace descry
