#include <cstdio>
#include <fstream>
#include <memory>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "app/commands/run_display.h"
#include "app/commands/strips.h"
#include "model/captioning/batch.h"
#include "model/export/caption_export.h"
#include "training/data/read_dataset.h"
#include "training/plots/loss_plot.h"
#include "training/run/run_history.h"
#include "training/run/trainer.h"
#include "training/scenes/scenes.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kStrips = 12;

/// `wanted`, or with -2, -3 ... behind it where something is there already: nothing is overwritten.
fs::path unused(const fs::path& wanted) {
  fs::path folder = wanted;
  for (int copy = 2; fs::exists(folder); ++copy) folder = wanted.native() + "-" + std::to_string(copy);
  return folder;
}

Result<void> make_scenes(const fs::path& folder) {
  ProgressBar bar;
  const SceneSettings settings;
  return write_scenes(folder, settings, [&](int done) { bar.show("drawing scenes", done, settings.count); });
}

Result<RunOutcome> train_on_scenes(const fs::path& scenes, const fs::path& run, RunControl& control) {
  Result<TrainingSettings> settings = TrainingSettings::preset_named("scenes");
  if (!settings) return tl::unexpected(settings.error());
  settings->data = scenes;
  RunDisplay display;
  return train(*settings, {run, feature_cache_folder(), {}}, false, control, {&display});
}

/// Captions scenes that were not trained on: captions.csv and the first attention strips.
Result<void> caption_unseen(const PictureCaptioner& captioner, const fs::path& scenes, const fs::path& folder,
                            const std::stop_token& stop) {
  const Result<Dataset> dataset = read_dataset({scenes});
  if (!dataset) return tl::unexpected(dataset.error());
  std::vector<fs::path> paths;
  for (const CaptionedPicture& picture : dataset->test) paths.push_back(picture.path);
  ExportSettings settings;
  settings.destination = folder / "captions.csv";
  auto table = CaptionExport::open(settings);
  if (!table) return tl::unexpected(table.error());
  StripWriter strips(captioner, folder / "attention");
  Result<void> written;
  const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
    if (!captions || !written) return;
    AlbumPicture picture;
    picture.path = paths[index];
    picture.captions = *captions;
    written = table->add(picture);
    if (index >= kStrips || !written) return;
    if (const auto strip = strips.write(paths[index], captions->front()); !strip)
      written = tl::unexpected(strip.error());
  };
  const Result<void> captioned = caption_pictures(paths, captioner, captioner.recommended_decoding(), take, stop);
  if (!captioned) return captioned;
  if (!written) return written;
  return table->finish().transform([](const ExportSummary&) {});
}

Result<void> plot_losses(const fs::path& run, const fs::path& png) {
  const Result<RunHistory> history = read_run(run);
  if (!history) return tl::unexpected(history.error());
  return write_loss_plot(*history, png);
}

Result<void> demonstrate(const fs::path& folder, RunControl& control) {
  const fs::path scenes = folder / "scenes", run = folder / "run";
  if (Result<void> drawn = make_scenes(scenes); !drawn) return drawn;
  const Result<RunOutcome> outcome = train_on_scenes(scenes, run, control);
  if (!outcome) return tl::unexpected(outcome.error());
  if (outcome->state == RunState::kStopped)
    return failure(ErrorCode::kCancelled, "the demonstration was stopped", folder);
  const Result<PictureCaptioner> captioner = PictureCaptioner::open(outcome->best_model, "cpu");
  if (!captioner) return tl::unexpected(captioner.error());
  Result<void> captioned = caption_unseen(*captioner, scenes, folder, control.stop.get_token());
  if (!captioned) return captioned;
  return plot_losses(run, folder / "loss.png");
}

void tell_results(const fs::path& folder) {
  std::printf(
      "\nAll of it lies in %s:\n"
      "  captions.csv   a caption for each of the scenes that it had not seen\n"
      "  attention/     where it looked for each word, as pictures\n"
      "  loss.png       how it learned\n"
      "  run/           the run; its best model: run/best.safetensors\n"
      "  scenes/        the sample data\n"
      "\nNext: descry caption YOUR-PICTURES --csv captions.csv\n",
      fs::absolute(folder).c_str());
}

int run_demo(const std::string& wanted) {
  const fs::path folder = unused(wanted);
  RunControl control;
  const InterruptWatcher watcher(control.stop);
  const Result<void> shown = demonstrate(folder, control);
  if (!shown) return report(shown.error());
  tell_results(folder);
  return kExitDone;
}

}  // namespace

void add_demo(CLI::App& app, CommandAction& action) {
  auto folder = std::make_shared<std::string>("descry-demo");
  CLI::App* command = app.add_subcommand("demo", "Train, caption and explain on sample scenes, in about two minutes");
  command->add_option("DIR", *folder, "Folder to write to; a number is put behind it if it exists")
      ->capture_default_str();
  command->footer("\nNeeds nothing: the scenes are drawn on the spot.");
  command->callback([folder, &action] { action = [folder] { return run_demo(*folder); }; });
}

}  // namespace descry
