#include "model/captioning/picture_captioner.h"

#include <torch/torch.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "model/captioning/caption_features.h"
#include "model/captioning/confidence.h"
#include "model/captioning/decoding_settings.h"
#include "model/captioning/dependence.h"
#include "model/captioning/feature_attention.h"
#include "model/captioning/hiding.h"
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

  torch::Tensor input(std::span<const Image> pictures) const;
  torch::Tensor features(std::span<const Image> pictures) { return backbone(input(pictures)); }
  std::vector<std::vector<Caption>> caption(const torch::Tensor& features, const DecodingSettings& settings,
                                            const AskedWords& asked);
  Result<void> check(const DecodingSettings& settings) const;
  Result<void> check_tokens(const std::vector<std::int64_t>& tokens) const;
  int longest() const { return static_cast<int>(model.network->options().max_tokens) - 2; }
};

namespace {

constexpr std::size_t kPicturesAtOnce = 64;
constexpr int kMaxBeam = 20;
constexpr double kMaxLengthExponent = 2;

tl::unexpected<Error> refuse(const std::string& sentence) { return failure(ErrorCode::kUsage, sentence); }

Result<void> check_pictures(std::span<const Image> pictures) {
  for (const Image& picture : pictures) {
    const auto values = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
    if (picture.width < 1 || picture.height < 1 || picture.rgb.size() != values) return refuse("A picture is empty.");
  }
  return {};
}

/// What LibTorch throws when memory or a device gives out, as an error.
template <typename Compute>
auto computed_on(const torch::Device& device, const Compute& compute) -> decltype(compute()) {
  try {
    return compute();
  } catch (const c10::Error& error) {
    return failure(ErrorCode::kDevice, "Captioning failed on " + device.str() + " (" + error.what_without_backtrace() +
                                           "); try the device cpu.");
  }
}

}  // namespace

torch::Tensor PictureCaptioner::State::input(std::span<const Image> pictures) const {
  return network_input(pictures, model.preprocessing, device);
}

std::vector<std::vector<Caption>> PictureCaptioner::State::caption(const torch::Tensor& features,
                                                                   const DecodingSettings& settings,
                                                                   const AskedWords& asked) {
  auto found = caption_features(model.network, model.vocabulary, features, settings, asked);
  if (!confidence) return found;
  for (std::vector<Caption>& of_picture : found)
    for (Caption& caption : of_picture) caption.confidence = confidence->probability(caption, asked.imposed);
  return found;
}

Result<void> PictureCaptioner::State::check(const DecodingSettings& settings) const {
  const auto problems = settings_problems(settings, model.vocabulary, longest());
  if (!problems.empty()) return refuse(problems.front().message);
  return {};
}

Result<void> PictureCaptioner::State::check_tokens(const std::vector<std::int64_t>& tokens) const {
  for (const std::int64_t token : tokens)
    if (token <= Vocabulary::kUnknown || token >= model.vocabulary.size())
      return refuse("A word of the sentence is not one of this model's: another model wrote it.");
  return {};
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
  if (const Result<void> checked = state_->check(settings); !checked) return tl::unexpected(checked.error());
  if (const Result<void> checked = check_pictures(pictures); !checked) return tl::unexpected(checked.error());
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  const AskedWords asked = asked_words(settings, state_->model.vocabulary);
  return computed_on(state_->device, [&]() -> Result<std::vector<std::vector<Caption>>> {
    std::vector<std::vector<Caption>> captions;
    for (std::size_t first = 0; first < pictures.size(); first += kPicturesAtOnce) {
      const auto part = pictures.subspan(first, std::min(kPicturesAtOnce, pictures.size() - first));
      auto found = state_->caption(state_->features(part), settings, asked);
      std::move(found.begin(), found.end(), std::back_inserter(captions));
    }
    return captions;
  });
}

Result<std::vector<Caption>> PictureCaptioner::continue_from(const Image& picture,
                                                             const std::vector<std::int64_t>& before,
                                                             const std::string& word,
                                                             const DecodingSettings& settings) const {
  DecodingSettings rest = settings;
  rest.start.clear();
  if (const Result<void> checked = state_->check(rest); !checked) return tl::unexpected(checked.error());
  if (const Result<void> checked = check_pictures({&picture, 1}); !checked) return tl::unexpected(checked.error());
  if (const Result<void> checked = state_->check_tokens(before); !checked) return tl::unexpected(checked.error());
  AskedWords asked = asked_words(rest, state_->model.vocabulary);
  const std::vector<std::int64_t> start = asked_words(settings, state_->model.vocabulary).start;
  asked.imposed = static_cast<std::size_t>(std::ranges::mismatch(before, start).in1 - before.begin());
  asked.start = before;
  const int most = std::min(rest.max_words, state_->longest());
  if (word == ".") {
    if (before.empty()) return refuse("A sentence cannot end before its first word.");
    rest.max_words = static_cast<int>(before.size());
  } else {
    const std::int64_t chosen = state_->model.vocabulary.id(word);
    if (chosen <= Vocabulary::kUnknown)
      return refuse("The model does not know the word \"" + word + "\"; take another.");
    asked.start.push_back(chosen);
  }
  if (asked.start.size() > static_cast<std::size_t>(most))
    return refuse("The sentence would have more than " + std::to_string(most) + " words; allow longer captions.");
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  return computed_on(state_->device, [&]() -> Result<std::vector<Caption>> {
    return state_->caption(state_->features({&picture, 1}), rest, asked).front();
  });
}

Result<HiddenAnswer> PictureCaptioner::caption_without(const Image& picture, const HiddenCells& cells,
                                                       const std::vector<std::int64_t>& tokens,
                                                       const DecodingSettings& settings) const {
  if (const Result<void> checked = state_->check(settings); !checked) return tl::unexpected(checked.error());
  if (const Result<void> checked = check_pictures({&picture, 1}); !checked) return tl::unexpected(checked.error());
  if (const Result<void> checked = state_->check_tokens(tokens); !checked) return tl::unexpected(checked.error());
  const bool is_grid =
      cells.rows >= 1 && cells.rows <= preprocessing().height && cells.columns >= 1 &&
      cells.columns <= preprocessing().width &&
      cells.hidden.size() == static_cast<std::size_t>(cells.rows) * static_cast<std::size_t>(cells.columns);
  if (!is_grid) return refuse("What is to be hidden is no grid over the picture.");
  torch::Tensor hidden = torch::zeros({1, cells.rows, cells.columns}, torch::kBool);
  for (std::size_t i = 0; i < cells.hidden.size(); ++i) hidden.data_ptr<bool>()[i] = cells.hidden[i];
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  return computed_on(state_->device, [&]() -> Result<HiddenAnswer> {
    const torch::Tensor pixels = state_->input({&picture, 1});
    const torch::Tensor whole = state_->backbone(pixels);
    const torch::Tensor part = features_with_hidden(state_->backbone, pixels, hidden);
    const torch::Tensor both = torch::cat({whole, part});
    const torch::Tensor likely = word_log_probabilities(state_->model.network, both, tokens).exp().contiguous();
    const float* values = likely.data_ptr<float>();
    const std::int64_t words = likely.size(1);
    auto captions = state_->caption(both, settings, asked_words(settings, state_->model.vocabulary));
    return HiddenAnswer{
        std::move(captions[0]), std::move(captions[1]), {values, values + words}, {values + words, values + 2 * words}};
  });
}

AttentionTrace PictureCaptioner::explain(const Image& picture, const std::vector<std::int64_t>& tokens) const {
  const std::lock_guard lock(state_->mutex);
  const torch::NoGradGuard no_grad;
  return feature_attention(state_->model.network, state_->features({&picture, 1}), tokens);
}

DependenceTrace PictureCaptioner::dependence(const Image& picture, const std::vector<std::int64_t>& tokens) const {
  const std::lock_guard lock(state_->mutex);
  const torch::Tensor falls =
      picture_dependence(state_->model.network, state_->backbone, state_->input({&picture, 1}), tokens).contiguous();
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
const Vocabulary& PictureCaptioner::vocabulary() const { return state_->model.vocabulary; }
int PictureCaptioner::longest() const { return state_->longest(); }
const nlohmann::json& PictureCaptioner::card() const { return state_->model.card; }

std::string PictureCaptioner::name() const {
  const auto entry = card().find("name");
  return entry != card().end() && entry->is_string() ? entry->get<std::string>() : "unnamed captioner";
}

std::string PictureCaptioner::device() const { return state_->device.str(); }

}  // namespace descry
