#include "model/network/captioner.h"

#include <cmath>

#include "model/network/encoder.h"
#include "model/network/lstm_decoder.h"
#include "model/network/transformer_decoder.h"

namespace descry {
namespace {

/// The logarithm of the members' mean probability; of one, its logits as they are.
torch::Tensor averaged(const std::vector<torch::Tensor>& logits) {
  if (logits.size() == 1) return logits.front();
  std::vector<torch::Tensor> log_probabilities;
  for (const torch::Tensor& own : logits) log_probabilities.push_back(torch::log_softmax(own.to(torch::kFloat), -1));
  return torch::logsumexp(torch::stack(log_probabilities), 0) - std::log(static_cast<double>(logits.size()));
}

}  // namespace

torch::Tensor AttentionRecord::mean_cross() const {
  std::vector<torch::Tensor> layers;
  for (const torch::Tensor& layer : cross) layers.push_back(layer.mean(1));
  return torch::stack(layers).mean(0);
}

PictureMemory PictureMemory::index(const torch::Tensor& rows) const {
  PictureMemory picked;
  for (const torch::Tensor& tensor : keys) picked.keys.push_back(tensor.index_select(0, rows));
  for (const torch::Tensor& tensor : values) picked.values.push_back(tensor.index_select(0, rows));
  return picked;
}

void WordCache::reorder(const torch::Tensor& rows) {
  for (WordCache& member : members) member.reorder(rows);
  for (torch::Tensor& tensor : keys) tensor = tensor.index_select(0, rows);
  for (torch::Tensor& tensor : values) tensor = tensor.index_select(0, rows);
}

CaptionerImpl::CaptionerImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void CaptionerImpl::reset() {
  encoder_ = register_module("encoder", std::make_shared<EncoderImpl>(options_));
  if (options_.decoder == "lstm") {
    decoder_ = register_module("decoder", std::make_shared<LstmDecoderImpl>(options_));
  } else {
    decoder_ = register_module("decoder", std::make_shared<TransformerDecoderImpl>(options_));
  }
  others_.clear();
  CaptionerOptions alone = options_;
  alone.members = 1;
  for (std::int64_t i = 1; i < options_.members; ++i)
    others_.push_back(register_module("member" + std::to_string(i), std::make_shared<CaptionerImpl>(alone)));
}

torch::Tensor CaptionerImpl::encode(const torch::Tensor& features, AttentionRecord* record) {
  const auto parts = features.chunk(options_.members, 1);
  std::vector<torch::Tensor> tokens{
      encoder_->forward(parts.front(), record != nullptr ? &record->encoder_self : nullptr)};
  for (std::size_t i = 0; i < others_.size(); ++i) tokens.push_back(others_[i]->encode(parts[i + 1], record));
  return others_.empty() ? tokens.front() : torch::cat(tokens, -1);
}

torch::Tensor CaptionerImpl::word_scores(const torch::Tensor& image_tokens) {
  return torch::matmul(image_tokens.narrow(-1, 0, options_.width), decoder_->embeddings().t());
}

PictureMemory CaptionerImpl::remember(const torch::Tensor& image_tokens) {
  const auto parts = image_tokens.chunk(options_.members, -1);
  PictureMemory memory = decoder_->remember(parts.front());
  for (std::size_t i = 0; i < others_.size(); ++i) {
    const PictureMemory other = others_[i]->remember(parts[i + 1]);
    memory.keys.insert(memory.keys.end(), other.keys.begin(), other.keys.end());
    memory.values.insert(memory.values.end(), other.values.begin(), other.values.end());
  }
  return memory;
}

torch::Tensor CaptionerImpl::forward(const torch::Tensor& tokens, const PictureMemory& memory,
                                     const torch::Tensor& keep, AttentionRecord* record) {
  std::vector<torch::Tensor> logits{decoder_->forward(tokens, memory_of(memory, 0), keep, record)};
  for (std::size_t i = 0; i < others_.size(); ++i)
    logits.push_back(others_[i]->forward(tokens, memory_of(memory, i + 1), keep, record));
  return averaged(logits);
}

torch::Tensor CaptionerImpl::step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                                  AttentionRecord* record) {
  if (others_.empty()) return decoder_->step(tokens, memory, cache, record);
  if (cache.members.empty()) cache.members.resize(others_.size() + 1);
  std::vector<torch::Tensor> logits{decoder_->step(tokens, memory_of(memory, 0), cache.members.front(), record)};
  for (std::size_t i = 0; i < others_.size(); ++i)
    logits.push_back(others_[i]->step(tokens, memory_of(memory, i + 1), cache.members[i + 1], record));
  ++cache.length;
  return averaged(logits);
}

PictureMemory CaptionerImpl::memory_of(const PictureMemory& memory, std::size_t member) const {
  if (others_.empty()) return memory;
  const auto first = static_cast<std::ptrdiff_t>(member) * options_.attending_layers();
  const auto last = first + options_.attending_layers();
  return {{memory.keys.begin() + first, memory.keys.begin() + last},
          {memory.values.begin() + first, memory.values.begin() + last}};
}

}  // namespace descry
