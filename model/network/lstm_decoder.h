#pragma once

#include <cstdint>

#include "model/network/decoder.h"

namespace descry {

/// The decoder of Show, Attend and Tell (Xu et al. 2015, section 3.1.2): an LSTM that at each word looks at the picture
/// with soft attention, gated, and says the next word from word, state and what it saw ("deep output"). Its first state
/// comes from the mean of the image tokens. The state is kept in float, under autocast too.
class LstmDecoderImpl : public torch::nn::Cloneable<LstmDecoderImpl>, public Decoder {
 public:
  explicit LstmDecoderImpl(CaptionerOptions options);
  void reset() override;

  PictureMemory remember(const torch::Tensor& image_tokens) override;
  torch::Tensor forward(const torch::Tensor& tokens, const PictureMemory& memory, const torch::Tensor& keep,
                        AttentionRecord* record) override;
  torch::Tensor step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                     AttentionRecord* record) override;
  const torch::Tensor& embeddings() const override { return embeddings_; }

 private:
  /// What goes from word to word.
  struct State {
    torch::Tensor output, cells;  ///< [rows, state size]
  };
  /// What one look at the picture gave.
  struct Look {
    torch::Tensor context;  ///< [rows, width]
    torch::Tensor weights;  ///< [rows, 1, 1, image tokens]
  };

  torch::Tensor embed(const torch::Tensor& tokens);
  State first_state(const PictureMemory& memory, std::int64_t rows);
  Look look(const State& state, const PictureMemory& memory);
  /// `word` [rows, width].
  State next(const torch::Tensor& word, const Look& seen, const State& state);
  /// Any leading dimensions, the same of all three.
  torch::Tensor logits(const torch::Tensor& words, const torch::Tensor& states, const torch::Tensor& contexts);

  CaptionerOptions options_;
  torch::Tensor embeddings_, score_, output_bias_;
  torch::nn::Linear key_{nullptr}, query_{nullptr}, gate_{nullptr}, first_{nullptr}, cell_{nullptr};
  torch::nn::Linear from_state_{nullptr}, from_context_{nullptr}, output_{nullptr};
};
TORCH_MODULE(LstmDecoder);

}  // namespace descry
