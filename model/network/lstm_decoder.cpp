#include "model/network/lstm_decoder.h"

#include <cmath>
#include <utility>

#include "model/network/attention.h"
#include "model/network/dropout.h"
#include "model/network/linear.h"

namespace descry {

LstmDecoderImpl::LstmDecoderImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void LstmDecoderImpl::reset() {
  const std::int64_t width = options_.width, size = options_.state_size;
  const double deviation = 1.0 / std::sqrt(static_cast<double>(width));
  embeddings_ = register_parameter("embeddings", torch::randn({options_.vocabulary, width}) * deviation);
  key_ = register_module("key", glorot_linear(width, width));
  query_ = register_module("query", glorot_linear(size, width));
  score_ = register_parameter("score", torch::randn({1, width}) * deviation);
  gate_ = register_module("gate", glorot_linear(size, 1));
  first_ = register_module("first", glorot_linear(width, 2 * size, 2));
  cell_ = register_module("cell", glorot_linear(2 * width + size, 4 * size, 4));
  from_state_ = register_module("from_state", glorot_linear(size, width));
  from_context_ = register_module("from_context", glorot_linear(width, width));
  if (options_.tied_embeddings) {
    output_bias_ = register_parameter("output_bias", torch::zeros({options_.vocabulary}));
  } else {
    output_ = register_module("output", glorot_linear(width, options_.vocabulary));
  }
  // Cells keep what they hold until training says otherwise (Jozefowicz et al. 2015).
  const torch::NoGradGuard no_gradients;
  cell_->bias.narrow(0, size, size).fill_(1);
}

PictureMemory LstmDecoderImpl::remember(const torch::Tensor& image_tokens) {
  return {{linear(key_, image_tokens).unsqueeze(1)}, {image_tokens.unsqueeze(1)}};
}

torch::Tensor LstmDecoderImpl::embed(const torch::Tensor& tokens) {
  torch::Tensor words = torch::embedding(embeddings_, tokens);
  if (options_.scaled_embeddings) words = words * std::sqrt(static_cast<double>(options_.width));
  return dropped(words, options_.dropout, is_training());
}

LstmDecoderImpl::State LstmDecoderImpl::first_state(const PictureMemory& memory, std::int64_t rows) {
  const torch::Tensor& tokens = memory.values.front();
  TORCH_CHECK(rows % tokens.size(0) == 0, rows, " rows of words cannot be shared evenly by ", tokens.size(0),
              " pictures");
  const torch::Tensor first = torch::tanh(linear(first_, tokens.squeeze(1).mean(1)).to(torch::kFloat));
  const auto parts = first.repeat_interleave(rows / tokens.size(0), 0).chunk(2, -1);
  return {parts[0], parts[1]};
}

LstmDecoderImpl::Look LstmDecoderImpl::look(const State& state, const PictureMemory& memory) {
  const torch::Tensor& keys = memory.keys.front();  // [pictures, 1, image tokens, width]
  const std::int64_t pictures = keys.size(0);
  const torch::Tensor queries = linear(query_, state.output).view({pictures, -1, 1, options_.width});
  const torch::Tensor scores = torch::matmul(torch::tanh(keys + queries), score_.t()).squeeze(-1);
  const torch::Tensor weights = torch::softmax(scores.to(torch::kFloat), -1);  // [pictures, rows of each, image tokens]
  const torch::Tensor& tokens = memory.values.front();
  const torch::Tensor context = torch::matmul(weights.to(tokens.scalar_type()), tokens.squeeze(1)).flatten(0, 1);
  const torch::Tensor gate = torch::sigmoid(linear(gate_, state.output));
  return {gate * context, weights.view({-1, 1, 1, weights.size(-1)})};
}

LstmDecoderImpl::State LstmDecoderImpl::next(const torch::Tensor& word, const Look& seen, const State& state) {
  const torch::Tensor input = torch::cat({word, seen.context.to(word.scalar_type()), state.output}, -1);
  const auto gates = linear(cell_, input).to(torch::kFloat).chunk(4, -1);
  const torch::Tensor cells = torch::sigmoid(gates[1]) * state.cells + torch::sigmoid(gates[0]) * torch::tanh(gates[2]);
  return {torch::sigmoid(gates[3]) * torch::tanh(cells), cells};
}

torch::Tensor LstmDecoderImpl::logits(const torch::Tensor& words, const torch::Tensor& states,
                                      const torch::Tensor& contexts) {
  const torch::Tensor heard = linear(from_state_, states) + linear(from_context_, contexts);
  const torch::Tensor said = words + dropped(heard, options_.dropout, is_training());
  const torch::Tensor input = dropped(said, options_.output_dropout, is_training());
  return output_ ? linear(output_, input) : linear(input, embeddings_, output_bias_);
}

torch::Tensor LstmDecoderImpl::forward(const torch::Tensor& tokens, const PictureMemory& memory,
                                       const torch::Tensor& keep, AttentionRecord* record) {
  const torch::Tensor words = embed(tokens);
  State state = first_state(memory, tokens.size(0));
  std::vector<torch::Tensor> states, contexts, weights;
  for (std::int64_t t = 0; t < tokens.size(1); ++t) {
    const Look seen = look(state, memory);
    state = next(words.select(1, t), seen, state);
    states.push_back(state.output);
    contexts.push_back(seen.context);
    weights.push_back(seen.weights);
  }
  if (record != nullptr) record->cross.push_back(torch::cat(weights, 2));
  torch::Tensor said = words, after = torch::stack(states, 1), saw = torch::stack(contexts, 1);
  if (keep.defined()) {
    const torch::Tensor kept = keep.flatten().nonzero().squeeze(1);
    for (torch::Tensor* part : {&said, &after, &saw}) *part = part->flatten(0, 1).index_select(0, kept);
  }
  return logits(said, after, saw);
}

torch::Tensor LstmDecoderImpl::step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                                    AttentionRecord* record) {
  const torch::Tensor words = embed(tokens);
  const State before =
      cache.length > 0 ? State{cache.keys.front(), cache.values.front()} : first_state(memory, tokens.size(0));
  const Look seen = look(before, memory);
  const State state = next(words, seen, before);
  cache.keys = {state.output};
  cache.values = {state.cells};
  ++cache.length;
  if (record != nullptr) record->cross.push_back(seen.weights);
  return logits(words, state.output, seen.context);
}

}  // namespace descry
