#include "model/network/linear.h"

#include <torch/torch.h>

#include <utility>

namespace descry {
namespace {

thread_local LinearEngine* current_engine = nullptr;

bool is_plain(const torch::Tensor& tensor) { return tensor.is_cpu() && tensor.scalar_type() == torch::kFloat; }

bool suits(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) {
  return !at::GradMode::is_enabled() && is_plain(input) && is_plain(weight) && weight.is_contiguous() &&
         bias.is_contiguous();
}

}  // namespace

LinearEngineScope::LinearEngineScope(LinearEngine* engine) : outer_(std::exchange(current_engine, engine)) {}

LinearEngineScope::~LinearEngineScope() { current_engine = outer_; }

torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) {
  if (current_engine == nullptr || !suits(input, weight, bias)) return torch::linear(input, weight, bias);
  std::vector<std::int64_t> sizes = input.sizes().vec();
  sizes.back() = weight.size(0);
  const torch::Tensor rows = input.reshape({-1, input.size(-1)}).contiguous();
  return current_engine->linear(rows, weight, bias).view(sizes);
}

}  // namespace descry
