#include "model/files/torch_save.h"

#include <cstring>

#include "model/files/pickle.h"
#include "model/files/zip_entries.h"

namespace descry {
namespace {

using std::string_view_literals::operator""sv;

// The pickle of torch.serialization's MAGIC_NUMBER, 0x1950a86a20f9469cfc6c.
constexpr std::string_view kLegacyMagic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv;
constexpr std::int64_t kLegacyProtocol = 1001;

[[noreturn]] void damaged(const std::string& what) {
  throw Error{ErrorCode::kDamaged, "The file is damaged or cut short (" + what + "); fetch it again.", {}};
}

std::uint64_t byte_count(std::int64_t count, torch::ScalarType type) {
  std::uint64_t bytes = 0;
  if (count < 0 || __builtin_mul_overflow(static_cast<std::uint64_t>(count), torch::elementSize(type), &bytes))
    damaged("a storage of impossible size");
  return bytes;
}

/// Copies raw little-endian bytes into a storage's tensor.
void fill(torch::Tensor& values, std::string_view raw) {
  if (raw.empty()) return;
  std::memcpy(values.data_ptr(), raw.data(), raw.size());
  if (values.scalar_type() == torch::kBool) values.copy_(values.view(torch::kUInt8).ne(0));
}

const PickleNode* as_dict(const PickleValue& value) {
  PickleNode* const* node = std::get_if<PickleNode*>(&value);
  return node && (*node)->kind == PickleNode::Kind::kDict ? *node : nullptr;
}

/// The dict that holds the tensors: the root, or what stands in it under the names that training scripts use.
const PickleNode& state_dict(const PickleValue& root) {
  const PickleNode* dict = as_dict(root);
  if (!dict) throw Error{ErrorCode::kUnsupported, "It holds no state dict; save the model's state_dict().", {}};
  for (std::size_t i = 0; i + 1 < dict->items.size(); i += 2) {
    const auto* key = std::get_if<std::string_view>(&dict->items[i]);
    if (!key || (*key != "state_dict" && *key != "model")) continue;
    if (const PickleNode* inner = as_dict(dict->items[i + 1])) return *inner;
  }
  return *dict;
}

TensorFile tensors_of(const Pickle& pickle) {
  TensorFile file;
  const PickleNode& dict = state_dict(pickle.root);
  for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
    const auto* name = std::get_if<std::string_view>(&dict.items[i]);
    const auto* tensor = std::get_if<torch::Tensor>(&dict.items[i + 1]);
    if (name && tensor) file.tensors[std::string(*name)] = *tensor;
  }
  return file;
}

/// Storages of a file, handed to the pickle reader by their keys.
class Storages {
 public:
  /// `bytes`: what the file could hold at most.
  explicit Storages(std::uint64_t bytes) : left_(bytes) {}

  PickledStorage* find_or_make(std::string_view key, torch::ScalarType type, std::int64_t count) {
    const auto found = storages_.find(key);
    if (found != storages_.end()) {
      const torch::Tensor& values = found->second.values;
      if (values.scalar_type() != type || values.numel() != count) damaged("a storage described twice");
      return &found->second;
    }
    const std::uint64_t bytes = byte_count(count, type);
    if (bytes > left_) damaged("a storage larger than the file");
    left_ -= bytes;
    return &storages_.emplace(key, PickledStorage{torch::empty({count}, type)}).first->second;
  }
  PickledStorage* find(std::string_view key) {
    const auto found = storages_.find(key);
    return found == storages_.end() ? nullptr : &found->second;
  }
  std::size_t size() const { return storages_.size(); }

 private:
  std::uint64_t left_;
  std::map<std::string, PickledStorage, std::less<>> storages_;
};

PickledStorage* no_storage(std::string_view, torch::ScalarType, std::int64_t) { damaged("a storage out of place"); }

/// After the pickles: for each key in the key list's order an element count and the data.
void fill_legacy_storages(Storages& storages, const Pickle& keys, std::string_view data) {
  PickleNode* const* list = std::get_if<PickleNode*>(&keys.root);
  if (!list || (*list)->items.size() != storages.size()) damaged("its list of storages is wrong");
  std::map<std::string_view, bool> filled;
  for (const PickleValue& item : (*list)->items) {
    const auto* key = std::get_if<std::string_view>(&item);
    PickledStorage* storage = key ? storages.find(*key) : nullptr;
    if (!storage || !filled.emplace(*key, true).second) damaged("its list of storages is wrong");
    std::int64_t count = 0;
    if (data.size() < sizeof count) damaged("a storage is missing");
    std::memcpy(&count, data.data(), sizeof count);
    data.remove_prefix(sizeof count);
    const std::size_t bytes = storage->values.nbytes();
    if (count != storage->values.numel() || data.size() < bytes) damaged("a storage is cut short");
    fill(storage->values, data.substr(0, bytes));
    data.remove_prefix(bytes);
  }
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.substr(0, 4) == "PK\x03\x04"; }

bool is_legacy_torch_save(std::string_view bytes) { return bytes.substr(0, kLegacyMagic.size()) == kLegacyMagic; }

TensorFile read_torch_zip(std::string_view bytes) {
  const auto entries = stored_zip_entries(bytes);
  const std::string_view suffix = "/data.pkl";
  std::string folder;
  for (const auto& [name, contents] : entries) {
    if (name.ends_with(suffix)) folder = name.substr(0, name.size() - suffix.size() + 1);
  }
  if (folder.empty()) throw Error{ErrorCode::kUnsupported, "It is an archive, but not one of torch.save.", {}};
  if (const auto order = entries.find(folder + "byteorder"); order != entries.end() && order->second != "little")
    throw Error{ErrorCode::kUnsupported, "It was written on a big-endian machine.", {}};

  Storages storages(bytes.size());
  const auto load = [&](std::string_view key, torch::ScalarType type, std::int64_t count) {
    if (PickledStorage* known = storages.find(key); known) return storages.find_or_make(key, type, count);
    const auto entry = entries.find(folder + "data/" + std::string(key));
    if (entry == entries.end()) damaged("storage " + std::string(key) + " is missing");
    if (entry->second.size() != byte_count(count, type)) damaged("a storage of the wrong size");
    PickledStorage* storage = storages.find_or_make(key, type, count);
    fill(storage->values, entry->second);
    return storage;
  };
  return tensors_of(read_pickle(entries.at(folder + "data.pkl"), load));
}

TensorFile read_legacy_torch_save(std::string_view bytes) {
  bytes.remove_prefix(kLegacyMagic.size());
  const auto next = [&](const StorageSource& source) {
    Pickle pickle = read_pickle(bytes, source);
    bytes.remove_prefix(pickle.size);
    return pickle;
  };
  const Pickle protocol = next(no_storage);
  if (const auto* version = std::get_if<std::int64_t>(&protocol.root); !version || *version != kLegacyProtocol)
    throw Error{ErrorCode::kUnsupported, "It is of an unknown version of torch.save.", {}};
  next(no_storage);  // sys_info: byte order and type sizes of the machine that wrote it
  Storages storages(bytes.size());
  const Pickle object = next([&](std::string_view key, torch::ScalarType type, std::int64_t count) {
    return storages.find_or_make(key, type, count);
  });
  const Pickle keys = next(no_storage);
  fill_legacy_storages(storages, keys, bytes);
  return tensors_of(object);
}

}  // namespace descry
