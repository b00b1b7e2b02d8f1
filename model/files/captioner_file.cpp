#include "model/files/captioner_file.h"

#include <algorithm>
#include <cmath>

#include "model/files/safetensors.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr const char* kMetadata = "descry";  ///< the entry that holds everything but the tensors
constexpr const char* kNetworkPrefix = "captioner.";
constexpr const char* kBackbonePrefix = "backbone.";
constexpr float kLargestHalf = 65504.0F;

// Thrown inside this file only: read_captioner turns it into its result.
[[noreturn]] void refuse(ErrorCode code, const std::string& sentence) { throw Error{code, sentence, {}}; }
[[noreturn]] void damaged(const std::string& what) {
  refuse(ErrorCode::kDamaged, "The model file contradicts itself: " + what + ". Get it again.");
}

Json preprocessing_json(const Preprocessing& preprocessing) {
  return {{"height", preprocessing.height},
          {"width", preprocessing.width},
          {"mean", preprocessing.mean},
          {"deviation", preprocessing.deviation}};
}

Preprocessing preprocessing_from(const Json& json) {
  Preprocessing preprocessing;
  json.at("height").get_to(preprocessing.height);
  json.at("width").get_to(preprocessing.width);
  preprocessing.mean = json.at("mean").get<std::array<float, 3>>();
  preprocessing.deviation = json.at("deviation").get<std::array<float, 3>>();
  constexpr int kMaxSide = 4096;
  for (const int side : {preprocessing.height, preprocessing.width}) {
    if (side < 1 || side > kMaxSide) damaged("its pictures' sides are not between 1 and " + std::to_string(kMaxSide));
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const float deviation = preprocessing.deviation[i];
    if (std::isfinite(preprocessing.mean[i]) && std::isfinite(deviation) && deviation > 0) continue;
    damaged("its pixels' mean or deviation cannot be used");
  }
  return preprocessing;
}

/// The description in the metadata, of a format version that this program reads.
Json description_of(const TensorFile& file) {
  const auto entry = file.metadata.find(kMetadata);
  if (entry == file.metadata.end()) {
    refuse(ErrorCode::kUnsupported, "The file holds tensors but no captioner; choose a model that Descry wrote.");
  }
  Json description = Json::parse(entry->second);
  const int format = description.at("format_version").get<int>();
  if (format > kCaptionerFormat) {
    refuse(ErrorCode::kUnsupported, "The model was written by a newer Descry (format " + std::to_string(format) +
                                        "; this one reads up to " + std::to_string(kCaptionerFormat) +
                                        "). Update the program, or export the model again with an older one.");
  }
  if (format < 1) damaged("its format version is " + std::to_string(format));
  return description;
}

std::string shape_text(at::IntArrayRef shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : " x ") + std::to_string(size);
  return text.empty() ? "a single number" : text;
}

std::int64_t numbers_under(const TensorFile& file, const std::string& prefix) {
  std::int64_t count = 0;
  for (const auto& [name, tensor] : file.tensors) {
    if (name.rfind(prefix, 0) == 0) count += tensor.numel();
  }
  return count;
}

/// Least number of weights in a backbone of these options, near enough to refuse sizes that the file cannot hold before
/// memory is asked for.
double least_backbone_numbers(const EfficientNetOptions& options) {
  double total = 0, before = options.stem_channels * std::min(options.width, 1.0);
  for (const EfficientNetStage& stage : options.stages) {
    const double channels = 0.9 * options.width * stage.channels;
    const double repeats =
        std::max(1.0, std::floor(options.fixed_stem_head ? stage.repeats : options.depth * stage.repeats));
    total += stage.expand * before * channels + (repeats - 1) * stage.expand * channels * channels;
    before = channels;
  }
  return options.members * (total + before * options.head_channels * std::min(options.width, 1.0));
}

void fill(torch::Tensor& target, const TensorFile& file, const std::string& name) {
  const auto found = file.tensors.find(name);
  if (found == file.tensors.end()) damaged("tensor " + name + " is missing");
  const torch::Tensor& tensor = found->second;
  if (tensor.sizes() != target.sizes()) {
    damaged("tensor " + name + " is " + shape_text(tensor.sizes()) + " where the network has " +
            shape_text(target.sizes()));
  }
  if (tensor.is_floating_point() != target.is_floating_point()) damaged("tensor " + name + " is of another kind");
  if (tensor.is_floating_point() && !tensor.to(torch::kFloat).isfinite().all().item<bool>()) {
    damaged("tensor " + name + " holds values that are not numbers");
  }
  target.copy_(tensor);
}

void fill_module(torch::nn::Module& module, const TensorFile& file, const std::string& prefix) {
  torch::NoGradGuard no_grad;
  std::size_t filled = 0;
  const auto fill_each = [&](auto named_tensors) {
    for (auto& entry : named_tensors) {
      fill(entry.value(), file, prefix + entry.key());
      ++filled;
    }
  };
  fill_each(module.named_parameters());
  fill_each(module.named_buffers());
  const auto present = std::count_if(file.tensors.begin(), file.tensors.end(),
                                     [&](const auto& entry) { return entry.first.rfind(prefix, 0) == 0; });
  if (static_cast<std::size_t>(present) != filled) damaged("it holds tensors that its network has no place for");
  module.eval();
}

Captioner network_from(const Json& description, const TensorFile& file) {
  const auto options = description.at("network").get<CaptionerOptions>();
  if (const Result<void> valid = options.validate(); !valid) damaged(valid.error().message);
  // Checked against what is there before memory for it is asked for; a difference this small is named below.
  if (options.parameter_count() > 2 * numbers_under(file, kNetworkPrefix) + 1'000'000) {
    damaged("its network would need many more numbers than it holds");
  }
  Captioner network(options);
  fill_module(*network, file, kNetworkPrefix);
  return network;
}

EfficientNet backbone_from(const Json& description, const TensorFile& file) {
  const auto options = description.at("backbone").get<EfficientNetOptions>();
  if (const Result<void> valid = options.validate(); !valid) damaged(valid.error().message);
  if (least_backbone_numbers(options) > 2.0 * static_cast<double>(numbers_under(file, kBackbonePrefix)) + 1e6) {
    damaged("its backbone would need many more numbers than it holds");
  }
  EfficientNet backbone(options);
  fill_module(*backbone, file, kBackbonePrefix);
  return backbone;
}

/// Whether backbone, grid and words fit each other.
void check_together(const LoadedCaptioner& captioner) {
  const CaptionerOptions& options = captioner.network->options();
  if (captioner.vocabulary.size() != options.vocabulary) {
    damaged("it has " + std::to_string(captioner.vocabulary.size()) + " words for a network of " +
            std::to_string(options.vocabulary));
  }
  if (!captioner.backbone) return;
  const EfficientNetOptions& backbone = captioner.backbone->options();
  const auto cells = [&](int side) { return (side + backbone.reduction() - 1) / backbone.reduction(); };
  if (backbone.feature_channels() != options.feature_channels || backbone.members != options.members ||
      cells(captioner.preprocessing.height) != options.grid_rows ||
      cells(captioner.preprocessing.width) != options.grid_columns) {
    damaged("its backbone's features do not fit its network");
  }
}

LoadedCaptioner captioner_from(const TensorFile& file) {
  const Json description = description_of(file);
  LoadedCaptioner captioner;
  captioner.network = network_from(description, file);
  if (description.contains("backbone")) captioner.backbone = backbone_from(description, file);
  auto vocabulary = Vocabulary::from_words(description.at("vocabulary").get<std::vector<std::string>>());
  if (!vocabulary) throw vocabulary.error();
  captioner.vocabulary = std::move(*vocabulary);
  captioner.preprocessing = preprocessing_from(description.at("preprocessing"));
  captioner.card = description.value("card", Json::object());
  if (!captioner.card.is_object()) damaged("its card is no object");
  check_together(captioner);
  return captioner;
}

/// In 16 bits where that is asked for and every value fits.
torch::Tensor stored(const torch::Tensor& tensor, bool half) {
  torch::Tensor copy = tensor.detach().to(torch::kCPU);
  if (!half || !copy.is_floating_point()) return copy;
  const bool fits = copy.numel() == 0 || copy.abs().max().item<float>() <= kLargestHalf;
  return fits ? copy.to(torch::kHalf) : copy;
}

void store_module(const torch::nn::Module& module, const std::string& prefix, bool half, TensorFile& file) {
  for (const auto& entry : module.named_parameters()) file.tensors[prefix + entry.key()] = stored(entry.value(), half);
  for (const auto& entry : module.named_buffers()) file.tensors[prefix + entry.key()] = stored(entry.value(), half);
}

}  // namespace

Result<LoadedCaptioner> read_captioner(const std::filesystem::path& path) {
  const Result<TensorFile> file = read_safetensors(path);
  if (!file) return tl::unexpected(file.error());
  try {
    return captioner_from(*file);
  } catch (const Error& error) {
    return failure(error.code, error.message, path);
  } catch (const Json::exception& exception) {
    return failure(ErrorCode::kDamaged,
                   std::string("The model file's description cannot be read (") + exception.what() + "). Get it again.",
                   path);
  }
}

Result<void> write_captioner(const LoadedCaptioner& captioner, const std::filesystem::path& path, bool half) {
  Json description = {{"format_version", kCaptionerFormat},
                      {"network", captioner.network->options()},
                      {"vocabulary", captioner.vocabulary.words()},
                      {"preprocessing", preprocessing_json(captioner.preprocessing)},
                      {"card", captioner.card}};
  TensorFile file;
  store_module(*captioner.network, kNetworkPrefix, half, file);
  if (captioner.backbone) {
    const bool folded = captioner.backbone->options().folded;
    const EfficientNet backbone = folded ? captioner.backbone : EfficientNet(captioner.backbone->folded());
    description["backbone"] = backbone->options();
    store_module(*backbone, kBackbonePrefix, half, file);
  }
  file.metadata["format"] = "pt";  // what Python's safetensors readers expect of PyTorch tensors
  // Words and cards are text from outside: bytes that are not UTF-8 are replaced rather than refused.
  file.metadata[kMetadata] = description.dump(-1, ' ', false, Json::error_handler_t::replace);
  return write_safetensors(file, path);
}

}  // namespace descry
