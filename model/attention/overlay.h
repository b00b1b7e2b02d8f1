#pragma once

#include <vector>

#include "model/attention/attention_trace.h"
#include "model/images/image.h"

namespace descry {

/// The map's largest weight: what a picture's overlay is scaled to when nothing else is asked for.
float largest_weight(const AttentionMap& map);

/// A map on the picture's own geometry, `width` x `height` weights row by row. The network saw the whole picture,
/// stretched, so the grid covers all of it; weights stand at cell centres, bicubic between them and never beyond the
/// map's own least and largest.
std::vector<float> resampled(const AttentionMap& map, int width, int height);

/// Colour from dark to bright (heat_colours) over the picture; where attention is low the picture shows through,
/// because opacity follows attention: `opacity` (0 to 1) is reached at the weight `scale_maximum` and above.
Image heat_overlay(const Image& picture, const AttentionMap& map, float opacity, float scale_maximum);

/// The picture dimmed (by `opacity`, 0 to 1) where it was not attended and as it is where weights reach `scale_maximum`
/// (Xu et al. 2015, figure 3).
Image spotlight_overlay(const Image& picture, const AttentionMap& map, float opacity, float scale_maximum);

}  // namespace descry
