#include "model/engine/frozen_backbone.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <tuple>
#include <vector>

#ifdef DESCRY_ONEDNN
#include "model/engine/chain.h"
#include "model/engine/layers_of.h"
#include "model/engine/threads.h"
#endif

namespace descry {
namespace {

torch::Tensor forward_by_libtorch(const EfficientNet& network, const torch::Tensor& images, std::optional<int> blocks) {
  return blocks ? EfficientNet(network)->trunk(images, *blocks) : EfficientNet(network)->forward(images);
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

  /// Height, width, parts.
  using Key = std::tuple<int, int, int>;

  std::unique_ptr<BackboneChain> take(const Key& key) {
    {
      const std::lock_guard lock(mutex_);
      auto& idle = idle_[key];
      if (!idle.empty()) {
        auto chain = std::move(idle.back());
        idle.pop_back();
        return chain;
      }
    }
    const auto [height, width, parts] = key;
    return std::make_unique<BackboneChain>(weights_, height, width, parts, run_in_threads);
  }

  void give_back(const Key& key, std::unique_ptr<BackboneChain> chain) {
    const std::lock_guard lock(mutex_);
    idle_[key].push_back(std::move(chain));
  }

 private:
  std::shared_ptr<ChainWeights> weights_;
  std::mutex mutex_;
  std::map<Key, std::vector<std::unique_ptr<BackboneChain>>> idle_;
};

/// As many pictures as threads or more are shared out among them, each with a chain of its own whose activations stay
/// in that core's cache; of fewer, each is computed by all threads.
torch::Tensor forward_by_chains(ChainPool& pool, const torch::Tensor& images) {
  const torch::Tensor input = images.to(torch::kFloat).contiguous(torch::MemoryFormat::ChannelsLast);
  const std::int64_t count = input.size(0);
  const int threads = has_threads() ? at::get_num_threads() : 1;
  const bool shares_out = threads > 1 && count >= threads;
  const ChainPool::Key key{static_cast<int>(input.size(2)), static_cast<int>(input.size(3)), shares_out ? 1 : threads};
  torch::Tensor features;
  std::once_flag known;
  std::atomic<std::int64_t> next{0};
  const auto compute = [&] {
    auto chain = pool.take(key);
    std::call_once(known, [&] {
      features = torch::empty({count, chain->channels(), chain->rows(), chain->columns()},
                              torch::TensorOptions().memory_format(torch::MemoryFormat::ChannelsLast));
    });
    for (std::int64_t i = next++; i < count; i = next++)
      chain->run(input.data_ptr<float>() + i * (input.numel() / count),
                 features.data_ptr<float>() + i * (features.numel() / count));
    pool.give_back(key, std::move(chain));
  };
  if (shares_out) {
    run_in_threads(threads, [&](int) { compute(); });
  } else {
    compute();
  }
  return features;
}

}  // namespace
#endif

struct FrozenBackbone::State {
  BackboneEngine engine = BackboneEngine::kLibTorch;
  EfficientNet network{nullptr};
  std::optional<int> blocks;
  std::vector<FrozenBackbone> other_members;
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
  for (const auto& member : network->other_members())
    state_->other_members.emplace_back(EfficientNet(member), device, state_->engine);
#endif
}

torch::Tensor FrozenBackbone::operator()(const torch::Tensor& images) const {
  const torch::NoGradGuard no_gradients;
#ifdef DESCRY_ONEDNN
  if (state_->chains) {
    std::vector<torch::Tensor> features{forward_by_chains(*state_->chains, images)};
    for (const FrozenBackbone& member : state_->other_members) features.push_back(member(images));
    if (features.size() == 1) return features.front();
    return torch::cat(features, 1).contiguous(torch::MemoryFormat::ChannelsLast);
  }
#endif
  return forward_by_libtorch(state_->network, images, state_->blocks);
}

BackboneEngine FrozenBackbone::engine() const { return state_->engine; }

}  // namespace descry
