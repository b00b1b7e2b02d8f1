#include "training/judging/compared_systems.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

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

/// Numbers that a captioner's network has, its backbone apart, by the header of its file; empty if it cannot be read.
std::optional<double> parameters_of(const fs::path& model) {
  constexpr std::uint64_t kMaxHeader = 16 << 20;
  std::ifstream file(model, std::ios::binary);
  std::array<unsigned char, 8> size{};
  if (!fs::is_regular_file(model) || !file.read(reinterpret_cast<char*>(size.data()), size.size())) return {};
  std::uint64_t length = 0;
  for (std::size_t i = size.size(); i-- > 0;) length = length << 8 | size[i];
  if (length > kMaxHeader) return {};
  std::string header(length, '\0');
  if (!file.read(header.data(), static_cast<std::streamsize>(length))) return {};
  const auto json = nlohmann::json::parse(header, nullptr, /*allow_exceptions=*/false);
  double parameters = 0;
  for (const auto& [name, tensor] : json.items()) {
    if (name == "__metadata__" || name.starts_with("backbone.")) continue;
    if (!tensor.is_object() || !tensor.contains("shape") || !tensor["shape"].is_array()) return {};
    double numbers = 1;
    for (const auto& side : tensor["shape"]) numbers *= side.is_number() ? side.get<double>() : 0;
    parameters += numbers;
  }
  return parameters;
}

/// What a run's records say: its last epoch with scores, and the best.
Result<ComparedSystem> described_run(const std::string& folder) {
  const Result<TrainingSettings> settings = read_settings(RunFolder{folder}.settings());
  if (!settings && settings.error().code == ErrorCode::kNotFound)
    return failure(ErrorCode::kNotFound, "This folder holds no run; name a run's folder or a captioner's file.",
                   folder);
  const Result<RunHistory> history = read_run(folder);
  if (!history) return tl::unexpected(history.error());
  ComparedSystem system{folder, {}, {}, {}};
  if (settings) system.settings = flat_settings(nlohmann::json(*settings));  // damaged ones are not compared
  for (const EpochRecord& epoch : history->epochs) {
    system.figures["epochs"] = epoch.epoch;
    system.figures["train_loss"] = epoch.train_loss;
    system.figures["val_loss"] = epoch.val_loss;
    system.figures["val_accuracy"] = epoch.val_accuracy;
    system.figures["seconds"] = std::round(epoch.seconds);
    if (epoch.best) system.figures["best_epoch"] = epoch.epoch;
    for (const auto& [name, value] : epoch.metrics) system.figures[name] = value;
    if (!epoch.best) continue;
    system.figures["best_val_loss"] = epoch.val_loss;
    system.figures["best_val_accuracy"] = epoch.val_accuracy;
    for (const char* name : {"CIDEr", "Bleu_4", "METEOR"})
      if (const auto metric = epoch.metrics.find(name); metric != epoch.metrics.end())
        system.figures[std::string("best_") + name] = metric->second;
  }
  const Timeline& timeline = history->steps.timeline();
  if (timeline.rows() > 0) system.figures["duration"] = std::round(timeline.seconds(timeline.rows() - 1));
  if (const auto parameters = parameters_of(RunFolder{folder}.best())) system.figures["parameters"] = *parameters;
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
