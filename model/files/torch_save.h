#pragma once

#include <string_view>

#include "model/files/safetensors.h"

namespace descry {

bool is_zip(std::string_view bytes);
/// Files of PyTorch before 1.6, and of torch.save(_use_new_zipfile_serialization=False).
bool is_legacy_torch_save(std::string_view bytes);

/// The tensors of a state dict that torch.save wrote, by name; also one level down, under "state_dict" or "model".
/// Values that are no tensors are left out. Throws Error: kDamaged, kUnsupported.
TensorFile read_torch_zip(std::string_view bytes);
TensorFile read_legacy_torch_save(std::string_view bytes);

}  // namespace descry
