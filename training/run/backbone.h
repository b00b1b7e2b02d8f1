#pragma once

#include <nlohmann/json.hpp>

#include "model/files/captioner_file.h"
#include "model/images/image.h"
#include "model/network/efficientnet.h"
#include "model/result.h"
#include "training/run/settings.h"

namespace descry {

/// The convolutional network that a run starts from.
struct RunBackbone {
  EfficientNet network{nullptr};  ///< CPU; folded if frozen
  Preprocessing preprocessing;    ///< what it was trained with, at the settings' picture_side
  nlohmann::json licences = nlohmann::json::array();
};

/// As settings.backbone says: "lite0", from the file given here; a new "tiny" one (weights from LibTorch's generator);
/// or a model or weights file's. Errors: kNotFound (saying what to bring), kUnsupported (a model file that holds none
/// or several), as read_captioner's and load_efficientnet's.
Result<RunBackbone> backbone_for(const TrainingSettings& settings, const std::filesystem::path& lite0);

/// A captioner's own, frozen, with its preprocessing.
RunBackbone backbone_of(const LoadedCaptioner& captioner);

}  // namespace descry
