#include "model/network/transformer_decoder.h"

#include <cmath>

#include "model/network/dropout.h"
#include "model/network/linear.h"

namespace descry {
namespace {

torch::nn::LayerNorm layer_norm(std::int64_t width) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}));
}

}  // namespace

DecoderLayerImpl::DecoderLayerImpl(CaptionerOptions options, bool last) : options_(std::move(options)), last_(last) {
  reset();
}

void DecoderLayerImpl::reset() {
  const CaptionerOptions& o = options_;
  const std::int64_t cross_heads = last_ ? o.last_cross_heads : o.cross_heads;
  const AttentionShape self{o.width, o.self_heads, o.head_size, o.attention_dropout};
  const AttentionShape cross{o.width, cross_heads, o.cross_heads * o.head_size / cross_heads, o.attention_dropout};
  self_norm_ = register_module("self_norm", layer_norm(o.width));
  self_ = register_module("self", SelfAttention(self));
  cross_norm_ = register_module("cross_norm", layer_norm(o.width));
  cross_ = register_module("cross", CrossAttention(cross));
  feed_forward_norm_ = register_module("feed_forward_norm", layer_norm(o.width));
  feed_forward_ = register_module("feed_forward", FeedForward(o.width, o.feed_forward, o.feed_forward_dropout));
}

std::pair<torch::Tensor, torch::Tensor> DecoderLayerImpl::remember(const torch::Tensor& image_tokens) {
  return cross_->remember(image_tokens);
}

template <typename SelfAttend>
torch::Tensor DecoderLayerImpl::layer(torch::Tensor words, const SelfAttend& self_attend,
                                      const torch::Tensor& picture_keys, const torch::Tensor& picture_values,
                                      AttentionRecord* record) {
  AttentionWeights* cross_weights = record != nullptr ? &record->cross : nullptr;
  const auto look = [&](const torch::Tensor& queries) {
    return cross_->forward(queries, picture_keys, picture_values, cross_weights);
  };
  const auto add = [&](const torch::Tensor& change) {
    words = words + dropped(change, options_.dropout, is_training());
  };
  if (options_.pre_norm) {
    add(self_attend(self_norm_->forward(words)));
    add(look(cross_norm_->forward(words)));
    add(feed_forward_->forward(feed_forward_norm_->forward(words)));
    return words;
  }
  add(self_attend(words));
  words = self_norm_->forward(words);
  add(look(words));
  words = cross_norm_->forward(words);
  add(feed_forward_->forward(words));
  return feed_forward_norm_->forward(words);
}

torch::Tensor DecoderLayerImpl::forward(torch::Tensor words, const torch::Tensor& hidden,
                                        const torch::Tensor& picture_keys, const torch::Tensor& picture_values,
                                        AttentionRecord* record) {
  AttentionWeights* weights = record != nullptr ? &record->decoder_self : nullptr;
  return layer(
      std::move(words), [&](const torch::Tensor& input) { return self_->forward(input, hidden, weights); },
      picture_keys, picture_values, record);
}

torch::Tensor DecoderLayerImpl::step(torch::Tensor words, torch::Tensor& keys, torch::Tensor& values,
                                     const torch::Tensor& picture_keys, const torch::Tensor& picture_values,
                                     AttentionRecord* record) {
  AttentionWeights* weights = record != nullptr ? &record->decoder_self : nullptr;
  return layer(
      std::move(words), [&](const torch::Tensor& input) { return self_->step(input, keys, values, weights); },
      picture_keys, picture_values, record);
}

TransformerDecoderImpl::TransformerDecoderImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void TransformerDecoderImpl::reset() {
  const CaptionerOptions& o = options_;
  // Scaled by sqrt(width), tokens start with variance 1; tied, so do the logits after the last LayerNorm.
  const double deviation = 1.0 / std::sqrt(static_cast<double>(o.width));
  embeddings_ = register_parameter("embeddings", torch::randn({o.vocabulary, o.width}) * deviation);
  positions_ = register_parameter("positions", torch::randn({o.max_tokens, o.width}) * deviation);
  layers_.clear();
  for (std::int64_t i = 0; i < o.decoder_layers; ++i) {
    layers_.push_back(register_module("layer" + std::to_string(i), DecoderLayer(o, i + 1 == o.decoder_layers)));
  }
  if (o.pre_norm) output_norm_ = register_module("output_norm", layer_norm(o.width));
  if (o.tied_embeddings) {
    output_bias_ = register_parameter("output_bias", torch::zeros({o.vocabulary}));
  } else {
    output_ = register_module("output", glorot_linear(o.width, o.vocabulary));
  }
}

PictureMemory TransformerDecoderImpl::remember(const torch::Tensor& image_tokens) {
  PictureMemory memory;
  for (DecoderLayer& layer : layers_) {
    auto [keys, values] = layer->remember(image_tokens);
    memory.keys.push_back(keys);
    memory.values.push_back(values);
  }
  return memory;
}

torch::Tensor TransformerDecoderImpl::embed(const torch::Tensor& tokens, std::int64_t first) {
  TORCH_CHECK(first + tokens.size(1) <= options_.max_tokens, "more words than the decoder's ", options_.max_tokens,
              " positions");
  torch::Tensor words = torch::embedding(embeddings_, tokens);
  if (options_.scaled_embeddings) words = words * std::sqrt(static_cast<double>(options_.width));
  words = words + positions_.narrow(0, first, tokens.size(1));
  return dropped(words, options_.dropout, is_training());
}

torch::Tensor TransformerDecoderImpl::logits(const torch::Tensor& words) {
  const torch::Tensor input = dropped(words, options_.output_dropout, is_training());
  return output_ ? linear(output_, input) : linear(input, embeddings_, output_bias_);
}

torch::Tensor TransformerDecoderImpl::forward(const torch::Tensor& tokens, const PictureMemory& memory,
                                              const torch::Tensor& keep, AttentionRecord* record) {
  const std::int64_t length = tokens.size(1);
  const torch::Tensor hidden =
      torch::ones({length, length}, torch::TensorOptions(torch::kBool).device(tokens.device())).triu(1);
  torch::Tensor words = embed(tokens, 0);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    words = layers_[i]->forward(words, hidden, memory.keys[i], memory.values[i], record);
  }
  if (keep.defined()) words = words.flatten(0, 1).index_select(0, keep.flatten().nonzero().squeeze(1));
  if (output_norm_) words = output_norm_->forward(words);
  return logits(words);
}

torch::Tensor TransformerDecoderImpl::step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                                           AttentionRecord* record) {
  cache.keys.resize(layers_.size());
  cache.values.resize(layers_.size());
  torch::Tensor words = embed(tokens.unsqueeze(1), cache.length);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    words = layers_[i]->step(words, cache.keys[i], cache.values[i], memory.keys[i], memory.values[i], record);
  }
  ++cache.length;
  if (output_norm_) words = output_norm_->forward(words);
  return logits(words.squeeze(1));
}

}  // namespace descry
