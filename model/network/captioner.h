#pragma once

#include <torch/torch.h>

#include <memory>
#include <vector>

#include "model/network/captioner_options.h"

namespace descry {

/// Attention weights collected on demand: one tensor a layer, [rows, heads, queries, keys], float, as softmax gave
/// them, with their gradients where those are recorded.
struct AttentionRecord {
  std::vector<torch::Tensor> encoder_self, decoder_self, cross;
  torch::Tensor mean_cross() const;  ///< the layers' mean of their heads' mean, [rows, queries, keys]
};

/// A picture's side of the decoder, computed once: each attending layer's keys and values,
/// [pictures, heads, image tokens, head size].
struct PictureMemory {
  std::vector<torch::Tensor> keys, values;
  PictureMemory index(const torch::Tensor& rows) const;  ///< the given pictures (int64 [n]), in that order
};

/// The words so far. Transformer: each layer's self-attention keys and values, [rows, heads, words, head size]. LSTM:
/// its state under keys and its cells under values, [rows, state size].
struct WordCache {
  std::vector<torch::Tensor> keys, values;
  std::int64_t length = 0;
  std::vector<WordCache> members;           ///< an ensemble's, one each, in place of keys and values
  void reorder(const torch::Tensor& rows);  ///< row i continues what row rows[i] was
};

class EncoderImpl;
class Decoder;

/// Encoder block and decoder over a backbone's feature grid: the transformer of Vaswani et al. 2017, or the LSTM with
/// soft attention of Xu et al. 2015. Holds no backbone. With several members, each has its own part of the features'
/// channels and of the image tokens' width, and what is said is decided by the mean of their probabilities.
class CaptionerImpl : public torch::nn::Cloneable<CaptionerImpl> {
 public:
  explicit CaptionerImpl(CaptionerOptions options);
  void reset() override;

  /// Features [pictures, members * channels, rows, columns] -> image tokens [pictures, rows * columns, members *
  /// width].
  torch::Tensor encode(const torch::Tensor& features, AttentionRecord* record = nullptr);
  /// How much each image token looks like each word: image tokens [pictures, S, width] times the word embeddings,
  /// [pictures, S, vocabulary]. Of the first member.
  torch::Tensor word_scores(const torch::Tensor& image_tokens);
  /// Image tokens [pictures, S, members * width] -> every layer's keys and values, a member's layers adjacent.
  PictureMemory remember(const torch::Tensor& image_tokens);

  /// Teacher forcing. `tokens` int64 [pictures * captions, T], a picture's captions adjacent; memory of `pictures`
  /// pictures. Returns logits [pictures * captions, T, vocabulary]; position t predicts token t + 1. Padding belongs at
  /// the end, where no earlier position sees it.
  /// `keep`: bool [pictures * captions, T] or undefined; logits are computed only where true, then [kept, vocabulary].
  torch::Tensor forward(const torch::Tensor& tokens, const PictureMemory& memory, const torch::Tensor& keep = {},
                        AttentionRecord* record = nullptr);

  /// One more word for each row. `tokens` int64 [rows], memory of `rows` pictures or of `rows / k` of which each serves
  /// k adjacent rows. Grows the cache. Returns logits [rows, vocabulary]. Call in eval mode, without gradients.
  torch::Tensor step(const torch::Tensor& tokens, const PictureMemory& memory, WordCache& cache,
                     AttentionRecord* record = nullptr);

  const CaptionerOptions& options() const { return options_; }

 private:
  PictureMemory memory_of(const PictureMemory& memory, std::size_t member) const;

  CaptionerOptions options_;
  std::shared_ptr<EncoderImpl> encoder_;
  std::shared_ptr<Decoder> decoder_;
  std::vector<std::shared_ptr<CaptionerImpl>> others_;  ///< the members but the first
};
TORCH_MODULE(Captioner);

}  // namespace descry
