#include "model/network/linear.h"

#include <utility>
#include <vector>

namespace descry {
namespace {

thread_local LinearEngine* current_engine = nullptr;

bool is_plain(const torch::Tensor& tensor) { return tensor.is_cpu() && tensor.scalar_type() == torch::kFloat; }

bool engine_suits(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) {
  return current_engine != nullptr && !at::GradMode::is_enabled() && is_plain(input) && is_plain(weight) &&
         weight.is_contiguous() && bias.is_contiguous();
}

torch::Tensor by_engine(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) {
  std::vector<std::int64_t> sizes = input.sizes().vec();
  sizes.back() = weight.size(0);
  const torch::Tensor rows = input.reshape({-1, input.size(-1)}).contiguous();
  return current_engine->linear(rows, weight, bias).view(sizes);
}

}  // namespace

LinearEngineScope::LinearEngineScope(LinearEngine* engine) : outer_(std::exchange(current_engine, engine)) {}

LinearEngineScope::~LinearEngineScope() { current_engine = outer_; }

torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) {
  return engine_suits(input, weight, bias) ? by_engine(input, weight, bias) : torch::linear(input, weight, bias);
}

torch::Tensor linear(torch::nn::Linear& layer, const torch::Tensor& input) {
  return engine_suits(input, layer->weight, layer->bias) ? by_engine(input, layer->weight, layer->bias)
                                                         : layer->forward(input);
}

}  // namespace descry
