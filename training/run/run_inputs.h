#pragma once

#include <torch/types.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/files/captioner_file.h"
#include "model/network/efficientnet.h"
#include "model/text/vocabulary.h"
#include "training/data/dataset.h"
#include "training/metrics/caption_report.h"
#include "training/run/batches.h"
#include "training/run/notifier.h"
#include "training/run/picture_store.h"
#include "training/run/pointing.h"
#include "training/run/trainer.h"

namespace descry {

/// Something of each of the pictures with these numbers.
using FeaturesOf = std::function<torch::Tensor(const std::vector<std::int64_t>& pictures)>;

/// What a run learns from and is judged by, ready to use.
struct RunInputs {
  EfficientNet backbone{nullptr};  ///< on the run's device; folded and in eval mode where it is frozen
  Preprocessing preprocessing;
  nlohmann::json licences = nlohmann::json::array();  ///< notices that go with the backbone
  std::int64_t channels = 0, rows = 0, columns = 0;   ///< of a picture's features

  Vocabulary vocabulary;
  /// Readable and not filtered out. Of the pictures to train on nothing is kept but ids: there may be a million
  /// captions.
  std::vector<EncodedPicture> train_captions, dev_captions;
  std::vector<CaptionedPicture> dev;
  KnownCaptions known_captions;  ///< those of train
  nlohmann::json data_card;      ///< a summary for the model file
  SceneTruth truth;              ///< of generated scenes, where their objects lie; else empty

  /// Features [n, channels, rows, columns] of the backbone as it was read, kept on disk, on the run's device. Empty
  /// where it is trained from the start.
  FeaturesOf cached;
  std::shared_ptr<const PictureStore> pictures;  ///< where a stage trains the backbone; else null

  std::optional<LoadedCaptioner> start;    ///< what the run goes on from; its backbone is the run's
  std::optional<LoadedCaptioner> teacher;  ///< on the run's device, in eval mode
  FeaturesOf teacher_cached;               ///< its backbone's features
};

/// Reads the data, loads the captioner to start from or the backbone, computes features (or decodes pictures, where the
/// backbone is trained), makes the vocabulary. Errors: kNotFound, kUsage (nothing to train on; a teacher with other
/// words), kNotWritten, kCancelled, and the backbone file's, the starting captioner's and the teacher's.
Result<RunInputs> prepare_inputs(const TrainingSettings& settings, const RunPlaces& places, torch::Device device,
                                 RunNotifier& notifier, std::stop_token stop);

}  // namespace descry
