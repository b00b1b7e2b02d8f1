#include "model/network/captioner.h"

#include "model/network/decoder.h"
#include "model/network/encoder.h"

namespace descry {

PictureMemory PictureMemory::index(const torch::Tensor& rows) const {
  PictureMemory picked;
  for (const torch::Tensor& tensor : keys) picked.keys.push_back(tensor.index_select(0, rows));
  for (const torch::Tensor& tensor : values) picked.values.push_back(tensor.index_select(0, rows));
  return picked;
}

void WordCache::reorder(const torch::Tensor& rows) {
  for (torch::Tensor& tensor : keys) tensor = tensor.index_select(0, rows);
  for (torch::Tensor& tensor : values) tensor = tensor.index_select(0, rows);
}

CaptionerImpl::CaptionerImpl(CaptionerOptions options) : options_(std::move(options)) { reset(); }

void CaptionerImpl::reset() {
  encoder_ = register_module("encoder", std::make_shared<EncoderImpl>(options_));
  decoder_ = register_module("decoder", std::make_shared<DecoderImpl>(options_));
}

torch::Tensor CaptionerImpl::encode(const torch::Tensor& features, AttentionRecord* record) {
  return encoder_->forward(features, record != nullptr ? &record->encoder_self : nullptr);
}

torch::Tensor CaptionerImpl::word_scores(const torch::Tensor& image_tokens) {
  return torch::matmul(image_tokens, decoder_->embeddings().t());
}

PictureMemory CaptionerImpl::remember(const torch::Tensor& image_tokens) { return decoder_->remember(image_tokens); }

torch::Tensor CaptionerImpl::forward(const torch::Tensor& tokens, const PictureMemory& memory,
                                     const torch::Tensor& keep, AttentionRecord* record) {
  return decoder_->forward(tokens, memory, keep, record);
}

torch::Tensor CaptionerImpl::step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                                  AttentionRecord* record) {
  return decoder_->step(tokens, memory, cache, record);
}

}  // namespace descry
