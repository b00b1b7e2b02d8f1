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

  /// `layer` and `head` count from 0; -1 takes the mean over all (of that layer's heads, or of every layer's mean).
  AttentionMap map(int word, int layer, int head) const;
};

}  // namespace descry
