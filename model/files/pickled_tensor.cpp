#include "model/files/pickled_tensor.h"

namespace descry {
namespace {

constexpr std::size_t kMaxDimensions = 16;

[[noreturn]] void damaged(const std::string& what) {
  throw Error{ErrorCode::kDamaged, "A tensor in it is damaged (" + what + "); fetch the file again.", {}};
}

std::vector<std::int64_t> sizes(const PickleValue& value) {
  PickleNode* const* node = std::get_if<PickleNode*>(&value);
  if (!node || (*node)->kind == PickleNode::Kind::kDict) damaged("no shape");
  if ((*node)->items.size() > kMaxDimensions) damaged("too many dimensions");
  std::vector<std::int64_t> result;
  for (const PickleValue& item : (*node)->items) {
    const auto* size = std::get_if<std::int64_t>(&item);
    if (!size || *size < 0) damaged("a negative size");
    result.push_back(*size);
  }
  return result;
}

std::int64_t product(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result)) damaged("a size that overflows");
  return result;
}

std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) damaged("a size that overflows");
  return result;
}

}  // namespace

torch::Tensor rebuilt_tensor(const std::vector<PickleValue>& arguments) {
  if (arguments.size() < 4) damaged("too few arguments");
  PickledStorage* const* storage = std::get_if<PickledStorage*>(&arguments[0]);
  const auto* offset = std::get_if<std::int64_t>(&arguments[1]);
  if (!storage || !offset || *offset < 0) damaged("no storage");
  const std::vector<std::int64_t> shape = sizes(arguments[2]);
  const std::vector<std::int64_t> strides = sizes(arguments[3]);
  if (shape.size() != strides.size()) damaged("shape and strides differ in length");

  std::int64_t count = 1, nonzero = 1, last = *offset;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    count = product(count, shape[i]);
    nonzero = product(nonzero, std::max<std::int64_t>(shape[i], 1));
    if (shape[i] > 0) last = sum(last, product(shape[i] - 1, strides[i]));
  }
  const std::int64_t available = (*storage)->values.numel();
  // More elements than the storage holds would be an expanded tensor: small in the file, of any size in memory.
  if (count > available || *offset > available || (count > 0 && last >= available)) damaged("it leaves its storage");
  return (*storage)->values.as_strided(shape, strides, *offset);
}

}  // namespace descry
