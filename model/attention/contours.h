#pragma once

#include <vector>

#include "model/attention/attention_trace.h"

namespace descry {

/// A piece of a contour line, on the picture's own geometry: 0 to 1 from left to right and from top to bottom.
struct ContourPiece {
  float x1, y1, x2, y2;
};

/// Where the map, bicubic between its cells' centres (resampled), crosses `level`.
std::vector<ContourPiece> contours(const AttentionMap& map, float level);

/// The borders between cells that reach `level` and cells that do not, the picture's own border left out.
std::vector<ContourPiece> cell_borders(const AttentionMap& map, float level);

}  // namespace descry
