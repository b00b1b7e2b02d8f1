#pragma once

#include <torch/types.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/result.h"

namespace descry {

/// Where a pickled tensor's numbers lie: one-dimensional; may be filled after the pickle was read (legacy files).
struct PickledStorage {
  torch::Tensor values;
};

/// Asks for the storage of this key: `count` elements of that type. Throws Error when there is none.
using StorageSource = std::function<PickledStorage*(std::string_view key, torch::ScalarType type, std::int64_t count)>;

struct PickleNode;

/// A global that tensors need; anything else is refused before it could mean something.
enum class PickleGlobal { kOrderedDict, kRebuildTensor, kRebuildParameter, kStorageType };

struct PickleGlobalValue {
  PickleGlobal kind;
  torch::ScalarType type = torch::kFloat;  ///< of a storage type
};

/// What a tensor-only pickle can say. Strings point into the pickle's bytes; tuples, lists and dicts are owned by
/// Pickle.
using PickleValue = std::variant<std::monostate, bool, std::int64_t, double, std::string_view, PickleGlobalValue,
                                 PickledStorage*, torch::Tensor, PickleNode*>;

struct PickleNode {
  enum class Kind { kTuple, kList, kDict } kind = Kind::kTuple;
  std::vector<PickleValue> items;  ///< a dict's keys and values in turn
};

/// One pickle, read. Nodes may contain each other in circles, so walk them with a limit on depth.
struct Pickle {
  PickleValue root;
  std::deque<PickleNode> nodes;
  std::size_t size = 0;  ///< bytes that it took
};

/// Reads the pickle at the start of `bytes` (protocols 2 to 5), rebuilding tensors and plain values only; `bytes` must
/// outlive the result. Throws Error: kDamaged, kUnsupported (a global that is not part of a tensor, by its name).
Pickle read_pickle(std::string_view bytes, const StorageSource& storages);

}  // namespace descry
