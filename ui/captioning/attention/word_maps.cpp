#include "ui/captioning/attention/word_maps.h"

#include <algorithm>

#include "model/attention/overlay.h"

namespace descry {

void WordMaps::clear() {
  trace_.reset();
  dependence_.reset();
  rebuild();
}

void WordMaps::setTrace(const AttentionTrace& trace) {
  trace_ = trace;
  rebuild();
}

void WordMaps::setDependence(const DependenceTrace& dependence) {
  dependence_ = dependence;
  rebuild();
}

void WordMaps::choose(MapKind kind, int layer, int head) {
  if (kind == kind_ && layer == layer_ && head == head_) return;
  kind_ = kind;
  layer_ = layer;
  head_ = head;
  rebuild();
}

void WordMaps::rebuild() {
  maps_.clear();
  largest_ = 0;
  if (kind_ == MapKind::kDependence) {
    for (int word = 0; dependence_ && word < dependence_->words; ++word) maps_.push_back(dependence_->map(word));
  } else if (trace_ && kind_ == MapKind::kRollout) {
    for (int word = 0; !trace_->rollout.empty() && word < trace_->words; ++word) {
      maps_.push_back(trace_->rollout_map(word));
    }
  } else if (trace_) {
    // The chosen layer and head may still be another model's.
    const int layers = static_cast<int>(trace_->layers.size());
    const int layer = layer_ < layers ? layer_ : -1;
    const bool has_head =
        layer >= 0 && head_ < static_cast<int>(trace_->layers[static_cast<std::size_t>(layer)].size());
    for (int word = 0; layers > 0 && word < trace_->words; ++word) {
      maps_.push_back(trace_->map(word, layer, has_head ? head_ : -1));
    }
  }
  for (const AttentionMap& map : maps_) largest_ = std::max(largest_, largest_weight(map));
}

double WordMaps::fullScale(int word, bool of_sentence) const {
  return static_cast<double>(of_sentence ? largest_ : largest_weight(map(word)));
}

std::vector<double> WordMaps::weightsAt(int row, int column) const {
  std::vector<double> weights;
  for (const AttentionMap& map : maps_) {
    weights.push_back(static_cast<double>(map.weights.at(static_cast<std::size_t>(row * map.columns + column))));
  }
  return weights;
}

int WordMaps::strongestCell(int word) const {
  const std::vector<float>& weights = map(word).weights;
  return static_cast<int>(std::max_element(weights.begin(), weights.end()) - weights.begin());
}

}  // namespace descry
