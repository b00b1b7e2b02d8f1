#include "training/run/forecast.h"

#include <algorithm>

#include "tests/training/workshop.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"

using namespace descry;

namespace {

DataCounts flickr_sized() {
  DataCounts data;
  data.train_pictures = 6000;
  data.train_captions = 30'000;
  data.dev_pictures = 1000;
  data.train_words = 324'000;
  data.longest_caption = 20;
  data.vocabulary = 2900;
  return data;
}

bool warns(const std::vector<UnusualSetting>& found, const std::string& field) {
  return std::ranges::any_of(found, [&](const auto& setting) { return setting.field == field; });
}

}  // namespace

class ForecastTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_run_takes_the_steps_that_were_foretold() {
    Workshop shop;
    Watcher watcher;
    QVERIFY(shop.run("run", watcher));
    DataCounts data;
    data.train_pictures = 20;
    data.train_captions = 20 + 13 + 6;
    data.dev_pictures = 8;
    const auto checkpoint = read_checkpoint(shop.path("run") / "last.safetensors");
    data.vocabulary = std::ssize(checkpoint->words) - 4;
    const auto told = forecast(shop.settings, data);
    QCOMPARE(told.steps_per_epoch, checkpoint->steps_per_epoch);
    QCOMPARE(told.steps, checkpoint->counters.step);
    QCOMPARE(told.captions, std::int64_t{39});
  }

  void the_default_preset_on_flickr8k_is_nothing_unusual() {
    const auto settings = TrainingSettings::preset_named("default");
    const auto found = unusual_settings(*settings, flickr_sized(), std::int64_t{1} << 40);
    QVERIFY2(found.empty(), found.empty() ? "" : (found.front().field + ": " + found.front().sentence).c_str());
    const auto told = forecast(*settings, flickr_sized());
    QCOMPARE(told.steps_per_epoch, std::int64_t{188});
    QCOMPARE(told.tokens, std::int64_t{354'000});
    QCOMPARE(*told.cache, std::int64_t{7000} * 1280 * 49 * 2);
    // Weights, two moments and the moving average, in 32 bits.
    QCOMPARE(told.checkpoint, 16 * told.parameters);
  }

  void what_a_weights_file_decides_is_not_foretold() {
    auto settings = *TrainingSettings::preset_named("default");
    settings.backbone = "somewhere/efficientnet_b1.pth";
    QVERIFY(!forecast(settings, flickr_sized()).cache);
    QCOMPARE(forecast(settings, {}).tokens, std::int64_t{0});
  }

  void unusual_settings_are_told_with_what_follows() {
    auto settings = *TrainingSettings::preset_named("default");
    settings.learning_rate = 0.05;
    settings.epochs = 90;
    settings.clip_norm = 0;
    settings.network.max_tokens = 12;
    auto data = flickr_sized();
    data.dev_pictures = 9;
    const auto found = unusual_settings(settings, data, 1000);
    for (const char* field : {"learning_rate", "epochs", "clip_norm", "max_tokens", "dev_share", "kept_checkpoints"})
      QVERIFY2(warns(found, field), field);
    for (const auto& setting : found) QVERIFY(setting.sentence.ends_with("."));
    QVERIFY(!warns(found, "batch_pictures"));
  }
};

QTEST_APPLESS_MAIN(ForecastTest)
#include "forecast.moc"
