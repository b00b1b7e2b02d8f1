#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/files/safetensors.h"
#include "model/network/efficientnet.h"

namespace descry {

/// The network that a file of weights is for, and how it calls what EfficientNet calls otherwise.
struct WeightNames {
  EfficientNetOptions options;
  /// Prefixes of tensors' names: {ours, theirs}, such as {"stem.conv.", "features.0.0."}.
  std::vector<std::pair<std::string, std::string>> prefixes;
};

/// Recognises torchvision's and timm's efficientnet_b0 to b2 and efficientnet_lite_pytorch's Lite0 to Lite2 by their
/// tensors; what is of such a family but of none of these sizes is taken for the smallest.
std::optional<WeightNames> recognised_names(const TensorFile& file);

}  // namespace descry
