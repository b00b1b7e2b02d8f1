#include "training/judging/model_evaluation.h"

#include <algorithm>
#include <cmath>

#include "model/captioning/caption_features.h"
#include "model/text/csv.h"
#include "training/run/confidence_fit.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

/// A run's best model goes by the run's name, another by its file's.
std::string name_of(const std::filesystem::path& model) {
  const RunFolder run{model.parent_path()};
  return (model == run.best() ? run.folder : model).filename().string();
}

}  // namespace

DecodingSettings ModelEvaluation::decoding(const LoadedCaptioner& captioner) const {
  DecodingSettings decoding = recommended_decoding(captioner.card);
  if (beam > 0) decoding.beam = beam;
  if (length_exponent >= 0) decoding.length_exponent = length_exponent;
  decoding.max_words = std::min(decoding.max_words, static_cast<int>(captioner.network->options().max_tokens) - 2);
  return decoding;
}

MeteorFiles ModelEvaluation::meteor() const {
  MeteorFiles files;
  if (!paraphrases.empty()) files.paraphrases = paraphrases;
  return files;
}

std::string JudgingTask::data_text() const {
  std::string text;
  for (const std::string& source : data) text += (text.empty() ? "" : ", ") + source;
  return text;
}

Result<LoadedCaptioner> load_with_backbone(const std::filesystem::path& path, torch::Device device) {
  Result<LoadedCaptioner> captioner = read_captioner(path);
  if (!captioner) return captioner;
  if (!captioner->backbone)
    return failure(ErrorCode::kUsage, "this model holds no backbone; add one with descry convert --backbone", path);
  captioner->network->to(device);
  captioner->backbone->to(device);
  return captioner;
}

Result<std::vector<CaptionedPicture>> pictures_of_split(const JudgingTask& task, KnownCaptions* known,
                                                        const std::stop_token& stop) {
  const std::string& split = task.split;
  const Result<Dataset> dataset = read_dataset({task.data.begin(), task.data.end()}, task.drawing, stop);
  if (!dataset) return tl::unexpected(dataset.error());
  const std::vector<CaptionedPicture>* pictures = dataset->split(split);
  if (pictures == nullptr)
    return failure(ErrorCode::kUsage, "there is no split named '" + split + "'; use train, dev or test");
  if (pictures->empty())
    return failure(ErrorCode::kNotFound, "the " + split + " split has no pictures", task.data.front());
  if (known != nullptr)
    for (const CaptionedPicture& picture : dataset->train)
      for (const std::string& caption : picture.captions) known->add(caption);
  return *pictures;
}

Result<Evaluation> evaluate_model(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                                  const KnownCaptions* known, const ModelEvaluation& how, torch::Device device,
                                  const JudgingObserver& observer, std::stop_token stop) {
  std::vector<std::filesystem::path> paths;
  for (const CaptionedPicture& picture : pictures) paths.push_back(picture.path);
  const auto features = FeatureCache::build(
      how.cache, captioner.backbone, captioner.preprocessing, paths, device,
      [&](std::int64_t done, std::int64_t total) { observer.show("features", done, total); }, stop);
  if (!features) return tl::unexpected(features.error());
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (const auto& problem = features->problem(static_cast<std::int64_t>(i))) observer.complain(problem->describe());
  Result<Evaluation> evaluation = evaluate(
      captioner, pictures, *features, device, how.decoding(captioner), {how.meteor(), known},
      [&](std::int64_t done, std::int64_t total) { observer.show("captioning", done, total); }, stop);
  if (evaluation && evaluation->without_meteor)
    observer.complain("METEOR is left out: " + evaluation->without_meteor->describe());
  return evaluation;
}

JudgedCaptions judged_captions(const std::vector<CaptionedPicture>& pictures, const Evaluation& evaluation,
                               const MeteorFiles& meteor) {
  JudgedCaptions judged;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (std::isnan(evaluation.cider[i])) continue;
    judged.pictures.push_back({pictures[i].name, evaluation.captions[i].text(), pictures[i].captions});
    judged.paths.push_back(pictures[i].path);
  }
  judged.statistics = picture_statistics(judged.pictures, meteor);
  return judged;
}

std::map<std::string, double> figures_of(const Evaluation& evaluation, const LoadedCaptioner& captioner) {
  std::map<std::string, double> figures = confidence_figures(evaluation, ConfidenceModel::of(captioner.card));
  figures.insert(evaluation.metrics.begin(), evaluation.metrics.end());
  figures["loss"] = evaluation.loss;
  figures["accuracy"] = evaluation.accuracy;
  return figures;
}

EvaluationReport description_of(const JudgingTask& task, const std::string& model, const DecodingSettings& decoding,
                                const JudgedCaptions& captions, std::size_t pictures,
                                const std::map<std::string, double>& figures) {
  EvaluationReport report;
  report.title = name_of(model) + " on " + task.split;
  report.facts = {{"model", model},
                  {"data", task.data_text()},
                  {"split", task.split},
                  {"beam", std::to_string(decoding.beam)},
                  {"length exponent", csv_number(decoding.length_exponent, 2)}};
  if (captions.pictures.size() < pictures)
    report.remarks.push_back(std::to_string(pictures - captions.pictures.size()) + " of " + std::to_string(pictures) +
                             " pictures are left out: they could not be read.");
  const auto per_picture = captions.statistics.per_picture();
  for (const auto& [name, value] : figures)
    if (!per_picture.contains(name)) report.figures[name] = value;
  return report;
}

}  // namespace descry
