#include "model/network/dropout.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <cmath>
#include <utility>

namespace descry {
namespace {

thread_local at::Generator seeded_generator;

/// A well-mixed 32-bit hash of a counter (Wellons' lowbias32 constants): no state is carried from one value to the
/// next, so the loop over it runs in vector registers.
inline std::uint32_t mixed(std::uint32_t value) {
  value ^= value >> 16;
  value *= 0x7feb352dU;
  value ^= value >> 15;
  value *= 0x846ca68bU;
  value ^= value >> 16;
  return value;
}

/// 0 or 1 / (1 - probability) for each value of a tensor of that shape.
torch::Tensor random_scales(at::IntArrayRef sizes, double probability) {
  const at::Generator& generator = seeded_generator.defined() ? seeded_generator : at::detail::getDefaultCPUGenerator();
  const auto seed = torch::randint(std::int64_t{1} << 32, {1}, generator, torch::kInt64).item<std::int64_t>();
  torch::Tensor scales = torch::empty(sizes, torch::kFloat);
  float* data = scales.data_ptr<float>();
  const auto count = static_cast<std::uint32_t>(scales.numel());
  const auto key = static_cast<std::uint32_t>(seed);
  const auto threshold = static_cast<std::uint32_t>(std::lround(probability * 16777216.0));
  const auto kept = static_cast<float>(1.0 / (1.0 - probability));
  for (std::uint32_t i = 0; i < count; ++i) {
    data[i] = (mixed(mixed(i) ^ key) >> 8) < threshold ? 0.0F : kept;
  }
  return scales;
}

}  // namespace

SeededDropout::SeededDropout(std::uint64_t seed)
    : outer_(std::exchange(seeded_generator, at::make_generator<at::CPUGeneratorImpl>(seed))) {}

SeededDropout::~SeededDropout() { seeded_generator = std::move(outer_); }

torch::Tensor dropped(const torch::Tensor& input, double probability, bool training) {
  if (!training || probability <= 0) return input;
  if (!input.is_cpu() || input.numel() > (std::int64_t{1} << 31)) return torch::dropout(input, probability, true);
  return input * random_scales(input.sizes(), probability).to(input.scalar_type());
}

}  // namespace descry
