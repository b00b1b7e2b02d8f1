#pragma once

#include <vector>

#include "model/files/pickle.h"

namespace descry {

/// The tensor that torch._utils._rebuild_tensor_v2 makes of these arguments: (storage, offset, size, stride, …), a view
/// of the storage. Throws Error: kDamaged when it would reach outside the storage.
torch::Tensor rebuilt_tensor(const std::vector<PickleValue>& arguments);

}  // namespace descry
