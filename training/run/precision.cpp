#include "training/run/precision.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>
#include <torch/version.h>

#include <algorithm>
#include <chrono>

namespace descry {

namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void switch_autocast(torch::Device device, bool on) {
  if (on) at::autocast::set_autocast_dtype(device.type(), at::kBFloat16);
  at::autocast::set_autocast_enabled(device.type(), on);
}
#else
void switch_autocast(torch::Device device, bool on) {
  if (device.is_cuda()) {
    if (on) at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
    at::autocast::set_enabled(on);
  } else {
    if (on) at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(on);
  }
}
#endif

/// The best of a few runs, so that another program's burst does not decide.
double seconds_of_product(const torch::Tensor& left, const torch::Tensor& right) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    // Reading one number waits for a GPU.
    torch::mm(left, right).select(0, 0).select(0, 0).item<float>();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

bool is_bf16_faster(torch::Device device) {
  const torch::NoGradGuard no_gradients;
  const std::int64_t rows = device.is_cuda() ? 8192 : 1024;
  const auto left = torch::ones({rows, 256}, device);
  const auto right = torch::ones({256, 1024}, device);
  const double fp32 = seconds_of_product(left, right);
  const double bf16 = seconds_of_product(left.to(torch::kBFloat16), right.to(torch::kBFloat16));
  return bf16 * 1.3 <= fp32;
}

}  // namespace

Result<bool> wants_bf16(const std::string& precision, torch::Device device) {
  if (precision == "fp32") return false;
  if (precision == "bf16") return true;
  if (precision == "auto") return is_bf16_faster(device);
  return failure(ErrorCode::kUsage, "The setting precision must be auto, fp32 or bf16, not " + precision + ".");
}

AutocastScope::AutocastScope(bool enabled, torch::Device device) : enabled_(enabled), device_(device) {
  if (!enabled_) return;
  at::autocast::increment_nesting();
  switch_autocast(device_, true);
}

AutocastScope::~AutocastScope() {
  if (!enabled_) return;
  // Weights cast to bf16 are kept for one scope; a step later they would be stale.
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  switch_autocast(device_, false);
}

}  // namespace descry
