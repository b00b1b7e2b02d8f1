#pragma once

#include "model/network/captioner.h"

namespace descry {

/// What says the words: one captioner's part behind its encoder. Shapes as in CaptionerImpl, of which each function is
/// the part of one member.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual PictureMemory remember(const torch::Tensor& image_tokens) = 0;
  virtual torch::Tensor forward(const torch::Tensor& tokens, const PictureMemory& memory, const torch::Tensor& keep,
                                AttentionRecord* record) = 0;
  virtual torch::Tensor step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                             AttentionRecord* record) = 0;
  virtual const torch::Tensor& embeddings() const = 0;  ///< [vocabulary, width]
};

}  // namespace descry
