#pragma once

#include <torch/types.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/network/efficientnet.h"
#include "model/text/vocabulary.h"
#include "training/data/dataset.h"
#include "training/run/batches.h"
#include "training/run/notifier.h"
#include "training/run/pointing.h"
#include "training/run/trainer.h"

namespace descry {

/// What a run learns from and is judged by, ready to use.
struct RunInputs {
  EfficientNet backbone{nullptr};  ///< on the run's device; folded and in eval mode where it is frozen
  Preprocessing preprocessing;
  nlohmann::json licences = nlohmann::json::array();  ///< notices that go with the backbone
  std::int64_t channels = 0, rows = 0, columns = 0;   ///< of a picture's features

  Vocabulary vocabulary;
  std::vector<CaptionedPicture> train, dev;  ///< readable and not filtered out
  std::vector<EncodedPicture> train_captions, dev_captions;
  nlohmann::json data_card;  ///< a summary for the model file
  SceneTruth truth;          ///< of generated scenes, where their objects lie; else empty

  /// Features [n, channels, rows, columns] on the run's device. `step_seed`: of a training step, with gradients for a
  /// trained backbone and augmented where the settings say so; none where the features are only looked at.
  std::function<torch::Tensor(const std::vector<std::int64_t>& pictures, std::optional<std::uint64_t> step_seed)>
      features;
};

/// Reads the data, loads the backbone, computes features (or decodes pictures, where the backbone is trained), makes
/// the vocabulary. Errors: kNotFound, kUsage (nothing to train on), kNotWritten, kCancelled, and the backbone file's.
Result<RunInputs> prepare_inputs(const TrainingSettings& settings, const RunPlaces& places, torch::Device device,
                                 RunNotifier& notifier, std::stop_token stop);

}  // namespace descry
