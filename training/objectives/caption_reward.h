#pragma once

#include <vector>

#include "training/metrics/cider.h"

namespace descry {

/// What a drawn caption is worth: CIDEr-D (times 10, document frequencies of the training captions) and, by its share,
/// BLEU-4 times 10, of ids instead of words. The end token counts as a word, so that a sentence that breaks off is
/// worth less (Rennie et al. 2017). Const after its making, for any number of threads.
class CaptionReward {
 public:
  using Sentence = std::vector<std::int64_t>;

  /// `references`: each picture's captions as ids, from start to end.
  CaptionReward(const std::vector<std::vector<Sentence>>& references, double bleu_share);

  /// Of each of a picture's `captions` (ids without start); `references` as the constructor took them. 0 without any.
  std::vector<double> operator()(const std::vector<Sentence>& captions, const std::vector<Sentence>& references) const;

 private:
  CiderD cider_;
  double bleu_share_;
};

}  // namespace descry
