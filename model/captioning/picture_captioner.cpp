#include "model/captioning/picture_captioner.h"

#include <torch/torch.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "model/captioning/caption_features.h"
#include "model/captioning/confidence.h"
#include "model/captioning/dependence.h"
#include "model/captioning/feature_attention.h"
#include "model/captioning/network_input.h"
#include "model/engine/frozen_backbone.h"
#include "model/files/captioner_file.h"
#include "model/network/device.h"

namespace descry {

struct PictureCaptioner::State {
  LoadedCaptioner model;  ///< without its backbone
  FrozenBackbone backbone;
  std::optional<ConfidenceModel> confidence;
  torch::Device device = torch::kCPU;
  std::mutex mutex;  ///< one computation at a time: the networks' caches and eval mode are shared

  torch::Tensor features(std::span<const Image> pictures);
};

namespace {

constexpr std::size_t kPicturesAtOnce = 64;
constexpr int kMaxBeam = 20;
constexpr double kMaxLengthExponent = 2;

Result<void> check(std::span<const Image> pictures, const DecodingSettings& settings) {
  const auto refuse = [](const std::string& sentence) { return failure(ErrorCode::kUsage, sentence); };
  if (settings.beam < 1 || settings.beam > kMaxBeam) {
    return refuse("The beam is " + std::to_string(settings.beam) + "; it must be 1 to 20.");
  }
  if (!(settings.length_exponent >= 0 && settings.length_exponent <= kMaxLengthExponent)) {
    return refuse("The length exponent is " + std::to_string(settings.length_exponent) + "; it must be 0 to 2.");
  }
  if (settings.max_words < 1) return refuse("A caption's longest length must be at least one word.");
  if (settings.n_best < 1 || settings.n_best > settings.beam) {
    return refuse("The number of captions a picture is " + std::to_string(settings.n_best) +
                  "; with this beam it must be 1 to " + std::to_string(settings.beam) + ".");
  }
  for (const Image& picture : pictures) {
    const auto values = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
    if (picture.width < 1 || picture.height < 1 || picture.rgb.size() != values) return refuse("A picture is empty.");
  }
  return {};
}

}  // namespace

torch::Tensor PictureCaptioner::State::features(std::span<const Image> pictures) {
  return backbone(network_input(pictures, model.preprocessing, device));
}

Result<PictureCaptioner> PictureCaptioner::open(const std::filesystem::path& model_file, const std::string& device) {
  Result<LoadedCaptioner> model = read_captioner(model_file);
  if (!model) return tl::unexpected(model.error());
  Result<PictureCaptioner> captioner = from(std::move(*model), device);
  if (!captioner) captioner.error().path = model_file;
  return captioner;
}

Result<PictureCaptioner> PictureCaptioner::from(LoadedCaptioner model, const std::string& device) {
  const Result<torch::Device> place = device_named(device);
  if (!place) return tl::unexpected(place.error());
  if (!model.backbone) {
    return failure(ErrorCode::kUnsupported,
                   "The model holds no backbone, so it cannot look at pictures; write it again with one.");
  }
  PictureCaptioner captioner;
  captioner.state_ = std::make_shared<State>();
  State& state = *captioner.state_;
  state.model = std::move(model);
  state.confidence = ConfidenceModel::of(state.model.card);
  state.device = *place;
  try {
    state.model.network->to(state.device);
    state.model.backbone->to(state.device);
    state.model.backbone->eval();
    state.backbone = FrozenBackbone(state.model.backbone, state.device);
    state.model.backbone = nullptr;
  } catch (const c10::Error& error) {
    return failure(ErrorCode::kDevice, "The model could not be moved to " + state.device.str() + " (" +
                                           error.what_without_backtrace() + "); try the device cpu.");
  }
  state.model.network->eval();
  return captioner;
}

Result<std::vector<std::vector<Caption>>> PictureCaptioner::caption(std::span<const Image> pictures,
                                                                    const DecodingSettings& settings) const {
  if (const Result<void> checked = check(pictures, settings); !checked) return tl::unexpected(checked.error());
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  std::vector<std::vector<Caption>> captions;
  try {
    for (std::size_t first = 0; first < pictures.size(); first += kPicturesAtOnce) {
      const auto part = pictures.subspan(first, std::min(kPicturesAtOnce, pictures.size() - first));
      auto found = caption_features(state_->model.network, state_->model.vocabulary, state_->features(part), settings);
      if (state_->confidence)
        for (std::vector<Caption>& of_picture : found)
          for (Caption& caption : of_picture) caption.confidence = state_->confidence->probability(caption);
      std::move(found.begin(), found.end(), std::back_inserter(captions));
    }
  } catch (const c10::Error& error) {
    return failure(ErrorCode::kDevice, "Captioning failed on " + state_->device.str() + " (" +
                                           error.what_without_backtrace() + "); try the device cpu.");
  }
  return captions;
}

AttentionTrace PictureCaptioner::explain(const Image& picture, const std::vector<std::int64_t>& tokens) const {
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  return feature_attention(state_->model.network, state_->features({&picture, 1}), tokens);
}

DependenceTrace PictureCaptioner::dependence(const Image& picture, const std::vector<std::int64_t>& tokens) const {
  const std::lock_guard lock(state_->mutex);
  const torch::Tensor falls =
      picture_dependence(state_->model.network, state_->backbone,
                         network_input({&picture, 1}, state_->model.preprocessing, state_->device), tokens)
          .contiguous();
  DependenceTrace trace;
  trace.words = static_cast<int>(falls.size(0));
  trace.rows = static_cast<int>(falls.size(1));
  trace.columns = static_cast<int>(falls.size(2));
  trace.falls.assign(falls.data_ptr<float>(), falls.data_ptr<float>() + falls.numel());
  return trace;
}

int PictureCaptioner::layers() const { return attention_layers(state_->model.network->options()); }

int PictureCaptioner::heads(int layer) const { return attention_heads(state_->model.network->options(), layer); }

int PictureCaptioner::default_layer() const { return recommended_map(card(), state_->model.network->options()).layer; }

int PictureCaptioner::default_head() const { return recommended_map(card(), state_->model.network->options()).head; }

DecodingSettings recommended_decoding(const nlohmann::json& card) {
  DecodingSettings settings;
  const auto entry = card.find("decoding");
  if (entry == card.end() || !entry->is_object()) return settings;
  const nlohmann::json beam = entry->value("beam", nlohmann::json());
  const nlohmann::json exponent = entry->value("length_exponent", nlohmann::json());
  if (beam.is_number_integer()) settings.beam = static_cast<int>(std::clamp<std::int64_t>(beam, 1, kMaxBeam));
  const nlohmann::json no_repeats = entry->value("no_repeats", nlohmann::json());
  if (no_repeats.is_boolean()) settings.no_repeats = no_repeats;
  if (exponent.is_number()) settings.length_exponent = std::clamp<double>(exponent, 0, kMaxLengthExponent);
  return settings;
}

DecodingSettings PictureCaptioner::recommended_decoding() const { return descry::recommended_decoding(card()); }

const Preprocessing& PictureCaptioner::preprocessing() const { return state_->model.preprocessing; }
const nlohmann::json& PictureCaptioner::card() const { return state_->model.card; }

std::string PictureCaptioner::name() const {
  const auto entry = card().find("name");
  return entry != card().end() && entry->is_string() ? entry->get<std::string>() : "unnamed captioner";
}

std::string PictureCaptioner::device() const { return state_->device.str(); }

}  // namespace descry
