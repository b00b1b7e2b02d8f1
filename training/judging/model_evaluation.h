#pragma once

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "model/files/captioner_file.h"
#include "training/data/dataset.h"
#include "training/judging/judging_task.h"
#include "training/report/evaluation_report.h"
#include "training/run/evaluation.h"

namespace descry {

/// A model with its backbone, on the device. Errors: as read_captioner's; kUsage where it holds no backbone.
Result<LoadedCaptioner> load_with_backbone(const std::filesystem::path& path, torch::Device device);

/// The pictures of the task's split; the train split's captions go into `known`, if given. Errors: as read_dataset's;
/// kUsage (no such split), kNotFound (no pictures in it).
Result<std::vector<CaptionedPicture>> pictures_of_split(const JudgingTask& task, KnownCaptions* known = nullptr,
                                                        const std::stop_token& stop = {});

/// Computes features, captions and scores. `known` may be null.
Result<Evaluation> evaluate_model(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                                  const KnownCaptions* known, const ModelEvaluation& how, torch::Device device,
                                  const JudgingObserver& observer, std::stop_token stop);

/// Pictures that have references and could be read, with what the model said.
JudgedCaptions judged_captions(const std::vector<CaptionedPicture>& pictures, const Evaluation& evaluation,
                               const MeteorFiles& meteor);

/// All that an evaluation found: metrics, loss, accuracy, and what the model's confidence is worth.
std::map<std::string, double> figures_of(const Evaluation& evaluation, const LoadedCaptioner& captioner);

/// What an evaluation was of: a report's title, facts and remarks, and those figures that the captions alone do not
/// give. `pictures`: how many were to be captioned.
EvaluationReport description_of(const JudgingTask& task, const std::string& model, const DecodingSettings& decoding,
                                const JudgedCaptions& captions, std::size_t pictures,
                                const std::map<std::string, double>& figures);

}  // namespace descry
