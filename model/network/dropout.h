#pragma once

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstdint>

namespace descry {

/// Inverted dropout (Srivastava et al. 2014): each value is zero with `probability`, the others divided by what is
/// left. The same as torch::dropout but for its random numbers, which on a CPU come from a counter, seeded by one draw
/// of this thread's SeededDropout or else of LibTorch's generator: drawing them one by one costs a tenth of a training
/// step.
torch::Tensor dropped(const torch::Tensor& input, double probability, bool training);

/// While one lives, its thread's dropout on the CPU follows from the seed alone. LibTorch's own generator would not do:
/// the whole process shares it, so a window that opens a model meanwhile draws from it too.
class SeededDropout {
 public:
  explicit SeededDropout(std::uint64_t seed);
  ~SeededDropout();
  SeededDropout(const SeededDropout&) = delete;
  SeededDropout& operator=(const SeededDropout&) = delete;

 private:
  at::Generator outer_;
};

}  // namespace descry
