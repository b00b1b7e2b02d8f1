#pragma once

#include <vector>

#include "model/text/caption_ids.h"
#include "training/metrics/cider.h"

namespace descry {

/// What a drawn caption is worth: CIDEr-D (times 10, document frequencies of the training captions) and, by its share,
/// BLEU-4 times 10, of ids instead of words. The end token counts as a word, so that a sentence that breaks off is
/// worth less (Rennie et al. 2017). Once told of all pictures, for any number of threads.
class CaptionReward {
 public:
  using Sentence = std::vector<std::int64_t>;

  explicit CaptionReward(double bleu_share) : bleu_share_(bleu_share) {}
  /// Counts a picture's captions, from start to end.
  void add_picture(const CaptionIds& references);

  /// Of each of a picture's `captions` (ids without start); `references` as add_picture takes them. 0 without any.
  std::vector<double> operator()(const std::vector<Sentence>& captions, const CaptionIds& references) const;

 private:
  CiderD cider_;
  double bleu_share_;
};

}  // namespace descry
