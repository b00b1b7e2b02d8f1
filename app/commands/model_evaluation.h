#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "app/commands/progress_bar.h"
#include "model/files/captioner_file.h"
#include "training/data/dataset.h"
#include "training/report/evaluation_report.h"
#include "training/run/evaluation.h"

namespace descry {

/// How commands evaluate a model.
struct ModelEvaluation {
  std::string cache, paraphrases;  ///< empty: where they usually are
  int beam = 0;                    ///< 0: as the model's card recommends
  double length_exponent = -1;     ///< below 0: likewise
  std::string device = "auto";

  DecodingSettings decoding(const LoadedCaptioner& captioner) const;
  MeteorFiles meteor() const;
};

/// "Flickr8k, holiday".
std::string joined_by_commas(const std::vector<std::string>& data);

/// A model with its backbone, on the device. Errors: as read_captioner's; kUsage where it holds no backbone.
Result<LoadedCaptioner> load_with_backbone(const std::filesystem::path& path, torch::Device device);

/// The pictures of a split; the train split's captions go into `known`, if given. Errors: as read_dataset's; kUsage (no
/// such split), kNotFound (no pictures in it).
Result<std::vector<CaptionedPicture>> pictures_of_split(const std::vector<std::string>& data, const std::string& split,
                                                        KnownCaptions* known = nullptr);

/// Computes features, captions and scores, and shows how far it is. `known` may be null.
Result<Evaluation> evaluate_model(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                                  const KnownCaptions* known, const ModelEvaluation& how, torch::Device device,
                                  ProgressBar& bar, std::stop_token stop);

/// Pictures that have references and could be read, with what the model said.
JudgedCaptions judged_captions(const std::vector<CaptionedPicture>& pictures, const Evaluation& evaluation,
                               const MeteorFiles& meteor);

}  // namespace descry
