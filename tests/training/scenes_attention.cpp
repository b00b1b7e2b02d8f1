#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>

#include "model/files/captioner_file.h"
#include "training/data/read_dataset.h"
#include "training/run/pointing.h"
#include "training/run/trainer.h"
#include "training/scenes/scenes.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

struct Epochs : TrainingObserver {
  std::vector<EpochRecord> records;
  void on_epoch(const EpochRecord& record) override { records.push_back(record); }
};

/// A captioner with random weights that can say one word only, again and again.
PictureCaptioner one_word_captioner(const std::string& word) {
  torch::manual_seed(3);
  LoadedCaptioner model;
  model.backbone = EfficientNet(EfficientNetOptions::tiny());
  model.backbone->eval();
  model.backbone = EfficientNet(model.backbone->folded());
  model.vocabulary = Vocabulary::from_captions({word}, {1, 0});
  auto options = CaptionerOptions::preset_default();
  options.vocabulary = model.vocabulary.size();
  options.feature_channels = model.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = 4;
  model.preprocessing.width = model.preprocessing.height = 32;
  model.network = Captioner(options);
  model.network->eval();
  for (auto& item : model.network->named_parameters()) {
    if (item.key().find("output_bias") == std::string::npos) continue;
    const torch::NoGradGuard no_gradients;
    item.value()[model.vocabulary.id(word)] = 1000;
  }
  return PictureCaptioner::from(std::move(model), "cpu").value();
}

}  // namespace

class ScenesAttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nouns_are_counted_by_whether_their_map_peaks_in_a_box();
  void truth_of_scenes_is_read_in_shares_of_the_picture();
  void missing_truth_is_an_error();
  void captioner_learns_scenes_and_looks_at_what_it_names();
};

void ScenesAttentionTest::nouns_are_counted_by_whether_their_map_peaks_in_a_box() {
  const QTemporaryDir temporary;
  const fs::path folder = temporary.path().toStdString();
  QVERIFY(write_scenes(folder, {20, 1, 32}));
  const auto data = read_dataset({folder}).value();
  const auto captioner = one_word_captioner("circle");
  DecodingSettings decoding;
  decoding.no_repeats = false;
  decoding.max_words = 3;
  const auto measured = [&](const std::string& noun, double side) {
    SceneTruth truth;
    for (const auto& picture : data.test) truth[picture.name] = {{{noun, "ball"}, 0, 0, side, side}};
    truth["elsewhere"] = {{{"circle"}, 0, 0, 1, 1}};
    return pointing(captioner, data.test, truth, decoding).value();
  };
  const auto inside = [&](const Pointing& pointing) {
    const auto found = std::find_if(pointing.maps.begin(), pointing.maps.end(),
                                    [](const MapChoice& map) { return map.layer == 1 && map.head == 0; });
    return found->inside;
  };
  const auto words = static_cast<std::int64_t>(3 * data.test.size());
  QVERIFY(words > 0);
  const auto everywhere = measured("circle", 1);
  QCOMPARE(everywhere.nouns, words);
  QCOMPARE(inside(everywhere), words);
  QCOMPARE(everywhere.absent, 0);
  QCOMPARE(everywhere.share(1, 0), 1.0);
  QCOMPARE(everywhere.maps.size(), std::size_t{1 + 1 + 8 + 1 + 1});  // all, layer 1 and its heads, layer 2 and its head
  const auto nowhere = measured("circle", 0.01);                     // no cell's centre lies in the corner's hundredth
  QCOMPARE(nowhere.nouns, words);
  QCOMPARE(inside(nowhere), 0);
  const auto absent = measured("square", 1);
  QCOMPARE(absent.nouns, words);
  QCOMPARE(inside(absent), 0);
  QCOMPARE(absent.absent, words);
}

void ScenesAttentionTest::truth_of_scenes_is_read_in_shares_of_the_picture() {
  const QTemporaryDir temporary;
  const fs::path folder = temporary.path().toStdString();
  QVERIFY(write_scenes(folder, {10, 1, 64}));
  const auto truth = read_scene_truth(folder / "scenes.json");
  QVERIFY(truth);
  QCOMPARE(truth->size(), std::size_t{10});
  for (const auto& [name, objects] : *truth) {
    QVERIFY(!objects.empty());
    for (const auto& object : objects) {
      QVERIFY(!object.nouns.empty());
      QVERIFY(object.x >= 0 && object.y >= 0 && object.width > 0.05 && object.height > 0.05);
      QVERIFY(object.x + object.width <= 1 && object.y + object.height <= 1);
    }
  }
}

void ScenesAttentionTest::missing_truth_is_an_error() {
  const auto truth = read_scene_truth("/nowhere/scenes.json");
  QVERIFY(!truth);
  QCOMPARE(truth.error().code, ErrorCode::kNotFound);
}

/// What `descry demo` trains.
void ScenesAttentionTest::captioner_learns_scenes_and_looks_at_what_it_names() {
#ifdef __SANITIZE_ADDRESS__
  QSKIP("under the sanitizers this training takes ten minutes and finds nothing that test_trainer does not");
#endif
  const QTemporaryDir temporary;
  const fs::path folder = temporary.path().toStdString();
  QVERIFY(write_scenes(folder / "scenes", {}));
  auto settings = TrainingSettings::preset_named("scenes").value();
  settings.data = folder / "scenes";
  RunControl control;
  Epochs epochs;
  const auto outcome = train(settings, {folder / "run", folder / "features", {}}, false, control, {&epochs});
  QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
  const auto captioner = PictureCaptioner::open(outcome->best_model, "cpu").value();
  const auto truth = read_scene_truth(scene_truth_in(settings.data.first())).value();
  const auto unseen = read_dataset(settings.data.paths).value().test;
  const auto found = pointing(captioner, unseen, truth, captioner.recommended_decoding()).value();
  qInfo("dev CIDEr %.2f; %s", epochs.records.back().metrics.at("CIDEr"), found.summary().c_str());
  QVERIFY(found.nouns > 300);
  QVERIFY(found.absent < 0.05 * static_cast<double>(found.nouns));
  QVERIFY(found.share(captioner.default_layer(), captioner.default_head()) >= 0.95);
}

QTEST_GUILESS_MAIN(ScenesAttentionTest)
#include "scenes_attention.moc"
