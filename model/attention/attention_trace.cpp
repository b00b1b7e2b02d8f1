#include "model/attention/attention_trace.h"

namespace descry {
namespace {

using Head = std::vector<float>;

/// Adds one word's part of a head's weights, times `share`.
void add_word(const Head& head, int word, float share, AttentionMap& map) {
  const std::size_t cells = map.weights.size();
  const std::size_t first = static_cast<std::size_t>(word) * cells;
  for (std::size_t i = 0; i < cells; ++i) map.weights[i] += share * head.at(first + i);
}

void add_layer(const std::vector<Head>& heads, int word, float share, AttentionMap& map) {
  for (const Head& head : heads) add_word(head, word, share / static_cast<float>(heads.size()), map);
}

}  // namespace

AttentionMap AttentionTrace::map(int word, int layer, int head) const {
  AttentionMap result{rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns), 0.0F)};
  if (layer < 0) {
    for (const auto& heads : layers) add_layer(heads, word, 1.0F / static_cast<float>(layers.size()), result);
  } else if (head < 0) {
    add_layer(layers.at(static_cast<std::size_t>(layer)), word, 1.0F, result);
  } else {
    add_word(layers.at(static_cast<std::size_t>(layer)).at(static_cast<std::size_t>(head)), word, 1.0F, result);
  }
  return result;
}

AttentionMap AttentionTrace::rollout_map(int word) const {
  if (rollout.empty()) return {};
  AttentionMap result{rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns), 0.0F)};
  add_word(rollout, word, 1.0F, result);
  return result;
}

}  // namespace descry
