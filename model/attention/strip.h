#pragma once

#include <string>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/images/image.h"

namespace descry {

/// One word of a strip and where the network looked when it said it.
struct StripTile {
  std::string word;  ///< UTF-8; letters that the drawn font lacks become their nearest, or "?"
  AttentionMap map;
};

struct StripOptions {
  enum class Look { kHeat, kSpotlight };
  Look look = Look::kHeat;
  float opacity = 0.75F;   ///< 0 to 1
  bool one_scale = false;  ///< all words scaled to the sentence's largest weight; false: each to its own
  int tile_side = 224;     ///< the picture's longer side in a tile, pixels
  int tiles_a_row = 6;     ///< picture included
};

/// The figure of Show, Attend and Tell: the picture, then one tile a word with its attention laid over it and the word
/// written under it. Black on white, rows of tiles.
Image attention_strip(const Image& picture, const std::vector<StripTile>& tiles, const StripOptions& options = {});

/// Text as the strip's font can draw it: printable ASCII.
std::string drawable(const std::string& utf8);

}  // namespace descry
