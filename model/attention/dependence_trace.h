#pragma once

#include <vector>

#include "model/attention/attention_trace.h"

namespace descry {

/// Which question a word's map answers.
enum class MapKind {
  kAttention,   ///< where the network looked when it said the word (AttentionTrace)
  kRollout,     ///< the same followed through all layers (AttentionTrace::rollout)
  kDependence,  ///< what changes the word when it is hidden (DependenceTrace)
};

/// What each word of a caption depends on: how many nats its log-probability falls by when the picture is hidden around
/// a cell. Unlike attention, which says where a layer looked, this says what changed the word.
struct DependenceTrace {
  int rows = 0;
  int columns = 0;
  int words = 0;
  std::vector<float> falls;  ///< words * rows * columns; negative: without it the word were likelier

  /// In nats, negative values as 0; not scaled, so that a word that depends on nothing has a map of nothing.
  AttentionMap map(int word) const;
};

}  // namespace descry
