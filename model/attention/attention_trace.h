#pragma once

#include <vector>

namespace descry {

/// A map over the picture's grid cells, row by row. Weights are not negative; attention's sum to 1.
struct AttentionMap {
  int rows = 0;
  int columns = 0;
  std::vector<float> weights;
};

/// Cross-attention of every word to every image token, for each layer and head.
struct AttentionTrace {
  int rows = 0;
  int columns = 0;
  int words = 0;
  /// layers[l][h]: words * rows * columns weights. Layers may differ in their number of heads.
  std::vector<std::vector<std::vector<float>>> layers;
  /// between_words[l][h]: words * words weights, row by row: how much each word (row), when it was said, looked back at
  /// the words before it (columns); what went to the sentence's start is left out, so rows sum to at most 1. Layers as
  /// above, with heads of their own number. Empty where the decoder has no self-attention.
  std::vector<std::vector<std::vector<float>>> between_words;
  /// words * rows * columns: attention followed through all layers and the encoder, residual paths counted as half
  /// (Abnar & Zuidema 2020), each word's map summing to 1. Empty where it cannot be followed.
  std::vector<float> rollout;

  /// `layer` and `head` count from 0; -1 takes the mean over all (of that layer's heads, or of every layer's mean).
  AttentionMap map(int word, int layer, int head) const;
  AttentionMap rollout_map(int word) const;  ///< of no weights where there is no rollout
};

}  // namespace descry
