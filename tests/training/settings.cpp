#include "training/run/settings.h"

#include <QtTest>
#include <limits>
#include <nlohmann/json.hpp>

using namespace descry;

class SettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_preset_is_valid();
  void notebook_preset_keeps_the_original_settings();
  void settings_survive_json();
  void missing_fields_keep_their_defaults();
  void wrong_types_throw();
  void unknown_preset_names_those_there_are();
  void first_bad_field_is_named_with_its_range_and_value();
  void a_network_that_no_machine_holds_is_refused();
};

void SettingsTest::every_preset_is_valid() {
  for (const char* name : {"default", "notebook", "show-attend-tell", "words", "scenes"}) {
    const auto settings = TrainingSettings::preset_named(name);
    QVERIFY(settings);
    QCOMPARE(settings->preset, std::string(name));
    const auto valid = settings->validate();
    QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
  }
}

// DESIGN.md lists the original notebook's settings.
void SettingsTest::notebook_preset_keeps_the_original_settings() {
  const auto settings = TrainingSettings::preset_named("notebook").value();
  QCOMPARE(settings.vocabulary_size, 10000);
  QCOMPARE(settings.picture_side, 299);
  QCOMPARE(settings.min_caption_words, 5);
  QCOMPARE(settings.max_caption_words, 25);
  QCOMPARE(settings.batch_pictures, 64);
  QCOMPARE(settings.learning_rate, 1e-4);
  QVERIFY(settings.step_per_caption);
  QCOMPARE(settings.patience, 3);
  // 6,000 pictures: 94 batches of five steps, 30 epochs; a fifteenth of all steps warms up.
  QCOMPARE(settings.warmup_steps, 94 * 5 * settings.epochs / 15);
}

void SettingsTest::settings_survive_json() {
  TrainingSettings settings;
  settings.data = "/pictures/a folder";
  settings.vocabulary_min_count = 2;
  settings.vocabulary_size = 77;
  settings.min_caption_words = 3;
  settings.max_caption_words = 20;
  settings.captions_per_picture = 2;
  settings.dev_share = 0.25;
  settings.preset = "scenes";
  settings.start_from = "/models/own.safetensors";
  settings.network.width = 64;
  settings.backbone = "tiny";
  settings.train_backbone = true;
  settings.picture_side = 96;
  settings.preprocessing = {96, 96, {0.1F, 0.2F, 0.3F}, {0.4F, 0.5F, 0.6F}};
  settings.epochs = 3;
  settings.batch_pictures = 4;
  settings.learning_rate = 1.0 / 3;
  settings.schedule = "step";
  settings.warmup_steps = 7;
  settings.weight_decay = 0.01;
  settings.beta1 = 0.8;
  settings.beta2 = 0.95;
  settings.clip_norm = 2.5;
  settings.label_smoothing = 0.2;
  settings.word_presence = 0.5;
  settings.taught_attention = 0.25;
  settings.taught_pictures = 2;
  settings.doubly_stochastic = 0.75;
  settings.new_words_only = true;
  settings.word_dropout = 0.3;
  settings.ema_decay = 0.9;
  settings.step_per_caption = true;
  settings.augment = true;
  settings.patience = 2;
  settings.fine_tune_epochs = 2;
  settings.fine_tune_stages = 4;
  settings.fine_tune_rate = 1e-3;
  settings.fine_tune_dropout = 0.4;
  settings.crop = 0.7;
  settings.colour_jitter = 0.1;
  settings.rotation = 3;
  settings.flip = false;
  settings.self_critical_epochs = 3;
  settings.self_critical_rate = 2e-5;
  settings.self_critical_samples = 7;
  settings.self_critical_bleu = 0.25;
  settings.teacher = "/models/teacher.safetensors";
  settings.teacher_share = 0.75;
  settings.evaluate_every = 4;
  settings.beam = 5;
  settings.length_exponent = 1.3;
  settings.watched_pictures = 3;
  settings.watched = {"a.jpg", "b.jpg"};
  settings.device = "cpu";
  settings.precision = "bf16";
  settings.seed = 0xFFFFFFFFFFFFFFFFU;
  settings.checkpoint_steps = 11;
  settings.kept_checkpoints = 7;
  settings.branched_from = "another, step 12";
  const nlohmann::json json = settings;
  const auto again = nlohmann::json::parse(json.dump()).get<TrainingSettings>();
  QCOMPARE(nlohmann::json(again), json);
  QCOMPARE(again.data, settings.data);
  QCOMPARE(again.seed, settings.seed);
  QCOMPARE(again.learning_rate, settings.learning_rate);
  QVERIFY(again.preprocessing == settings.preprocessing);
  QVERIFY(again.network == settings.network);
  // A field left out of to_json would come back as its default.
  const nlohmann::json defaults = TrainingSettings();
  for (const auto& [key, value] : json.items()) QVERIFY2(defaults.at(key) != value, key.c_str());
}

void SettingsTest::missing_fields_keep_their_defaults() {
  const auto settings = nlohmann::json::parse(R"({"epochs": 2, "picture_side": 64})").get<TrainingSettings>();
  QCOMPARE(settings.epochs, 2);
  QCOMPARE(settings.beam, 3);
  QCOMPARE(settings.preprocessing.width, 64);
  QCOMPARE(settings.preprocessing.mean[0], 0.498F);
}

void SettingsTest::wrong_types_throw() {
  QVERIFY_EXCEPTION_THROWN(nlohmann::json::parse(R"({"epochs": "many"})").get<TrainingSettings>(),
                           nlohmann::json::exception);
}

void SettingsTest::unknown_preset_names_those_there_are() {
  const auto settings = TrainingSettings::preset_named("huge");
  QVERIFY(!settings);
  QCOMPARE(settings.error().code, ErrorCode::kUsage);
  for (const char* name : {"huge", "default", "notebook", "show-attend-tell", "words", "scenes"}) {
    QVERIFY(settings.error().message.find(name) != std::string::npos);
  }
}

void SettingsTest::first_bad_field_is_named_with_its_range_and_value() {
  const auto message_of = [](const TrainingSettings& settings) {
    const auto valid = settings.validate();
    return valid ? std::string() : valid.error().message;
  };
  TrainingSettings settings;
  settings.epochs = 0;
  settings.beam = 21;
  QCOMPARE(message_of(settings), std::string("The setting epochs must lie between 1 and 10000, not 0."));
  settings.epochs = 1;
  QCOMPARE(message_of(settings), std::string("The setting beam must lie between 1 and 20, not 21."));
  settings.beam = 3;
  settings.learning_rate = std::numeric_limits<double>::quiet_NaN();
  QVERIFY(message_of(settings).find("learning_rate") != std::string::npos);
  settings.learning_rate = 1e-3;
  settings.device = "cuda:x";
  QVERIFY(message_of(settings).find("device") != std::string::npos);
  settings.device = "cuda:1";
  settings.augment = true;
  QVERIFY(message_of(settings).find("augment") != std::string::npos);
  settings.train_backbone = true;
  QCOMPARE(message_of(settings), std::string());
  settings.train_backbone = settings.augment = false;
  settings.backbone = "tiny";
  QVERIFY(message_of(settings).find("train_backbone") != std::string::npos);
  settings.backbone = "lite0";
  settings.network.width = -1;
  QVERIFY(message_of(settings).find("width") != std::string::npos);
}

void SettingsTest::a_network_that_no_machine_holds_is_refused() {
  TrainingSettings settings;
  settings.network.width = 8192;
  settings.network.decoder_layers = settings.network.encoder_blocks = 48;
  settings.network.feed_forward = settings.network.encoder_feed_forward = 65536;
  settings.network.head_size = settings.network.encoder_head_size = 4096;
  settings.vocabulary_size = 1'000'000;
  const auto valid = settings.validate();
  QVERIFY(!valid);
  QVERIFY2(valid.error().message.find("million parameters") != std::string::npos, valid.error().message.c_str());
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings.moc"
