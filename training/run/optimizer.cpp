#include "training/run/optimizer.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace descry {

namespace {

/// Every parameter starts on a 64-byte boundary, which vector instructions and BLAS prefer.
constexpr std::int64_t kAlignment = 16;

std::int64_t aligned(std::int64_t count) { return (count + kAlignment - 1) / kAlignment * kAlignment; }

std::string described(const std::string& name, const torch::Tensor& parameter) {
  std::ostringstream text;
  text << name << parameter.sizes() << ";";
  return text.str();
}

/// Weights that a core's cache holds together with their gradient and moments.
constexpr std::int64_t kChunk = 1 << 15;

}  // namespace

FlatAdamW::FlatAdamW(NamedParameters parameters, const OptimizerOptions& options) : options_(options) {
  std::stable_partition(parameters.begin(), parameters.end(),
                        [](const auto& named) { return named.second.dim() >= 2; });
  std::int64_t total = 0;
  for (const auto& [name, parameter] : parameters) {
    layout_ += described(name, parameter);
    total += aligned(parameter.numel());
    if (parameter.dim() >= 2) decayed_ = total;
  }
  const torch::NoGradGuard no_gradients;
  const auto like = parameters.empty() ? torch::TensorOptions() : parameters.front().second.options();
  weights_ = torch::zeros({total}, like.requires_grad(false));
  gradients_ = torch::zeros_like(weights_);
  moment1_ = torch::zeros_like(weights_);
  moment2_ = torch::zeros_like(weights_);
  std::int64_t offset = 0;
  for (auto& [name, parameter] : parameters) {
    auto place = weights_.narrow(0, offset, parameter.numel()).view(parameter.sizes());
    place.copy_(parameter);
    parameter.set_data(place);
    parameter.mutable_grad() = gradients_.narrow(0, offset, parameter.numel()).view(parameter.sizes());
    offset += aligned(parameter.numel());
  }
  if (options_.ema_decay > 0) average_ = weights_.clone();
}

void FlatAdamW::zero_gradients() { gradients_.zero_(); }

double FlatAdamW::gradient_norm() const { return gradients_.norm().item<double>(); }

void FlatAdamW::step(double learning_rate, double norm) {
  const torch::NoGradGuard no_gradients;
  ++steps_;
  if (options_.clip_norm > 0 && norm > options_.clip_norm) gradients_.mul_(options_.clip_norm / (norm + 1e-6));
  const double decay = 1 - learning_rate * options_.weight_decay;
  if (weights_.is_cpu()) {
    // Chunk by chunk, so that the passes below meet their numbers in the cache. Elementwise: threads change no result.
    const std::int64_t chunks = (weights_.numel() + kChunk - 1) / kChunk;
    at::parallel_for(0, chunks, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t chunk = begin; chunk < end; ++chunk) {
        const std::int64_t offset = chunk * kChunk;
        update(offset, std::min(kChunk, weights_.numel() - offset), learning_rate, decay);
      }
    });
  } else {
    update(0, weights_.numel(), learning_rate, decay);
  }
}

double FlatAdamW::measured_step(double learning_rate, double norm) {
  const torch::NoGradGuard no_gradients;
  auto before = weights_.clone();
  const double length = before.norm().item<double>();
  step(learning_rate, norm);
  const double added = before.sub_(weights_).norm().item<double>();
  return length > 0 ? added / length : 0;
}

void FlatAdamW::update(std::int64_t offset, std::int64_t count, double learning_rate, double decay) {
  const torch::NoGradGuard no_gradients;  // thread-local
  const auto steps = static_cast<double>(steps_);
  const double correction1 = 1 - std::pow(options_.beta1, steps);
  const double correction2 = 1 - std::pow(options_.beta2, steps);
  auto weights = weights_.narrow(0, offset, count);
  const auto gradients = gradients_.narrow(0, offset, count);
  auto moment1 = moment1_.narrow(0, offset, count);
  auto moment2 = moment2_.narrow(0, offset, count);
  if (const auto matrices = std::clamp<std::int64_t>(decayed_ - offset, 0, count); decay < 1 && matrices > 0) {
    weights.narrow(0, 0, matrices).mul_(decay);
  }
  moment1.lerp_(gradients, 1 - options_.beta1);
  moment2.mul_(options_.beta2).addcmul_(gradients, gradients, 1 - options_.beta2);
  const auto denominator = moment2.sqrt().mul_(1 / std::sqrt(correction2)).add_(options_.epsilon);
  weights.addcdiv_(moment1, denominator, -learning_rate / correction1);
  if (average_.defined()) {
    // Early averages would hang on to the random start; this ramp (as TensorFlow's num_updates) lets go of it.
    const double keep = std::min(options_.ema_decay, (1 + steps) / (10 + steps));
    average_.narrow(0, offset, count).lerp_(weights, 1 - keep);
  }
}

void FlatAdamW::swap_average() {
  if (!average_.defined()) return;
  const torch::NoGradGuard no_gradients;
  const auto weights = weights_.clone();
  weights_.copy_(average_);
  average_.copy_(weights);
}

std::vector<std::pair<std::string, torch::Tensor>> FlatAdamW::state() const {
  std::vector<std::pair<std::string, torch::Tensor>> result{
      {"weights", weights_.cpu()}, {"moment1", moment1_.cpu()}, {"moment2", moment2_.cpu()}};
  if (average_.defined()) result.emplace_back("average", average_.cpu());
  return result;
}

bool FlatAdamW::restore(const std::vector<std::pair<std::string, torch::Tensor>>& state, std::int64_t steps_taken) {
  const torch::NoGradGuard no_gradients;
  std::vector<std::pair<torch::Tensor, torch::Tensor>> copies;
  for (const auto& [name, own] : this->state()) {
    const auto found = std::find_if(state.begin(), state.end(), [&](const auto& named) { return named.first == name; });
    if (found == state.end() || found->second.sizes() != own.sizes() ||
        found->second.scalar_type() != torch::kFloat32) {
      return false;
    }
    auto target = name == "weights" ? weights_ : name == "moment1" ? moment1_ : name == "moment2" ? moment2_ : average_;
    copies.emplace_back(target, found->second);
  }
  for (auto& [target, source] : copies) target.copy_(source);
  steps_ = steps_taken;
  return true;
}

}  // namespace descry
