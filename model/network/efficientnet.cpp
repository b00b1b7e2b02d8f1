#include "model/network/efficientnet.h"

#include <algorithm>

namespace descry {
namespace {

// The head's input: the last block's channels, or the stem's when there is no block.
int trunk_channels(const EfficientNetOptions& options) {
  EfficientNetOptions headless = options;
  headless.head_channels = 0;
  return headless.feature_channels();
}

}  // namespace

EfficientNetImpl::EfficientNetImpl(EfficientNetOptions options) : options_(std::move(options)) { reset(); }

void EfficientNetImpl::reset() {
  const std::vector<BlockPlan> plans = block_plans(options_);
  const int trunk = trunk_channels(options_);
  const int stem = plans.empty() ? trunk : plans.front().input;
  stem_ = register_module("stem", ConvUnit(ConvUnitOptions{3, stem, 3, 2}, options_));
  torch::nn::ModuleList blocks;
  blocks_.clear();
  for (const BlockPlan& plan : plans) {
    blocks_.emplace_back(plan, options_);
    blocks->push_back(blocks_.back());
  }
  register_module("blocks", blocks);
  if (options_.head_channels > 0)
    head_ = register_module("head", ConvUnit(ConvUnitOptions{trunk, options_.feature_channels()}, options_));
  others_.clear();
  EfficientNetOptions alone = options_;
  alone.members = 1;
  for (int i = 1; i < options_.members; ++i)
    others_.push_back(register_module("member" + std::to_string(i), std::make_shared<EfficientNetImpl>(alone)));
}

torch::Tensor EfficientNetImpl::forward(torch::Tensor images) {
  const std::int64_t blocks = std::ssize(blocks_);
  std::vector<torch::Tensor> features{tail(trunk(images, blocks), blocks)};
  for (const auto& other : others_) features.push_back(other->forward(images));
  return others_.empty() ? features.front() : torch::cat(features, 1).contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor EfficientNetImpl::trunk(const torch::Tensor& images, std::int64_t blocks) {
  torch::Tensor features = stem_->forward(images.contiguous(torch::MemoryFormat::ChannelsLast));
  for (std::int64_t i = 0; i < blocks; ++i) features = blocks_[static_cast<std::size_t>(i)]->forward(features);
  return features;
}

torch::Tensor EfficientNetImpl::tail(torch::Tensor features, std::int64_t blocks) {
  for (std::size_t i = static_cast<std::size_t>(blocks); i < blocks_.size(); ++i)
    features = blocks_[i]->forward(features);
  return head_ ? head_->forward(features) : features;
}

std::vector<std::pair<std::string, torch::Tensor>> EfficientNetImpl::tail_parameters(std::int64_t blocks) const {
  std::vector<std::pair<std::string, torch::Tensor>> parameters;
  const auto add = [&](const std::string& prefix, const torch::nn::Module& module) {
    for (const auto& item : module.named_parameters()) parameters.emplace_back(prefix + item.key(), item.value());
  };
  for (std::size_t i = static_cast<std::size_t>(blocks); i < blocks_.size(); ++i)
    add("blocks." + std::to_string(i) + ".", *blocks_[i]);
  if (head_) add("head.", *head_);
  return parameters;
}

std::int64_t EfficientNetImpl::shared_blocks() const {
  const auto is_shared = [&](const torch::nn::Module& first, const auto& module_of) {
    const auto parameters = first.named_parameters();
    return std::all_of(others_.begin(), others_.end(), [&](const auto& other) {
      const auto own = module_of(*other).named_parameters();
      return std::all_of(parameters.begin(), parameters.end(),
                         [&](const auto& item) { return torch::equal(item.value(), own[item.key()]); });
    });
  };
  if (others_.empty()) return 0;
  if (!is_shared(*stem_, [](const EfficientNetImpl& other) -> const torch::nn::Module& { return *other.stem_; }))
    return 0;
  std::size_t count = 0;
  while (count + 1 < blocks_.size() &&
         is_shared(*blocks_[count],
                   [&](const EfficientNetImpl& other) -> const torch::nn::Module& { return *other.blocks_[count]; }))
    ++count;
  return static_cast<std::int64_t>(count);
}

std::int64_t EfficientNetImpl::first_block_of_last(int stages) const {
  const auto all = std::ssize(options_.stages);
  return blocks_before(options_, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, all - stages)));
}

std::shared_ptr<EfficientNetImpl> EfficientNetImpl::folded() const {
  EfficientNetOptions options = options_;
  options.folded = true;
  auto result = std::make_shared<EfficientNetImpl>(options);
  result->eval();
  const torch::Tensor weight = stem_->named_parameters()["conv.weight"];
  result->to(weight.device(), weight.scalar_type());
  if (options_.folded) {
    const torch::NoGradGuard no_gradient;
    const auto sources = named_parameters();
    for (auto& parameter : result->named_parameters()) parameter.value().copy_(sources[parameter.key()]);
    return result;
  }
  result->stem_->fold(*stem_);
  for (std::size_t i = 0; i < blocks_.size(); ++i) result->blocks_[i]->fold(*blocks_[i]);
  if (head_) result->head_->fold(*head_);
  const torch::NoGradGuard no_gradient;
  for (std::size_t i = 0; i < others_.size(); ++i) {
    const auto folded = others_[i]->folded()->named_parameters();
    for (auto& parameter : result->others_[i]->named_parameters()) parameter.value().copy_(folded[parameter.key()]);
  }
  return result;
}

}  // namespace descry
