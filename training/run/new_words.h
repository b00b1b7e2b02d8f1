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

/// That new words are not said where nothing is known of them: what it costs, in nats a kept word, that the network
/// would say one of pictures that show nothing, the step's features with their channels exchanged at random (which
/// follows from `seed`). Without it a word that is always said of two people is soon said of any two. `tokens` and
/// `keep` as in CaptionerImpl::forward, `features` [pictures, channels, rows, columns].
torch::Tensor new_words_elsewhere(Captioner& network, std::int64_t known, const torch::Tensor& tokens,
                                  const torch::Tensor& keep, const torch::Tensor& features, std::uint64_t seed);

/// From now on gradients reach nothing of the network but what belongs to the words from number `known` on: whatever
/// it says without them stays as it is.
void learn_only_new_words(Captioner& network, std::int64_t known);

}  // namespace descry
