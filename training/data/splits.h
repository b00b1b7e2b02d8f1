#pragma once

#include <cstdint>
#include <stop_token>

#include "training/data/dataset.h"

namespace descry {

/// Moves a seeded choice of pictures from `train` to `dev`: `share` of them, at least one, and never all. The same
/// pictures and seed give the same choice, in whatever order they come. Leaves `train` shuffled.
void split_off_dev(std::vector<CaptionedPicture>& train, std::vector<CaptionedPicture>& dev, double share,
                   std::uint64_t seed);

/// Takes every picture out of train whose file has the same content as one of dev or test; each is listed as kLeak.
/// After `stop` not all are found.
void remove_leaks(Dataset& dataset, const std::stop_token& stop);

}  // namespace descry
