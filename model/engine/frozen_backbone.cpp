#include "model/engine/frozen_backbone.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cstdlib>
#include <map>
#include <mutex>
#include <tuple>
#include <vector>

#ifdef DESCRY_ONEDNN
#include "model/engine/chain.h"
#include "model/engine/layers_of.h"
#endif

namespace descry {
namespace {

torch::Tensor forward_by_libtorch(const EfficientNet& network, const torch::Tensor& images, std::optional<int> blocks) {
  if (!blocks) return EfficientNet(network)->forward(images);
  const auto children = network->named_children();
  torch::Tensor features =
      children["stem"]->as<ConvUnit>()->forward(images.contiguous(torch::MemoryFormat::ChannelsLast));
  const auto all = children["blocks"]->children();
  for (int i = 0; i < *blocks; ++i)
    features = all.at(static_cast<std::size_t>(i))->as<InvertedResidual>()->forward(features);
  return features;
}

}  // namespace

bool is_usable(BackboneEngine engine, torch::Device device) {
  if (engine == BackboneEngine::kLibTorch) return true;
#ifdef DESCRY_ONEDNN
  return device.is_cpu() && (engine == BackboneEngine::kOneDnnFp32 || has_bf16_hardware());
#else
  (void)device;
  return false;
#endif
}

BackboneEngine default_backbone_engine(torch::Device device) {
  const char* variable = std::getenv("DESCRY_BACKBONE");
  const std::string wanted = variable == nullptr ? "" : variable;
  if (wanted == "libtorch") return BackboneEngine::kLibTorch;
  const BackboneEngine best = wanted == "fp32" ? BackboneEngine::kOneDnnFp32 : BackboneEngine::kOneDnnBf16;
  for (const BackboneEngine engine : {best, BackboneEngine::kOneDnnFp32})
    if (is_usable(engine, device)) return engine;
  return BackboneEngine::kLibTorch;
}

std::string name_of(BackboneEngine engine) {
  switch (engine) {
    case BackboneEngine::kOneDnnFp32:
      return "onednn-fp32";
    case BackboneEngine::kOneDnnBf16:
      return "onednn-bf16";
    case BackboneEngine::kLibTorch:
      break;
  }
  return "libtorch";
}

#ifdef DESCRY_ONEDNN
namespace {

/// Chains that no call is using, by what they were made for. A call that finds none makes one.
class ChainPool {
 public:
  explicit ChainPool(std::shared_ptr<ChainWeights> weights) : weights_(std::move(weights)) {}

  std::unique_ptr<BackboneChain> take(int height, int width, int threads) {
    {
      const std::lock_guard lock(mutex_);
      auto& idle = idle_[{height, width, threads}];
      if (!idle.empty()) {
        auto chain = std::move(idle.back());
        idle.pop_back();
        return chain;
      }
    }
    return std::make_unique<BackboneChain>(weights_, height, width, threads);
  }

  void give_back(int height, int width, int threads, std::unique_ptr<BackboneChain> chain) {
    const std::lock_guard lock(mutex_);
    idle_[{height, width, threads}].push_back(std::move(chain));
  }

 private:
  std::shared_ptr<ChainWeights> weights_;
  std::mutex mutex_;
  std::map<std::tuple<int, int, int>, std::vector<std::unique_ptr<BackboneChain>>> idle_;
};

torch::Tensor forward_by_chains(ChainPool& pool, const torch::Tensor& images) {
  const torch::Tensor input = images.to(torch::kFloat).contiguous(torch::MemoryFormat::ChannelsLast);
  const int height = static_cast<int>(input.size(2)), width = static_cast<int>(input.size(3));
  const std::int64_t count = input.size(0);
  const int threads = at::get_num_threads();
  const bool shares_out = threads > 1 && count >= 2;
  const int threads_each = shares_out ? 1 : threads;
  auto first = pool.take(height, width, threads_each);
  torch::Tensor features = torch::empty({count, first->channels(), first->rows(), first->columns()},
                                        torch::TensorOptions().memory_format(torch::MemoryFormat::ChannelsLast));
  pool.give_back(height, width, threads_each, std::move(first));
  const std::int64_t input_size = std::int64_t{3} * height * width;
  const std::int64_t output_size = count == 0 ? 0 : features.numel() / count;
  const auto some = [&](std::int64_t begin, std::int64_t end) {
    auto chain = pool.take(height, width, threads_each);
    for (std::int64_t i = begin; i < end; ++i)
      chain->run(input.data_ptr<float>() + i * input_size, features.data_ptr<float>() + i * output_size);
    pool.give_back(height, width, threads_each, std::move(chain));
  };
  if (shares_out) {
    at::parallel_for(0, count, 1, some);
  } else {
    some(0, count);
  }
  return features;
}

}  // namespace
#endif

struct FrozenBackbone::State {
  BackboneEngine engine = BackboneEngine::kLibTorch;
  EfficientNet network{nullptr};
  std::optional<int> blocks;
#ifdef DESCRY_ONEDNN
  std::optional<ChainPool> chains;
#endif
};

FrozenBackbone::FrozenBackbone(const EfficientNet& network, torch::Device device, std::optional<BackboneEngine> engine,
                               std::optional<int> blocks)
    : state_(std::make_shared<State>()) {
  state_->engine = engine ? *engine : default_backbone_engine(device);
  TORCH_CHECK(is_usable(state_->engine, device), "the engine ", name_of(state_->engine), " cannot be used here");
  const auto all_blocks = static_cast<int>(block_plans(network->options()).size());
  TORCH_CHECK(!blocks || (*blocks >= 0 && *blocks <= all_blocks), "the backbone has ", all_blocks, " blocks, not ",
              *blocks);
  state_->network = EfficientNet(network->folded());
  state_->blocks = blocks;
#ifdef DESCRY_ONEDNN
  if (state_->engine == BackboneEngine::kLibTorch) return;
  const bool bf16 = state_->engine == BackboneEngine::kOneDnnBf16;
  state_->chains.emplace(make_chain_weights(layers_of(state_->network, blocks),
                                            bf16 ? BackbonePrecision::kBf16 : BackbonePrecision::kFp32));
  state_->network = nullptr;
#endif
}

torch::Tensor FrozenBackbone::operator()(const torch::Tensor& images) const {
  const torch::NoGradGuard no_gradients;
#ifdef DESCRY_ONEDNN
  if (state_->chains) return forward_by_chains(*state_->chains, images);
#endif
  return forward_by_libtorch(state_->network, images, state_->blocks);
}

BackboneEngine FrozenBackbone::engine() const { return state_->engine; }

}  // namespace descry
