#include "model/files/safetensors.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "model/disk/whole_file.h"

namespace descry {
namespace {

constexpr std::uint64_t kMaxHeader = 100'000'000;  // the format's own limit
constexpr std::int64_t kMaxFile = 8'000'000'000;
constexpr std::size_t kMaxDimensions = 16;
constexpr const char* kMetadata = "__metadata__";

using TypeName = std::pair<const char*, torch::ScalarType>;
constexpr std::array<TypeName, 10> kTypes{{{"F64", torch::kDouble},
                                           {"F32", torch::kFloat},
                                           {"F16", torch::kHalf},
                                           {"BF16", torch::kBFloat16},
                                           {"I64", torch::kLong},
                                           {"I32", torch::kInt},
                                           {"I16", torch::kShort},
                                           {"I8", torch::kChar},
                                           {"U8", torch::kByte},
                                           {"BOOL", torch::kBool}}};

[[noreturn]] void damaged(const std::string& what) {
  throw Error{ErrorCode::kDamaged, "The file is damaged or cut short (" + what + "); fetch or write it again.", {}};
}

struct Entry {
  std::string name;
  torch::ScalarType type = torch::kFloat;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;
};

torch::ScalarType type_of(const std::string& name, const std::string& tensor) {
  for (const auto& [known, type] : kTypes) {
    if (name == known) return type;
  }
  throw Error{ErrorCode::kUnsupported, "Tensor " + tensor + " is of type " + name + ", which is not supported.", {}};
}

std::uint64_t natural(const nlohmann::json& json, const std::string& what) {
  if (!json.is_number_unsigned()) damaged(what);
  const auto value = json.get<std::uint64_t>();
  if (value > static_cast<std::uint64_t>(INT64_MAX)) damaged(what);
  return value;
}

/// Bytes that a tensor takes; also checks that its strides cannot overflow.
std::uint64_t byte_count(const Entry& entry) {
  std::int64_t nonzero = static_cast<std::int64_t>(torch::elementSize(entry.type));
  bool is_empty = false;
  for (const std::int64_t size : entry.shape) {
    is_empty = is_empty || size == 0;
    if (__builtin_mul_overflow(nonzero, std::max<std::int64_t>(size, 1), &nonzero))
      damaged("tensor " + entry.name + " is impossibly large");
  }
  return is_empty ? 0 : static_cast<std::uint64_t>(nonzero);
}

Entry entry_of(const std::string& name, const nlohmann::json& json) {
  const std::string what = "the entry of tensor " + name;
  const auto has_array = [&](const char* key) { return json.contains(key) && json[key].is_array(); };
  if (!json.is_object() || !json.contains("dtype") || !json["dtype"].is_string() || !has_array("shape") ||
      !has_array("data_offsets") || json["data_offsets"].size() != 2 || json["shape"].size() > kMaxDimensions)
    damaged(what);
  Entry entry;
  entry.name = name;
  entry.type = type_of(json["dtype"].get<std::string>(), name);
  for (const auto& size : json["shape"]) entry.shape.push_back(static_cast<std::int64_t>(natural(size, what)));
  entry.begin = natural(json["data_offsets"][0], what);
  entry.end = natural(json["data_offsets"][1], what);
  if (entry.end < entry.begin || entry.end - entry.begin != byte_count(entry))
    damaged("shape and offsets of tensor " + name + " contradict each other");
  return entry;
}

nlohmann::json parse_header(std::string_view text) {
  std::set<std::string> names;
  bool is_repeated = false;
  const auto watch = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    if (depth == 1 && event == nlohmann::json::parse_event_t::key)
      is_repeated = !names.insert(value.get<std::string>()).second || is_repeated;
    return true;
  };
  const nlohmann::json header = nlohmann::json::parse(text, watch, false);
  if (!header.is_object() || is_repeated) damaged("its header");
  return header;
}

std::map<std::string, std::string> metadata_of(const nlohmann::json& header) {
  std::map<std::string, std::string> metadata;
  if (!header.contains(kMetadata)) return metadata;
  if (!header[kMetadata].is_object()) damaged("its metadata");
  for (const auto& [key, value] : header[kMetadata].items()) {
    if (!value.is_string()) damaged("its metadata");
    metadata[key] = value.get<std::string>();
  }
  return metadata;
}

/// Entries by offset. The format wants the data covered without holes or overlaps.
std::vector<Entry> entries_of(const nlohmann::json& header, std::uint64_t data_size) {
  std::vector<Entry> entries;
  for (const auto& [name, value] : header.items()) {
    if (name != kMetadata) entries.push_back(entry_of(name, value));
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  std::uint64_t position = 0;
  for (const Entry& entry : entries) {
    if (entry.begin != position) damaged("tensor " + entry.name + " is out of place");
    position = entry.end;
  }
  if (position != data_size) damaged("its data is not as long as its header says");
  return entries;
}

torch::Tensor tensor_of(const Entry& entry, std::string_view data) {
  torch::Tensor tensor = torch::empty(entry.shape, entry.type);
  if (entry.end > entry.begin) std::memcpy(tensor.data_ptr(), data.data() + entry.begin, entry.end - entry.begin);
  return entry.type == torch::kBool ? tensor.view(torch::kUInt8).ne(0) : tensor;
}

TensorFile parse(std::string_view bytes) {
  std::uint64_t header_size = 0;
  if (bytes.size() < sizeof header_size) damaged("it has no header");
  std::memcpy(&header_size, bytes.data(), sizeof header_size);
  bytes.remove_prefix(sizeof header_size);
  if (header_size > kMaxHeader || header_size > bytes.size()) damaged("its header is longer than the file");
  const nlohmann::json header = parse_header(bytes.substr(0, header_size));
  bytes.remove_prefix(header_size);
  TensorFile file;
  file.metadata = metadata_of(header);
  for (const Entry& entry : entries_of(header, bytes.size())) file.tensors[entry.name] = tensor_of(entry, bytes);
  return file;
}

const char* name_of(torch::ScalarType type) {
  for (const auto& [name, known] : kTypes) {
    if (type == known) return name;
  }
  TORCH_CHECK(false, "safetensors has no name for this type");
}

/// Larger element types first, so that every tensor is aligned.
std::vector<Entry> layout(const TensorFile& file) {
  std::vector<Entry> entries;
  for (const auto& [name, tensor] : file.tensors) entries.push_back({name, tensor.scalar_type(), tensor.sizes().vec()});
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return torch::elementSize(a.type) > torch::elementSize(b.type);
  });
  std::uint64_t position = 0;
  for (Entry& entry : entries) {
    entry.begin = position;
    position += byte_count(entry);
    entry.end = position;
  }
  return entries;
}

std::string header_of(const TensorFile& file, const std::vector<Entry>& entries) {
  nlohmann::json header = nlohmann::json::object();
  if (!file.metadata.empty()) header[kMetadata] = file.metadata;
  for (const Entry& entry : entries) {
    header[entry.name] = {
        {"dtype", name_of(entry.type)}, {"shape", entry.shape}, {"data_offsets", {entry.begin, entry.end}}};
  }
  std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

}  // namespace

Result<TensorFile> parse_safetensors(std::string_view bytes) {
  try {
    return parse(bytes);
  } catch (const Error& error) {
    return tl::unexpected(error);
  }
}

Result<TensorFile> read_safetensors(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path, kMaxFile);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<TensorFile> file = parse_safetensors({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  if (!file) file.error().path = path;
  return file;
}

Result<void> write_safetensors(const TensorFile& file, const std::filesystem::path& path) {
  const std::vector<Entry> entries = layout(file);
  const std::string header = header_of(file, entries);
  const std::uint64_t size = header.size();
  std::string bytes(sizeof size, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  bytes.reserve(sizeof size + size + (entries.empty() ? 0 : entries.back().end));
  bytes += header;
  for (const Entry& entry : entries) {
    const torch::Tensor tensor = file.tensors.at(entry.name).detach().to(torch::kCPU).contiguous();
    bytes.append(static_cast<const char*>(tensor.data_ptr()), tensor.nbytes());
  }
  return write_file_atomically(path, bytes);
}

}  // namespace descry
