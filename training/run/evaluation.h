#pragma once

#include <torch/types.h>

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/captioning/caption.h"
#include "model/files/captioner_file.h"
#include "model/result.h"
#include "training/data/dataset.h"
#include "training/features/feature_cache.h"
#include "training/metrics/caption_report.h"
#include "training/metrics/caption_scores.h"
#include "training/run/batches.h"

namespace descry {

/// Features of pictures by number: [pictures, channels, rows, columns] on the captioner's device.
using FeatureSource = std::function<torch::Tensor(const std::vector<std::int64_t>& pictures)>;

/// What a captioner is worth on pictures with known captions.
struct Evaluation {
  double loss = 0;      ///< nats a token: teacher forcing, no smoothing, end and unknown tokens counted
  double accuracy = 0;  ///< share of those tokens that were the most probable prediction
  /// Bleu_1..4, METEOR, ROUGE_L, CIDEr and the names of CaptionReport; empty where no captions were asked for.
  std::map<std::string, double> metrics;
  std::vector<Caption> captions;        ///< the best of each picture, in the pictures' order; likewise
  std::vector<double> cider;            ///< of each of them, CIDEr-D; NaN where the picture has no references
  std::optional<Error> without_meteor;  ///< why METEOR is not among the metrics, where its data cannot be read
};

/// What captions are judged by beside their pictures' references.
struct Judging {
  MeteorFiles meteor = {};
  const KnownCaptions* known = nullptr;  ///< those trained on; null: novelty is not judged
};

struct EvaluationRequest {
  const std::vector<CaptionedPicture>& pictures;  ///< references: all their captions
  const std::vector<EncodedPicture>& encoded;     ///< the same pictures, numbered as `features` takes them
  FeatureSource features;
  bool write_captions = true;  ///< false: loss and accuracy only
  DecodingSettings decoding = {};
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};  ///< pictures; may be empty
  Judging judging = {};
};

/// Loss, accuracy and, if asked for, captions and their scores. The network is left in eval mode.
/// Errors: kUsage (no pictures), kCancelled (within one batch of the stop).
Result<Evaluation> evaluate(Captioner& network, const Vocabulary& vocabulary, const EvaluationRequest& request,
                            std::stop_token stop);

/// The same for a model file and cached features of exactly these pictures. Pictures that could not be read are left
/// out, with empty captions. The network must be on `device`.
Result<Evaluation> evaluate(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                            const FeatureCache& features, torch::Device device, const DecodingSettings& decoding,
                            const Judging& judging,
                            const std::function<void(std::int64_t done, std::int64_t total)>& progress,
                            std::stop_token stop);

/// The best caption of each picture by number, without references. Errors: kCancelled.
Result<std::vector<Caption>> best_captions(Captioner& network, const Vocabulary& vocabulary,
                                           const FeatureSource& features, const std::vector<std::int64_t>& pictures,
                                           const DecodingSettings& decoding, std::stop_token stop);

}  // namespace descry
