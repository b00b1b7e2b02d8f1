#pragma once

#include <cstdint>

#include "model/engine/layers.h"

namespace descry {

/// bfloat16: the upper half of a float's bits.
using Bfloat16 = std::uint16_t;

enum class CellActivation { kNone, kRelu6, kSilu };

/// A depthwise convolution of some rows of one picture, its activation, and the sums that squeeze-excite wants.
template <typename Value>
struct DepthwiseRows {
  const Value* input = nullptr;  ///< rows [columns, channels]; row y of the picture is at place y % input_places
  int input_places = 0;
  int input_rows = 0, input_columns = 0;  ///< of the whole picture
  Value* output = nullptr;                ///< the whole result, [.., output_columns, channels]
  int output_columns = 0;
  int first_row = 0, last_row = 0;          ///< what to compute, [first, last)
  int rows_before = 0, columns_before = 0;  ///< padding
  int kernel = 3, stride = 1;
  int channels = 0;
  const float* weights = nullptr;  ///< [kernel, kernel, channels]
  const float* bias = nullptr;     ///< [channels]
  CellActivation activation = CellActivation::kNone;
  float* sums = nullptr;  ///< [channels]: each channel's results are added to it; null: not wanted
};

/// Loops over channels-last activations, in the widest vectors of this CPU. SiLU is exact to 1e-6 of the value in
/// float, to 1e-4 in bfloat16, whose own rounding is 4e-3.
template <typename Value>
struct CellLoops {
  void (*activate)(Value* values, std::int64_t count, CellActivation activation);
  void (*depthwise)(const DepthwiseRows<Value>& rows);
  /// Multiplies each cell's channels, values [cells, channels], by a factor for each channel.
  void (*scale)(Value* values, std::int64_t cells, std::int64_t channels, const float* factors);
  /// Squeeze-excite's factors (Hu et al. 2018) from each channel's sum over the grid's cells: both arrays [channels].
  void (*squeeze_excite)(const SqueezeExciteLayer& layer, const float* sums, std::int64_t cells, float* factors);
};

template <typename Value>
const CellLoops<Value>& cell_loops();

}  // namespace descry
