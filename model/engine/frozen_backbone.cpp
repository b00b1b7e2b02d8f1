#include "model/engine/frozen_backbone.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <atomic>
#include <cstdlib>
#include <deque>
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
  std::optional<int> blocks;  ///< all that is wanted, of a network with one member
  int shared = 0;             ///< first blocks that are computed once for all members
#ifdef DESCRY_ONEDNN
  std::optional<ChainPool> shared_chains;
  std::deque<ChainPool> members;  ///< what comes after the shared blocks
#endif

  torch::Tensor by_libtorch(const torch::Tensor& images);
#ifdef DESCRY_ONEDNN
  void make_chains();
  torch::Tensor by_chains(const torch::Tensor& images);
#endif
};

namespace {

/// The members' features one after the other.
torch::Tensor joined(const std::vector<torch::Tensor>& features) {
  if (features.size() == 1) return features.front();
  return torch::cat(features, 1).contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace

torch::Tensor FrozenBackbone::State::by_libtorch(const torch::Tensor& images) {
  if (blocks) return network->trunk(images, *blocks);
  if (shared == 0) return network->forward(images);
  const torch::Tensor trunk = network->trunk(images, shared);
  std::vector<torch::Tensor> features{network->tail(trunk, shared)};
  for (const auto& member : network->other_members()) features.push_back(member->tail(trunk, shared));
  return joined(features);
}

#ifdef DESCRY_ONEDNN
void FrozenBackbone::State::make_chains() {
  const auto weights = [&](const EfficientNet& member, int first, std::optional<int> end) {
    return make_chain_weights(layers_of(member, first, end), engine == BackboneEngine::kOneDnnBf16
                                                                 ? BackbonePrecision::kBf16
                                                                 : BackbonePrecision::kFp32);
  };
  if (shared > 0) shared_chains.emplace(weights(network, 0, shared));
  members.emplace_back(weights(network, shared, blocks));
  for (const auto& member : network->other_members()) members.emplace_back(weights(EfficientNet(member), shared, {}));
  network = nullptr;
}

torch::Tensor FrozenBackbone::State::by_chains(const torch::Tensor& images) {
  const torch::Tensor trunk = shared_chains ? forward_by_chains(*shared_chains, images) : images;
  std::vector<torch::Tensor> features;
  for (ChainPool& member : members) features.push_back(forward_by_chains(member, trunk));
  return joined(features);
}
#endif

FrozenBackbone::FrozenBackbone(const EfficientNet& network, torch::Device device, std::optional<BackboneEngine> engine,
                               std::optional<int> blocks)
    : state_(std::make_shared<State>()) {
  state_->engine = engine ? *engine : default_backbone_engine(device);
  TORCH_CHECK(is_usable(state_->engine, device), "the engine ", name_of(state_->engine), " cannot be used here");
  const auto all_blocks = static_cast<int>(network->block_count());
  TORCH_CHECK(!blocks || (*blocks >= 0 && *blocks <= all_blocks), "the backbone has ", all_blocks, " blocks, not ",
              *blocks);
  TORCH_CHECK(!blocks || network->other_members().empty(),
              "first blocks can be had of a backbone with one member only");
  state_->network = EfficientNet(network->folded());
  state_->blocks = blocks;
  state_->shared = static_cast<int>(state_->network->shared_blocks());
#ifdef DESCRY_ONEDNN
  if (state_->engine != BackboneEngine::kLibTorch) state_->make_chains();
#endif
}

torch::Tensor FrozenBackbone::operator()(const torch::Tensor& images) const {
  const torch::NoGradGuard no_gradients;
#ifdef DESCRY_ONEDNN
  if (!state_->members.empty()) return state_->by_chains(images);
#endif
  return state_->by_libtorch(images);
}

BackboneEngine FrozenBackbone::engine() const { return state_->engine; }

}  // namespace descry
