#pragma once

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>
#include <map>

#include "model/files/captioner_file.h"
#include "model/images/decode.h"
#include "training/run/checkpoint.h"
#include "training/run/trainer.h"

/// What tests of training runs share: an observer that remembers, and a folder with small data and a default model.
namespace descry {

namespace fs = std::filesystem;

struct Watcher : TrainingObserver {
  std::map<std::int64_t, double> losses;
  std::vector<EpochRecord> epochs;
  std::vector<RunState> states;
  std::vector<std::string> log;
  std::vector<WatchedCaption> watched;
  std::function<void(const StepRecord&)> at_step;
  std::function<void(const RunProgress&)> at_progress;

  void on_step(const StepRecord& record) override {
    losses[record.step] = record.loss;
    if (at_step) at_step(record);
  }
  void on_epoch(const EpochRecord& record) override { epochs.push_back(record); }
  void on_watched(int, const std::vector<WatchedCaption>& captions) override { watched = captions; }
  void on_log(const std::string& line) override { log.push_back(line); }
  void on_progress(const RunProgress& progress) override {
    if (states.empty() || states.back() != progress.state) states.push_back(progress.state);
    if (at_progress) at_progress(progress);
  }
};

inline const char* const kColours[] = {"red", "green", "blue", "grey"};
inline const std::array<std::uint8_t, 3> kPixels[] = {{220, 30, 30}, {30, 200, 40}, {20, 40, 220}, {128, 128, 128}};

inline void write_text(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// 28 plain pictures with one to three captions, 20 of them to train on, in Flickr8k's layout.
inline void write_data(const fs::path& folder) {
  fs::create_directories(folder / "pictures");
  std::string captions, train, dev;
  for (int i = 0; i < 28; ++i) {
    const std::string name = "picture" + std::to_string(i) + ".png";
    Image image{32, 32, std::vector<std::uint8_t>(32 * 32 * 3)};
    for (std::size_t p = 0; p < image.rgb.size(); ++p) {
      image.rgb[p] = static_cast<std::uint8_t>(kPixels[i % 4][p % 3] + (p * 7 + static_cast<std::size_t>(i)) % 23);
    }
    QVERIFY(write_image(image, folder / "pictures" / name));
    const std::string colour = kColours[i % 4];
    captions += name + "#0\tA " + colour + " picture .\n";
    if (i % 3 > 0) captions += name + "#1\tThis is all " + colour + " from edge to edge .\n";
    if (i % 3 > 1) captions += name + "#2\t" + colour + "\n";
    (i < 20 ? train : dev) += name + "\n";
  }
  write_text(folder / "Flickr8k.token.txt", captions);
  write_text(folder / "Flickr_8k.trainImages.txt", train);
  write_text(folder / "Flickr_8k.devImages.txt", dev);
}

inline CaptionerOptions small_network() {
  auto options = CaptionerOptions::preset_default();
  options.width = 16;
  options.encoder_heads = options.self_heads = options.cross_heads = 2;
  options.encoder_head_size = options.head_size = 8;
  options.encoder_feed_forward = options.feed_forward = 32;
  return options;
}

/// A default model: what a frozen backbone is taken from.
inline void write_model(const fs::path& path) {
  torch::manual_seed(5);
  LoadedCaptioner model;
  model.backbone = EfficientNet(EfficientNetOptions::tiny());
  model.backbone->eval();
  model.backbone = EfficientNet(model.backbone->folded());
  model.vocabulary = Vocabulary::from_captions({"a picture"}, {1, 0});
  auto options = small_network();
  options.vocabulary = model.vocabulary.size();
  options.feature_channels = model.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = 4;
  model.network = Captioner(options);
  model.network->eval();
  model.preprocessing.width = model.preprocessing.height = 32;
  model.card["licences"] = {"a notice"};
  QVERIFY(write_captioner(model, path, false));
}

/// A folder with data, a default model and runs.
struct Workshop {
  QTemporaryDir folder;
  TrainingSettings settings;

  Workshop() {
    write_data(path("data"));
    write_model(path("model.safetensors"));
    settings.data = path("data");
    settings.network = small_network();
    settings.vocabulary_min_count = 1;
    settings.picture_side = 32;
    settings.epochs = 3;
    settings.batch_pictures = 4;  // five steps an epoch
    settings.learning_rate = 5e-3;
    settings.watched_pictures = 2;
    settings.precision = "fp32";
    settings.checkpoint_steps = 3;
  }
  fs::path path(const std::string& name) const { return fs::path(folder.path().toStdString()) / name; }
  RunPlaces places(const std::string& run) const { return {path(run), path("features"), path("model.safetensors")}; }

  Result<RunOutcome> run(const std::string& name, Watcher& watcher, bool resume = false,
                         RunControl* control = nullptr) {
    RunControl own;
    return train(settings, places(name), resume, control != nullptr ? *control : own, {&watcher});
  }
  void train_backbone() {
    settings.backbone = "tiny";
    settings.train_backbone = true;
    settings.augment = true;
  }
};

/// Losses as the unbroken run's, and every epoch's record, bit for bit.
inline void compare_runs(const Watcher& broken, const Watcher& unbroken, std::int64_t from_step) {
  for (const auto& [step, loss] : unbroken.losses) {
    if (step < from_step) continue;
    QVERIFY2(broken.losses.count(step) == 1, qPrintable(QString::number(step)));
    QVERIFY(broken.losses.at(step) == loss);  // QCOMPARE would forgive the last bits
  }
  for (const auto& record : broken.epochs) {
    const auto& other = unbroken.epochs.at(static_cast<std::size_t>(record.epoch - 1));
    QCOMPARE(record.step, other.step);
    QVERIFY(record.train_loss == other.train_loss);
    QVERIFY(record.val_loss == other.val_loss);
    QVERIFY(record.val_accuracy == other.val_accuracy);
    QVERIFY(record.metrics == other.metrics);
    QCOMPARE(record.best, other.best);
  }
  QCOMPARE(broken.epochs.back().epoch, unbroken.epochs.back().epoch);
}

inline void compare_weights(const fs::path& left, const fs::path& right) {
  const auto first = read_checkpoint(left);
  const auto second = read_checkpoint(right);
  QVERIFY(first && second);
  QCOMPARE(first->tensors.size(), second->tensors.size());
  for (std::size_t i = 0; i < first->tensors.size(); ++i) {
    QVERIFY2(torch::equal(first->tensors[i].second, second->tensors[i].second), first->tensors[i].first.c_str());
  }
}

/// Runs "unbroken"; "killed" is its folder as it lay there at `step`, resumed: what a killed run leaves behind.
inline void run_and_resume_killed(Workshop& shop, int step, Watcher& unbroken, Watcher& resumed) {
  unbroken.at_step = [&](const StepRecord& record) {
    if (record.step == step) fs::copy(shop.path("unbroken"), shop.path("killed"), fs::copy_options::recursive);
  };
  QVERIFY(shop.run("unbroken", unbroken));
  const auto outcome = shop.run("killed", resumed, true);
  QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
}

}  // namespace descry
