#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/places.h"
#include "app/commands/run_display.h"
#include "training/run/branch.h"
#include "training/run/run_folder.h"
#include "training/run/trainer.h"

namespace descry {
namespace {

struct TrainArguments {
  std::vector<std::string> data;
  std::string run_folder, preset = "default", settings_file, backbone, start_from, cache, branch;
  bool resume = false;
  std::optional<int> epochs, branch_epoch;
  std::optional<std::uint64_t> seed;
  std::optional<int> batch_pictures;
  std::optional<double> learning_rate;
  std::optional<std::string> device, precision;
};

Result<TrainingSettings> settings_from_file(const std::string& file, TrainingSettings settings) {
  std::ifstream stream(file);
  if (!stream) return failure(ErrorCode::kNotFound, "the settings file cannot be read", file);
  try {
    from_json(nlohmann::json::parse(stream), settings);
  } catch (const nlohmann::json::exception& problem) {
    return failure(ErrorCode::kDamaged, std::string("these are no training settings: ") + problem.what(), file);
  }
  return settings;
}

Result<TrainingSettings> settings_of(const TrainArguments& arguments) {
  if (arguments.data.empty() && arguments.branch.empty() && !arguments.resume)
    return failure(ErrorCode::kUsage, "name the data to train on");
  Result<TrainingSettings> settings = arguments.branch.empty() ? TrainingSettings::preset_named(arguments.preset)
                                                               : read_settings(RunFolder{arguments.branch}.settings());
  if (settings && !arguments.settings_file.empty())
    settings = settings_from_file(arguments.settings_file, std::move(*settings));
  if (!settings) return settings;
  // The run is looked at, and resumed, from other folders too.
  std::vector<std::filesystem::path> data;
  for (const std::string& source : arguments.data) data.push_back(std::filesystem::absolute(source).lexically_normal());
  if (!data.empty()) settings->data = DataSources(std::move(data));
  if (!arguments.backbone.empty()) settings->backbone = arguments.backbone;
  if (!arguments.start_from.empty()) settings->start_from = settings->teacher = arguments.start_from;
  if (arguments.epochs)
    settings->epochs = *arguments.epochs;
  else if (arguments.resume)
    settings->epochs = 0;  // the run's own
  if (arguments.seed) settings->seed = *arguments.seed;
  if (arguments.batch_pictures) settings->batch_pictures = *arguments.batch_pictures;
  if (arguments.learning_rate) settings->learning_rate = *arguments.learning_rate;
  if (arguments.device) settings->device = *arguments.device;
  if (arguments.precision) settings->precision = *arguments.precision;
  return settings;
}

/// Makes the run folder a branch's, for a run that is resumed then.
Result<void> begin_branch(const TrainArguments& arguments, const TrainingSettings& settings) {
  const RunFolder run{arguments.branch};
  const auto points = branch_points(run);
  const auto point = std::find_if(points.begin(), points.end(), [&arguments](const BranchPoint& each) {
    return !arguments.branch_epoch || each.epochs == *arguments.branch_epoch;
  });
  if (point != points.end()) return make_branch(run, *point, settings, {arguments.run_folder});
  std::string there;
  for (const BranchPoint& each : points) there += (there.empty() ? "" : ", ") + std::to_string(each.epochs);
  return failure(ErrorCode::kNotFound,
                 there.empty() ? "this run has no checkpoint to branch from"
                               : "this run has no checkpoint of that epoch; those kept are of " + there,
                 run.folder);
}

int run_training(const TrainArguments& arguments) {
  const Result<TrainingSettings> settings = settings_of(arguments);
  if (!settings) return report(settings.error());
  RunPlaces places{arguments.run_folder, feature_cache_folder(), {}};
  if (!arguments.cache.empty()) places.feature_cache = arguments.cache;
  if (const auto weights = lite0_weights()) places.lite0 = *weights;
  if (const auto model = default_model()) places.captioner = *model;
  const bool branches = !arguments.branch.empty();
  if (branches)
    if (const auto begun = begin_branch(arguments, *settings); !begun) return report(begun.error());
  RunControl control;
  const InterruptWatcher watcher(control.stop);
  RunDisplay display;
  const Result<RunOutcome> outcome = train(*settings, places, arguments.resume || branches, control, {&display});
  if (!outcome) return report(outcome.error());
  if (outcome->state == RunState::kStopped) {
    display.on_log("stopped and saved; go on with: descry train --run " + arguments.run_folder + " --resume");
    return kExitCancelled;
  }
  std::printf("%s\n", outcome->best_model.c_str());
  return kExitDone;
}

}  // namespace

void add_train(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<TrainArguments>();
  CLI::App* command = app.add_subcommand("train", "Train a captioner on a captioned picture collection");
  command->add_option("DATA", arguments->data, "Folders and files of captioned pictures");
  command->add_option("--run", arguments->run_folder, "Run folder: settings, curves, checkpoints")->required();
  command->add_flag("--resume", arguments->resume, "Go on from the run folder's last checkpoint");
  auto* branch = command->add_option("--branch", arguments->branch,
                                     "Go on from a checkpoint of this run, in another folder and with other settings");
  command->add_option("--at-epoch", arguments->branch_epoch, "The branch's checkpoint; the latest if not given")
      ->needs(branch);
  command->add_option("--preset", arguments->preset, "default, notebook, show-attend-tell, words or scenes")
      ->capture_default_str()
      ->excludes(branch);
  command->add_option("--settings", arguments->settings_file, "JSON with settings that replace the preset's");
  command->add_option("--backbone", arguments->backbone,
                      "lite0 (ImageNet's), tiny (from scratch), or a model or weights file (.pth, .safetensors)");
  command->add_option("--from", arguments->start_from,
                      "A model file to go on from, or shipped; new words are added, and it stays the teacher");
  command->add_option("--epochs", arguments->epochs, "Passes over the training pictures");
  command->add_option("--batch", arguments->batch_pictures, "Pictures a step, each with all its captions");
  command->add_option("--learning-rate", arguments->learning_rate, "Peak learning rate");
  command->add_option("--seed", arguments->seed, "Everything random follows from it");
  command->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N");
  command->add_option("--precision", arguments->precision, "auto, fp32 or bf16");
  command->add_option("--cache", arguments->cache, "Folder for features on disk, shared by runs");
  command->footer(
      "\nPrints the best model's path at the end.\n\n"
      "What DATA is is found out by looking: Flickr8k, Flickr30k, COCO's captions and Karpathy's splits as they are\n"
      "distributed; a table (CSV, TSV) or JSON Lines with a column of paths and one of captions; pictures with a text\n"
      "file beside each; what descry caption wrote. Paths start at the file's folder. Several DATA are read as one.\n\n"
      "Examples:\n"
      "  descry train Flickr8k --run runs/first\n"
      "  descry train --run runs/first --resume\n"
      "  descry train --run runs/slower --branch runs/first --at-epoch 6 --learning-rate 3e-4\n"
      "  descry train COCO/annotations/captions_train2017.json holiday/ mine.csv --run runs/mixed\n"
      "  descry train mine/ --run runs/mine --from shipped --learning-rate 2e-4\n"
      "  descry train Flickr8k --run runs/b0 --backbone efficientnet_b0_rwightman-7f5810bc.pth");
  command->callback([arguments, &action] { action = [arguments] { return run_training(*arguments); }; });
}

}  // namespace descry
