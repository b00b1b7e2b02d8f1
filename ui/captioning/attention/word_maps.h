#pragma once

#include <optional>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/attention/dependence_trace.h"

namespace descry {

/// The maps of one sentence's words, as kind, layer and head are chosen.
class WordMaps {
 public:
  /// Another sentence: nothing is known of it.
  void clear();
  void setTrace(const AttentionTrace& trace);
  void setDependence(const DependenceTrace& dependence);
  /// `layer`, `head`: of attention; -1: mean.
  void choose(MapKind kind, int layer, int head);

  MapKind kind() const { return kind_; }
  /// What the chosen kind is made of is there, whatever it says.
  bool isKnown() const { return kind_ == MapKind::kDependence ? dependence_.has_value() : trace_.has_value(); }
  int words() const { return static_cast<int>(maps_.size()); }  ///< that have a map of the chosen kind
  const AttentionMap& map(int word) const { return maps_.at(static_cast<std::size_t>(word)); }
  int rows() const { return maps_.empty() ? 0 : maps_.front().rows; }
  int columns() const { return maps_.empty() ? 0 : maps_.front().columns; }
  /// What a word's brightest colour stands for: its own largest weight, or the sentence's.
  double fullScale(int word, bool of_sentence) const;
  /// Each word's weight of one cell.
  std::vector<double> weightsAt(int row, int column) const;
  /// The cell where a word's weight is largest, as row * columns + column.
  int strongestCell(int word) const;
  const std::optional<AttentionTrace>& trace() const { return trace_; }

 private:
  void rebuild();

  std::optional<AttentionTrace> trace_;
  std::optional<DependenceTrace> dependence_;
  MapKind kind_ = MapKind::kAttention;
  int layer_ = -1, head_ = -1;
  std::vector<AttentionMap> maps_;
  float largest_ = 0;
};

}  // namespace descry
