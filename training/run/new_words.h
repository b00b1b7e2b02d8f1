#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

#include "model/network/captioner.h"
#include "training/run/batches.h"

namespace descry {

/// Begins the words from number `known` on, in a network that knows those before, as what it would have said in their
/// places: the known words' embeddings (and what else a word has of its own), by their probability there. `features`:
/// [n, channels, rows, columns] of pictures, on the network's device. Words that no caption of `pictures` holds stay as
/// they are. Leaves the network in eval mode.
void begin_new_words(Captioner& network, std::int64_t known, const std::vector<EncodedPicture>& pictures,
                     const std::function<torch::Tensor(const std::vector<std::int64_t>&)>& features);

/// From now on gradients reach nothing of the network but what belongs to the words from number `known` on: whatever
/// it says without them stays as it is.
void learn_only_new_words(Captioner& network, std::int64_t known);

}  // namespace descry
