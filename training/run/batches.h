#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "model/text/caption_ids.h"
#include "model/text/vocabulary.h"
#include "training/data/dataset.h"

namespace descry {

struct EncodedPicture {
  std::int64_t picture = 0;  ///< its number in the feature source
  CaptionIds captions;
};

/// The first captions, at most `most` (0: all), cut to `max_tokens` ids.
CaptionIds encode(const std::vector<std::string>& captions, const Vocabulary& vocabulary, int most,
                  std::int64_t max_tokens);

/// Pictures with at most `captions_per_picture` (0: all) captions each, cut to `max_tokens` ids. Numbers count from 0.
std::vector<EncodedPicture> encode_captions(const std::vector<CaptionedPicture>& pictures, const Vocabulary& vocabulary,
                                            int captions_per_picture, std::int64_t max_tokens);

/// One batch for teacher forcing. Rows: a picture's captions adjacent, as many for every picture (missing ones are
/// empty: padding that keep leaves out).
struct CaptionBatch {
  std::vector<std::int64_t> pictures;  ///< numbers in the feature source
  std::int64_t captions = 0;           ///< rows with words, over all pictures
  torch::Tensor tokens;                ///< int64 [pictures * rows a picture, T]: what the decoder reads
  torch::Tensor targets;               ///< int64, same shape: what it should say next
  torch::Tensor keep;                  ///< bool, same shape: where there is something to say
};

/// The pictures (positions in the list) of every batch of an epoch: a function of `seed` and `epoch` alone. A batch's
/// captions are of like length; batches and pictures of equal length come in random order.
std::vector<std::vector<std::size_t>> epoch_batches(const std::vector<EncodedPicture>& pictures, int batch_pictures,
                                                    std::uint64_t seed, int epoch);

/// `only_caption`: one row a picture, its caption of that number (counted round where it has fewer); -1: all of them.
CaptionBatch assemble(const std::vector<EncodedPicture>& pictures, const std::vector<std::size_t>& batch,
                      int only_caption = -1);

/// Replaces a `share` of the words by the unknown word, start left as it is; which ones follows from `seed`.
torch::Tensor with_word_dropout(const torch::Tensor& tokens, double share, std::uint64_t seed);

/// A well mixed seed from parts, the same everywhere (splitmix64; Steele et al. 2014).
std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t first, std::uint64_t second = 0);

}  // namespace descry
