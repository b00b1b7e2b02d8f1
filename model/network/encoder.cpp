#include "model/network/encoder.h"

#include <cmath>

#include "model/network/dropout.h"
#include "model/network/linear.h"

namespace descry {
namespace {

torch::nn::LayerNorm layer_norm(std::int64_t width) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}));
}

/// Each cell of [pictures, channels, rows, columns] becomes the mean of what lies within two deviations, weighted by a
/// Gaussian; nothing lies beyond the border.
torch::Tensor pooled(const torch::Tensor& grid, double deviation) {
  const auto reach = static_cast<std::int64_t>(std::ceil(2 * deviation));
  const torch::Tensor distance = torch::arange(-reach, reach + 1, grid.options());
  torch::Tensor share = torch::exp(-distance.square() / (2 * deviation * deviation));
  share = share / share.sum();
  const std::int64_t channels = grid.size(1);
  const torch::Tensor kernel = torch::outer(share, share).expand({channels, 1, -1, -1}).contiguous();
  return torch::conv2d(grid, kernel, {}, 1, reach, 1, channels);
}

}  // namespace

EncoderBlockImpl::EncoderBlockImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void EncoderBlockImpl::reset() {
  const CaptionerOptions& o = options_;
  attention_norm_ = register_module("attention_norm", layer_norm(o.width));
  attention_ =
      register_module("attention", SelfAttention(AttentionShape{o.width, o.encoder_heads, o.encoder_head_size, 0.0}));
  if (o.encoder_feed_forward == 0) return;
  feed_forward_norm_ = register_module("feed_forward_norm", layer_norm(o.width));
  feed_forward_ = register_module("feed_forward", FeedForward(o.width, o.encoder_feed_forward, o.feed_forward_dropout));
}

torch::Tensor EncoderBlockImpl::forward(torch::Tensor tokens, AttentionWeights* weights) {
  const auto add = [&](const torch::Tensor& change) {
    tokens = tokens + dropped(change, options_.dropout, is_training());
  };
  if (options_.pre_norm) {
    add(attention_->forward(attention_norm_->forward(tokens), {}, weights));
    if (feed_forward_) add(feed_forward_->forward(feed_forward_norm_->forward(tokens)));
    return tokens;
  }
  add(attention_->forward(tokens, {}, weights));
  tokens = attention_norm_->forward(tokens);
  if (!feed_forward_) return tokens;
  add(feed_forward_->forward(tokens));
  return feed_forward_norm_->forward(tokens);
}

EncoderImpl::EncoderImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void EncoderImpl::reset() {
  const CaptionerOptions& o = options_;
  feature_norm_ = register_module("feature_norm", layer_norm(o.feature_channels));
  projection_ = register_module("projection", glorot_linear(o.feature_channels, o.width));
  if (o.encoder_positions) {
    const double deviation = 1.0 / std::sqrt(static_cast<double>(o.width));
    positions_ = register_parameter("positions", torch::randn({o.grid_rows * o.grid_columns, o.width}) * deviation);
  }
  blocks_.clear();
  for (std::int64_t i = 0; i < o.encoder_blocks; ++i) {
    blocks_.push_back(register_module("block" + std::to_string(i), EncoderBlock(o)));
  }
  if (o.pre_norm) output_norm_ = register_module("output_norm", layer_norm(o.width));
}

torch::Tensor EncoderImpl::forward(const torch::Tensor& features, AttentionWeights* weights) {
  const CaptionerOptions& o = options_;
  TORCH_CHECK(features.dim() == 4 && features.size(1) == o.feature_channels && features.size(2) == o.grid_rows &&
                  features.size(3) == o.grid_columns,
              "features of shape ", features.sizes(), " do not fit a grid of ", o.grid_rows, " x ", o.grid_columns,
              " x ", o.feature_channels);
  // Features may be stored in 16 bits; sums along the residual connections stay in float, under autocast too.
  torch::Tensor tokens = features.flatten(2).transpose(1, 2).to(torch::kFloat);
  tokens = linear(projection_, feature_norm_->forward(tokens));
  if (o.encoder_relu) tokens = torch::relu(tokens);
  tokens = tokens.to(torch::kFloat);
  if (o.encoder_pooling > 0) {
    const torch::Tensor grid = tokens.transpose(1, 2).unflatten(2, {o.grid_rows, o.grid_columns});
    tokens = pooled(grid, o.encoder_pooling).flatten(2).transpose(1, 2);
  }
  if (positions_.defined()) tokens = tokens + positions_;
  tokens = dropped(tokens, o.dropout, is_training());
  for (EncoderBlock& block : blocks_) tokens = block->forward(tokens, weights);
  return output_norm_ ? output_norm_->forward(tokens) : tokens;
}

}  // namespace descry
