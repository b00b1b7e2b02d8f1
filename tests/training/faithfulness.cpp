#include "training/run/faithfulness.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "model/text/content_words.h"
#include "model/text/words.h"
#include "training/data/read_dataset.h"
#include "training/scenes/scenes.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

LoadedCaptioner random_captioner(const std::vector<CaptionedPicture>& pictures) {
  torch::manual_seed(3);
  LoadedCaptioner model;
  model.backbone = EfficientNet(EfficientNetOptions::tiny());
  model.backbone->eval();
  model.backbone = EfficientNet(model.backbone->folded());
  std::vector<std::string> captions;
  for (const CaptionedPicture& picture : pictures)
    captions.insert(captions.end(), picture.captions.begin(), picture.captions.end());
  model.vocabulary = Vocabulary::from_captions(captions, {1, 0});
  CaptionerOptions options;
  options.vocabulary = model.vocabulary.size();
  options.feature_channels = model.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = 4;
  options.width = 32;
  options.encoder_head_size = options.head_size = 4;
  options.encoder_feed_forward = options.feed_forward = 32;
  model.preprocessing.width = model.preprocessing.height = 32;
  model.network = Captioner(options);
  model.network->eval();
  return model;
}

}  // namespace

class FaithfulnessTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(write_scenes(folder(), {20, 1, 32}));
    const auto dataset = read_dataset({folder()});
    QVERIFY(dataset);
    pictures_ = dataset->train;
    pictures_.resize(6);
    for (CaptionedPicture& picture : pictures_) picture.captions.resize(1);
  }

  void words_that_name_something_are_content_words() {
    for (const char* word : {"dog", "people", "red", "runs", "wearing", "grass"}) QVERIFY2(is_content_word(word), word);
    for (const char* word : {"a", "the", "with", "through", "two", "his", "is", "while"})
      QVERIFY2(!is_content_word(word), word);
  }

  void every_content_word_is_judged_by_every_map_and_both_comparisons() {
    LoadedCaptioner model = random_captioner(pictures_);
    const auto found = faithfulness(model, request(6, 0), torch::kCPU);
    QVERIFY(found);
    std::int64_t words = 0;
    for (const CaptionedPicture& picture : pictures_) {
      for (const std::string& word : caption_words(picture.captions[0])) words += is_content_word(word) ? 1 : 0;
    }
    QCOMPARE(found->pictures, std::int64_t{6});
    QCOMPARE(found->words, words);
    for (const char* map : {"attention, layer 1", "attention, layer 1, head 8", "attention, layer 2",
                            "attention, mean of layers", "attention, rollout", "attention, value norms",
                            "dependence, features", "dependence, picture", "centre", "random"}) {
      const HidingCost* cost = found->find(map);
      QVERIFY2(cost != nullptr, map);
      QVERIFY(cost->loss.low <= cost->loss.mean && cost->loss.mean <= cost->loss.high);
    }
    QCOMPARE(found->find("attention, layer 2, head 1"), nullptr);  // its one head is its mean
    QCOMPARE(found->find("centre")->to_centre.mean, 1.0);
    QCOMPARE(found->find("random")->to_random.mean, 1.0);
    const double ratio = found->find("attention, layer 2")->loss.mean / found->find("centre")->loss.mean;
    QVERIFY(std::abs(found->find("attention, layer 2")->to_centre.mean - ratio) < 1e-9);
  }

  void hiding_what_the_words_depend_on_costs_most() {
    LoadedCaptioner model = random_captioner(pictures_);
    const auto found = faithfulness(model, request(6, 0), torch::kCPU);
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(found->maps.front().map), QStringLiteral("dependence, picture"));
    QVERIFY(found->maps.front().loss.mean > 0);
    QVERIFY(found->maps.front().loss.mean > found->find("centre")->loss.mean);
    QVERIFY(found->maps.front().loss.mean > found->find("random")->loss.mean);
  }

  void the_same_seed_judges_the_same_pictures() {
    LoadedCaptioner model = random_captioner(pictures_);
    const auto once = faithfulness(model, request(3, 0), torch::kCPU),
               again = faithfulness(model, request(3, 0), torch::kCPU);
    QVERIFY(once && again);
    QCOMPARE(once->pictures, std::int64_t{3});
    QCOMPARE(once->words, again->words);
    for (const HidingCost& cost : once->maps) {
      QCOMPARE(again->find(cost.map)->loss.mean, cost.loss.mean);
      QCOMPARE(again->find(cost.map)->loss.low, cost.loss.low);
    }
  }

  void words_that_the_model_does_not_expect_are_no_test() {
    LoadedCaptioner model = random_captioner(pictures_);
    const auto found = faithfulness(model, request(6, 0.999), torch::kCPU);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::kUsage);
  }

  void stopping_ends_it() {
    LoadedCaptioner model = random_captioner(pictures_);
    std::stop_source stop;
    stop.request_stop();
    const auto found = faithfulness(model, request(6, 0), torch::kCPU, stop.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::kCancelled);
  }

 private:
  fs::path folder() const { return temporary_.path().toStdString(); }
  FaithfulnessRequest request(std::int64_t count, double least_probability) const {
    FaithfulnessRequest request{pictures_};
    request.count = count;
    request.least_probability = least_probability;
    return request;
  }

  QTemporaryDir temporary_;
  std::vector<CaptionedPicture> pictures_;
};

QTEST_GUILESS_MAIN(FaithfulnessTest)
#include "faithfulness.moc"
