#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "model/captioning/hiding.h"
#include "model/network/captioner.h"

namespace descry {

/// One kind of map for all words of a caption.
struct WordMaps {
  std::string name;      ///< such as "layer 2, head 1"; the same for every picture
  torch::Tensor values;  ///< float [words, rows, columns]; larger: more important
};

/// Every kind of map that a captioner can give of one picture's caption: attention (the mean over layers, each layer's
/// mean, each head), the last layer's attention followed through the encoder ("rollout", Abnar and Zuidema 2020) and
/// weighted by what it brings ("value norms", Kobayashi et al. 2020), and both dependence maps. Of an ensemble, a
/// member's layers follow another's, and maps of the last layer are the members' mean. `pixels` [1, 3, H, W]
/// normalised, tokens as in Caption.
std::vector<WordMaps> word_maps(Captioner& network, const FeatureFunction& backbone, const torch::Tensor& pixels,
                                const std::vector<std::int64_t>& tokens);

}  // namespace descry
