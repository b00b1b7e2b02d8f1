#include "model/captioning/picture_captioner.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <future>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "model/captioning/caption_features.h"
#include "model/captioning/confidence.h"
#include "model/files/captioner_file.h"
#include "random_captioner.h"

using namespace descry;

class PictureCaptionerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("DESCRY_BACKBONE", "fp32"); }  // what is compared, to four digits

  void every_word_has_its_probability_and_five_runner_ups() {
    const std::vector<Image> pictures{noise(40, 30, 1), noise(32, 32, 2)};
    const auto captions = captioner().caption(pictures, {});
    QVERIFY(captions.has_value());
    QCOMPARE(captions->size(), std::size_t{2});
    for (const auto& of_picture : *captions) {
      QCOMPARE(of_picture.size(), std::size_t{1});
      const Caption& caption = of_picture[0];
      QCOMPARE(caption.words.size(), caption.tokens.size());
      QVERIFY(caption.confidence > 0 && caption.confidence <= 1);
      QVERIFY(caption.words.size() <= 8);  // ten positions: start, eight words, end
      for (const CaptionWord& word : caption.words) {
        QCOMPARE(word.runner_ups.size(), std::size_t{5});
        float sum = word.probability, before = 1;
        for (const RunnerUp& other : word.runner_ups) {
          QVERIFY(other.word != word.text);
          QVERIFY(!other.word.empty() && other.word[0] != '<');
          QVERIFY(other.probability <= before);
          before = other.probability;
          sum += other.probability;
        }
        QVERIFY(sum <= 1.0001F);
      }
    }
  }

  void pictures_together_get_the_captions_they_get_alone() {
    const PictureCaptioner one = captioner();
    std::vector<Image> pictures;
    for (std::uint32_t i = 0; i < 70; ++i) pictures.push_back(noise(20 + static_cast<int>(i), 30, i));  // two batches
    const auto together = one.caption(pictures, {});
    torch::set_num_threads(3);
    const auto shared_out = one.caption(pictures, {});
    torch::set_num_threads(1);
    std::set<std::string> different;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const auto alone = one.caption({&pictures[i], 1}, {});
      QCOMPARE((*together)[i][0].text(), (*alone)[0][0].text());
      QCOMPARE((*shared_out)[i][0].text(), (*alone)[0][0].text());
      different.insert((*alone)[0][0].text());
    }
    QVERIFY(different.size() > 1);
  }

  void confidence_is_the_geometric_mean_and_score_is_normalised() {
    DecodingSettings settings;
    settings.beam = 1;
    settings.length_exponent = 1;
    const Image picture = noise(32, 32, 3);
    const Caption caption = (*captioner().caption({&picture, 1}, settings))[0][0];
    // With exponent 1 the score is the mean log-probability of the words and the end.
    QVERIFY(std::abs(std::exp(caption.score) - caption.confidence) < 1e-6);
  }

  void confidence_is_what_the_card_makes_of_it() {
    LoadedCaptioner model = random_model();
    const ConfidenceModel curve{0.5, {2, -0.25, 0.125}};
    model.card["confidence"] = curve.entry();
    const auto calibrated = PictureCaptioner::from(std::move(model), "cpu");
    const Image picture = noise(32, 32, 3);
    const Caption plain = (*captioner().caption({&picture, 1}, {}))[0][0];
    const Caption judged = (*calibrated->caption({&picture, 1}, {}))[0][0];
    QCOMPARE(judged.text(), plain.text());
    QVERIFY(std::abs(judged.confidence - curve.probability(plain)) < 1e-6);
    QVERIFY(std::abs(judged.confidence - plain.confidence) > 1e-3);
  }

  void n_best_come_best_first() {
    DecodingSettings settings;
    settings.beam = 4;
    settings.n_best = 3;
    const Image picture = noise(32, 32, 4);
    const auto captions = (*captioner().caption({&picture, 1}, settings))[0];
    QCOMPARE(captions.size(), std::size_t{3});
    QVERIFY(captions[0].score >= captions[1].score && captions[1].score >= captions[2].score);
    QVERIFY(captions[0].text() != captions[1].text());
  }

  void each_word_has_attention_that_sums_to_one() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(50, 20, 5);
    const Caption caption = (*one.caption({&picture, 1}, {}))[0][0];
    QVERIFY(!caption.words.empty());
    const AttentionTrace trace = one.explain(picture, caption.tokens);
    QCOMPARE(trace.words, static_cast<int>(caption.words.size()));
    QCOMPARE(trace.layers.size(), static_cast<std::size_t>(one.layers()));
    for (int layer = 0; layer < one.layers(); ++layer) {
      QCOMPARE(trace.layers[static_cast<std::size_t>(layer)].size(), static_cast<std::size_t>(one.heads(layer)));
    }
    for (int word = 0; word < trace.words; ++word) {
      const AttentionMap map = trace.map(word, one.default_layer(), one.default_head());
      QCOMPARE(map.weights.size(), static_cast<std::size_t>(trace.rows * trace.columns));
      QVERIFY(std::abs(std::accumulate(map.weights.begin(), map.weights.end(), 0.0) - 1) < 1e-4);
    }
    QCOMPARE(one.explain(picture, {}).words, 0);
  }

  void attention_of_a_word_is_that_of_the_step_that_said_it() {
    LoadedCaptioner model = random_model();
    Captioner network = model.network;
    EfficientNet backbone = model.backbone;
    const PictureCaptioner one = *PictureCaptioner::from(model, "cpu");
    const Image picture = noise(kSide, kSide, 6);
    const AttentionTrace trace = one.explain(picture, {5, 7});
    torch::NoGradGuard no_grad;
    const torch::Tensor pixels =
        torch::tensor(picture.rgb, torch::kFloat).view({1, kSide, kSide, 3}).permute({0, 3, 1, 2});
    const torch::Tensor input = (pixels / 255 - 0.498) / 0.502;
    const PictureMemory memory = network->remember(network->encode(backbone->forward(input)));
    WordCache cache;
    AttentionRecord first, second;
    network->step(torch::tensor({1}, torch::kInt64), memory, cache, &first);
    network->step(torch::tensor({5}, torch::kInt64), memory, cache, &second);  // says word 1
    const torch::Tensor expected = second.cross[1].flatten();
    const AttentionMap map = trace.map(1, 1, 0);
    for (std::size_t i = 0; i < map.weights.size(); ++i) {
      QVERIFY(std::abs(map.weights[i] - expected[static_cast<std::int64_t>(i)].item<float>()) < 1e-4F);
    }
  }

  void settings_out_of_range_are_refused_by_name() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(8, 8, 7);
    const auto refusal = [&](auto DecodingSettings::*field, auto value) {
      DecodingSettings settings;
      settings.*field = value;
      const auto result = one.caption({&picture, 1}, settings);
      return result.has_value() ? std::string() : result.error().message;
    };
    QVERIFY(refusal(&DecodingSettings::beam, 0).find("beam") != std::string::npos);
    QVERIFY(refusal(&DecodingSettings::beam, 21).find("beam") != std::string::npos);
    QVERIFY(refusal(&DecodingSettings::length_exponent, std::nan("")).find("exponent") != std::string::npos);
    QVERIFY(refusal(&DecodingSettings::max_words, 0).find("longest") != std::string::npos);
    QVERIFY(refusal(&DecodingSettings::n_best, 4).find("captions a picture") != std::string::npos);
    const Image empty;
    QCOMPARE(one.caption({&empty, 1}, {}).error().code, ErrorCode::kUsage);
    QVERIFY(one.caption({}, {})->empty());
  }

  void a_model_without_backbone_and_an_unknown_device_are_refused() {
    LoadedCaptioner model = random_model();
    QCOMPARE(PictureCaptioner::from(model, "abacus").error().code, ErrorCode::kUsage);
    model.backbone = nullptr;
    QCOMPARE(PictureCaptioner::from(model, "cpu").error().code, ErrorCode::kUnsupported);
  }

  void a_file_gives_the_same_captions() {
    const QTemporaryDir folder;
    const std::filesystem::path path = (folder.path() + "/model.safetensors").toStdString();
    LoadedCaptioner model = random_model();
    model.card = {{"name", "tiny"}, {"attention", {{"layer", 0}, {"head", 3}}}};
    QVERIFY(write_captioner(model, path, false).has_value());
    const auto opened = PictureCaptioner::open(path, "cpu");
    QVERIFY(opened.has_value());
    const Image picture = noise(33, 44, 8);
    QCOMPARE((*opened->caption({&picture, 1}, {}))[0][0].text(),
             (*captioner().caption({&picture, 1}, {}))[0][0].text());
    QCOMPARE(opened->name(), std::string("tiny"));
    QCOMPARE(opened->device(), std::string("cpu"));
    QCOMPARE(opened->default_layer(), 0);
    QCOMPARE(opened->default_head(), 3);
    QCOMPARE(captioner().default_layer(), 1);
    QCOMPARE(captioner().default_head(), -1);
    QCOMPARE(PictureCaptioner::open(path.string() + "x").error().code, ErrorCode::kNotFound);
  }

  void the_card_recommends_how_to_decode() {
    LoadedCaptioner model = random_model();
    const auto recommended = [&](const nlohmann::json& decoding) {
      model.card = {{"decoding", decoding}};
      return PictureCaptioner::from(model, "cpu")->recommended_decoding();
    };
    QCOMPARE(recommended({{"beam", 5}, {"length_exponent", 0.5}}).beam, 5);
    QCOMPARE(recommended({{"beam", 5}, {"length_exponent", 0.5}}).length_exponent, 0.5);
    QCOMPARE(recommended({{"beam", 1e9}}).beam, 3);
    QCOMPARE(recommended({{"beam", 1000}, {"length_exponent", -1}}).beam, 20);
    QCOMPARE(recommended({{"length_exponent", -1}}).length_exponent, 0.0);
    QCOMPARE(recommended("fast").beam, 3);
  }

  void threads_may_ask_at_once() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 9);
    const std::string expected = (*one.caption({&picture, 1}, {}))[0][0].text();
    std::vector<std::future<std::string>> answers;
    for (int i = 0; i < 4; ++i) {
      answers.push_back(std::async(std::launch::async, [&] { return (*one.caption({&picture, 1}, {}))[0][0].text(); }));
    }
    for (auto& answer : answers) QCOMPARE(answer.get(), expected);
  }

  void captioning_leaves_a_network_in_training_mode() {
    LoadedCaptioner model = random_model();
    model.network->train();
    const CaptionerOptions& options = model.network->options();
    const torch::Tensor features = torch::randn({2, options.feature_channels, options.grid_rows, options.grid_columns});
    const auto captions = caption_features(model.network, model.vocabulary, features, {});
    QCOMPARE(captions.size(), std::size_t{2});
    QVERIFY(model.network->is_training());
    for (const torch::Tensor& parameter : model.network->parameters()) QVERIFY(parameter.requires_grad());
  }
};

QTEST_GUILESS_MAIN(PictureCaptionerTest)
#include "picture_captioner.moc"
