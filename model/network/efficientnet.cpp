#include "model/network/efficientnet.h"

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
}

torch::Tensor EfficientNetImpl::forward(torch::Tensor images) {
  torch::Tensor features = stem_->forward(images.contiguous(torch::MemoryFormat::ChannelsLast));
  for (InvertedResidual& block : blocks_) features = block->forward(features);
  return head_ ? head_->forward(features) : features;
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
  return result;
}

}  // namespace descry
