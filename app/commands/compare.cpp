#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/model_evaluation.h"
#include "model/disk/whole_file.h"
#include "model/network/device.h"
#include "training/report/comparison.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

struct CompareArguments {
  std::vector<std::string> systems, data;
  std::string split = "dev", json, html;
  ModelEvaluation how;
};

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

Result<Comparison> compare_descriptions(const CompareArguments& arguments) {
  Comparison comparison;
  for (const std::string& path : arguments.systems) {
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

Result<Comparison> compare_on_data(const CompareArguments& arguments, std::stop_token stop) {
  const Result<torch::Device> device = device_named(arguments.how.device);
  if (!device) return tl::unexpected(device.error());
  const auto pictures = pictures_of_split(arguments.data, arguments.split);
  if (!pictures) return tl::unexpected(pictures.error());
  Comparison comparison;
  std::vector<Evaluation> evaluations;
  ProgressBar bar;
  for (const std::string& path : arguments.systems) {
    Result<LoadedCaptioner> captioner =
        load_with_backbone(is_folder(path) ? RunFolder{path}.best() : fs::path(path), *device);
    if (!captioner) return tl::unexpected(captioner.error());
    Result<Evaluation> evaluation = evaluate_model(*captioner, *pictures, nullptr, arguments.how, *device, bar, stop);
    if (!evaluation) return tl::unexpected(evaluation.error());
    ComparedSystem system = described_model(path, captioner->card);
    system.figures = evaluation->metrics;
    system.figures["loss"] = evaluation->loss;
    system.figures["accuracy"] = evaluation->accuracy;
    comparison.systems.push_back(std::move(system));
    evaluations.push_back(std::move(*evaluation));
  }
  const auto statistics = paired_statistics(*pictures, evaluations, arguments.how.meteor());
  for (std::size_t i = 1; i < statistics.size(); ++i)
    comparison.systems[i].against_first = compare_systems(statistics.front(), statistics[i]);
  comparison.facts = {{"data", joined_by_commas(arguments.data)},
                      {"split", arguments.split},
                      {"pictures", std::to_string(statistics.front().size())}};
  return comparison;
}

int run_compare(const CompareArguments& arguments) {
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  const Result<Comparison> comparison =
      arguments.data.empty() ? compare_descriptions(arguments) : compare_on_data(arguments, stop.get_token());
  if (!comparison) return report(comparison.error());
  std::fputs(comparison_text(*comparison).c_str(), stdout);
  if (!arguments.json.empty())
    if (const auto written = write_file_atomically(arguments.json, comparison_json(*comparison).dump(2) + "\n");
        !written)
      return report(written.error());
  if (!arguments.html.empty())
    if (const auto written = write_file_atomically(arguments.html, comparison_page(*comparison)); !written)
      return report(written.error());
  return kExitDone;
}

}  // namespace

void add_compare(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<CompareArguments>();
  CLI::App* command = app.add_subcommand("compare", "Set runs and models beside each other");
  command->add_option("RUN-OR-MODEL", arguments->systems, "Run folders and captioner files")->required();
  CLI::Option* data = command
                          ->add_option("--data", arguments->data,
                                       "Evaluate them on these captioned pictures; may be given several times")
                          ->allow_extra_args(false);
  command->add_option("--split", arguments->split, "train, dev or test")->needs(data)->capture_default_str();
  command->add_option("--json", arguments->json, "Write the comparison to this file");
  command->add_option("--html", arguments->html, "Write it as a page");
  command->add_option("--device", arguments->how.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  command->add_option("--cache", arguments->how.cache, "Folder for features on disk");
  command->add_option("--paraphrases", arguments->how.paraphrases,
                      "METEOR's paraphrase-en.gz, if you have it (or DESCRY_METEOR_PARAPHRASES)");
  command->footer(
      "\nWithout --data it shows what run folders and model files say of themselves: the last epoch's figures, or the\n"
      "card's, and the settings that differ. With --data every model (of a run its best) captions the same pictures;\n"
      "the difference to the first comes with a 95 % interval (paired bootstrap over pictures) and p, the probability\n"
      "of one as large if the two were equally good (approximate randomisation, 10,000 shuffles, two-sided).\n\n"
      "Examples:\n  descry compare runs/first runs/second\n"
      "  descry compare runs/first other.safetensors --data Flickr8k --split test --html comparison.html");
  command->callback([arguments, &action] { action = [arguments] { return run_compare(*arguments); }; });
}

}  // namespace descry
