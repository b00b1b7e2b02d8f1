#include "training/judging/compared_systems.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/network/device.h"
#include "training/judging/model_evaluation.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// What a run's records say: its last epoch with scores, and the best.
Result<ComparedSystem> described_run(const std::string& folder) {
  const Result<TrainingSettings> settings = read_settings(RunFolder{folder}.settings());
  if (!settings && settings.error().code == ErrorCode::kNotFound)
    return failure(ErrorCode::kNotFound, "This folder holds no run; name a run's folder or a captioner's file.",
                   folder);
  if (!settings) return tl::unexpected(settings.error());
  const Result<RunHistory> history = read_run(folder);
  if (!history) return tl::unexpected(history.error());
  ComparedSystem system{folder, {}, flat_settings(nlohmann::json(*settings)), {}};
  for (const EpochRecord& epoch : history->epochs) {
    system.figures["epochs"] = epoch.epoch;
    system.figures["train_loss"] = epoch.train_loss;
    system.figures["val_loss"] = epoch.val_loss;
    system.figures["val_accuracy"] = epoch.val_accuracy;
    system.figures["seconds"] = std::round(epoch.seconds);
    if (epoch.best) system.figures["best_epoch"] = epoch.epoch;
    for (const auto& [name, value] : epoch.metrics) system.figures[name] = value;
    if (const auto cider = epoch.metrics.find("CIDEr"); epoch.best && cider != epoch.metrics.end())
      system.figures["best_CIDEr"] = cider->second;
  }
  return system;
}

/// What a model's card says.
ComparedSystem described_model(const std::string& path, const nlohmann::json& card) {
  ComparedSystem system{path, {}, {}, {}};
  if (const auto training = card.find("training"); training != card.end() && training->is_object())
    system.settings = flat_settings(*training);
  if (const auto metrics = card.find("metrics"); metrics != card.end() && metrics->is_object())
    for (const auto& [name, value] : metrics->items())
      if (value.is_number()) system.figures[name] = value.get<double>();
  return system;
}

/// Each system's statistics on the pictures that all of them captioned.
std::vector<PictureStatistics> paired_statistics(const std::vector<CaptionedPicture>& pictures,
                                                 const std::vector<Evaluation>& evaluations,
                                                 const MeteorFiles& meteor) {
  std::vector<PictureStatistics> statistics;
  for (const Evaluation& evaluation : evaluations) {
    std::vector<ScoredPicture> scored;
    for (std::size_t i = 0; i < pictures.size(); ++i)
      if (std::none_of(evaluations.begin(), evaluations.end(),
                       [i](const Evaluation& each) { return std::isnan(each.cider[i]); }))
        scored.push_back({pictures[i].name, evaluation.captions[i].text(), pictures[i].captions});
    statistics.push_back(picture_statistics(scored, meteor));
  }
  return statistics;
}

}  // namespace

Result<Comparison> compare_descriptions(const std::vector<std::string>& systems) {
  Comparison comparison;
  for (const std::string& path : systems) {
    if (is_folder(path)) {
      Result<ComparedSystem> run = described_run(path);
      if (!run) return tl::unexpected(run.error());
      comparison.systems.push_back(std::move(*run));
    } else {
      const Result<LoadedCaptioner> captioner = read_captioner(path);
      if (!captioner) return tl::unexpected(captioner.error());
      comparison.systems.push_back(described_model(path, captioner->card));
    }
  }
  return comparison;
}

Result<Comparison> compare_on_data(const std::vector<std::string>& systems, const JudgingTask& task,
                                   const JudgingObserver& observer, std::stop_token stop) {
  const Result<torch::Device> device = device_named(task.how.device);
  if (!device) return tl::unexpected(device.error());
  const auto pictures = pictures_of_split(task, nullptr, stop);
  if (!pictures) return tl::unexpected(pictures.error());
  Comparison comparison;
  std::vector<Evaluation> evaluations;
  for (const std::string& path : systems) {
    Result<LoadedCaptioner> captioner =
        load_with_backbone(is_folder(path) ? RunFolder{path}.best() : fs::path(path), *device);
    if (!captioner) return tl::unexpected(captioner.error());
    Result<Evaluation> evaluation = evaluate_model(*captioner, *pictures, nullptr, task.how, *device, observer, stop);
    if (!evaluation) return tl::unexpected(evaluation.error());
    ComparedSystem system = described_model(path, captioner->card);
    system.figures = evaluation->metrics;
    system.figures["loss"] = evaluation->loss;
    system.figures["accuracy"] = evaluation->accuracy;
    comparison.systems.push_back(std::move(system));
    evaluations.push_back(std::move(*evaluation));
  }
  const auto statistics = paired_statistics(*pictures, evaluations, task.how.meteor());
  for (std::size_t i = 1; i < statistics.size(); ++i)
    comparison.systems[i].against_first = compare_systems(statistics.front(), statistics[i]);
  comparison.facts = {
      {"data", task.data_text()}, {"split", task.split}, {"pictures", std::to_string(statistics.front().size())}};
  return comparison;
}

}  // namespace descry
