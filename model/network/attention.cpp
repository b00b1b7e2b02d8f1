#include "model/network/attention.h"

#include <cmath>
#include <limits>

#include "model/network/attention_loops.h"
#include "model/network/dropout.h"
#include "model/network/linear.h"

namespace descry {
namespace {

/// Softmax(queries keys^T / sqrt(head size)) values, all [rows, heads, positions, head size].
torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values,
                     const torch::Tensor& hidden, double dropout, bool training, torch::Tensor* kept_weights) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(queries.size(-1)));
  const bool in_loops = suits_attention_loops(queries, keys, values);
  torch::Tensor scores =
      in_loops ? attention_scores(queries, keys, scale) : torch::matmul(queries * scale, keys.transpose(-2, -1));
  // Every query sees at least itself, so a row is never all minus infinity, which bf16 has too.
  if (hidden.defined()) scores.masked_fill_(hidden, -std::numeric_limits<float>::infinity());
  const torch::Tensor weights = torch::softmax(scores, -1);
  if (kept_weights != nullptr) *kept_weights = weights.to(torch::kFloat);
  const torch::Tensor thinned = dropped(weights, dropout, training);
  if (in_loops) return attention_sums(thinned, values);
  // matmul's operands must agree in type where no autocast makes them (CUDA's softmax answers in float under it).
  return torch::matmul(thinned.to(values.scalar_type()), values);
}

/// [rows, T, heads * size] -> [rows, heads, T, size]
torch::Tensor split_heads(const torch::Tensor& input, std::int64_t heads) {
  return input.unflatten(-1, {heads, input.size(-1) / heads}).transpose(1, 2);
}

/// [rows, heads, T, size] -> [rows, T, heads * size]
torch::Tensor merge_heads(const torch::Tensor& input) { return input.transpose(1, 2).flatten(2); }

}  // namespace

torch::nn::Linear glorot_linear(std::int64_t inputs, std::int64_t outputs, std::int64_t parts) {
  torch::nn::Linear linear(inputs, outputs);
  torch::NoGradGuard no_grad;
  for (torch::Tensor& part : linear->weight.chunk(parts, 0)) torch::nn::init::xavier_uniform_(part);
  linear->bias.zero_();
  return linear;
}

SelfAttentionImpl::SelfAttentionImpl(AttentionShape shape) : shape_(shape) { reset(); }

void SelfAttentionImpl::reset() {
  queries_keys_values_ = register_module("qkv", glorot_linear(shape_.width, 3 * shape_.inner(), 3));
  output_ = register_module("output", glorot_linear(shape_.inner(), shape_.width));
}

std::vector<torch::Tensor> SelfAttentionImpl::project(const torch::Tensor& input) {
  std::vector<torch::Tensor> parts = linear(queries_keys_values_, input).chunk(3, -1);
  for (torch::Tensor& part : parts) part = split_heads(part, shape_.heads);
  return parts;
}

torch::Tensor SelfAttentionImpl::forward(const torch::Tensor& input, const torch::Tensor& hidden,
                                         AttentionWeights* weights) {
  const std::vector<torch::Tensor> parts = project(input);
  torch::Tensor kept;
  const torch::Tensor attended =
      attend(parts[0], parts[1], parts[2], hidden, shape_.dropout, is_training(), weights != nullptr ? &kept : nullptr);
  if (weights != nullptr) weights->push_back(kept);
  return linear(output_, merge_heads(attended));
}

torch::Tensor SelfAttentionImpl::step(const torch::Tensor& input, torch::Tensor& keys, torch::Tensor& values,
                                      AttentionWeights* weights) {
  const std::vector<torch::Tensor> parts = project(input);
  keys = keys.defined() ? torch::cat({keys, parts[1]}, 2) : parts[1];
  values = values.defined() ? torch::cat({values, parts[2]}, 2) : parts[2];
  torch::Tensor kept;
  const torch::Tensor attended =
      attend(parts[0], keys, values, {}, shape_.dropout, is_training(), weights != nullptr ? &kept : nullptr);
  if (weights != nullptr) weights->push_back(kept);
  return linear(output_, merge_heads(attended));
}

CrossAttentionImpl::CrossAttentionImpl(AttentionShape shape) : shape_(shape) { reset(); }

void CrossAttentionImpl::reset() {
  queries_ = register_module("query", glorot_linear(shape_.width, shape_.inner()));
  keys_values_ = register_module("key_value", glorot_linear(shape_.width, 2 * shape_.inner(), 2));
  output_ = register_module("output", glorot_linear(shape_.inner(), shape_.width));
}

std::pair<torch::Tensor, torch::Tensor> CrossAttentionImpl::remember(const torch::Tensor& image_tokens) {
  const std::vector<torch::Tensor> parts = linear(keys_values_, image_tokens).chunk(2, -1);
  // Read at every word: a head's lie together, so that no product has to copy them.
  return {split_heads(parts[0], shape_.heads).contiguous(), split_heads(parts[1], shape_.heads).contiguous()};
}

torch::Tensor CrossAttentionImpl::forward(const torch::Tensor& input, const torch::Tensor& keys,
                                          const torch::Tensor& values, AttentionWeights* weights) {
  const std::int64_t rows = input.size(0), words = input.size(1), pictures = keys.size(0);
  TORCH_CHECK(rows % pictures == 0, rows, " rows of words cannot be shared evenly by ", pictures, " pictures");
  // A picture's captions become one long list of queries, so that its keys and values need not be repeated.
  const torch::Tensor queries = linear(queries_, input).reshape({pictures, -1, shape_.inner()});
  torch::Tensor kept;
  const torch::Tensor attended = attend(split_heads(queries, shape_.heads), keys, values, {}, shape_.dropout,
                                        is_training(), weights != nullptr ? &kept : nullptr);
  if (weights != nullptr) {
    weights->push_back(kept.reshape({pictures, shape_.heads, rows / pictures, words, kept.size(-1)})
                           .transpose(1, 2)
                           .reshape({rows, shape_.heads, words, kept.size(-1)}));
  }
  return linear(output_, merge_heads(attended).reshape({rows, words, shape_.inner()}));
}

FeedForwardImpl::FeedForwardImpl(std::int64_t width, std::int64_t inner, double dropout)
    : width_(width), inner_(inner), dropout_(dropout) {
  reset();
}

void FeedForwardImpl::reset() {
  inner_layer_ = register_module("inner", glorot_linear(width_, inner_));
  output_ = register_module("output", glorot_linear(inner_, width_));
}

torch::Tensor FeedForwardImpl::forward(const torch::Tensor& input) {
  return linear(output_, dropped(torch::relu(linear(inner_layer_, input)), dropout_, is_training()));
}

}  // namespace descry
