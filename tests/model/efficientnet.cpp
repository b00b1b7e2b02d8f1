#include "model/network/efficientnet.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace descry;

namespace {

std::int64_t parameter_count(const EfficientNet& network) {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : network->parameters()) count += parameter.numel();
  return count;
}

/// BatchNorm statistics as after some training.
void randomise_statistics(EfficientNet& network) {
  for (auto& buffer : network->named_buffers()) {
    if (buffer.key().ends_with("running_mean")) buffer.value().normal_(0, 0.3);
    if (buffer.key().ends_with("running_var")) buffer.value().uniform_(0.2, 1.5);
  }
}

/// How many of the nine cells of a 3x3 stem with stride 2 lie inside the picture, as a sum over ones. Each of its three
/// input channels adds a ninth for each cell, so that ReLU6 cuts nothing.
torch::Tensor cells_inside(bool same_padding, std::int64_t height, std::int64_t width) {
  EfficientNetOptions options;
  options.stages = {};
  options.head_channels = 0;
  options.stem_channels = 1;
  options.same_padding = same_padding;
  options.folded = true;
  EfficientNet network(options);
  const torch::NoGradGuard no_gradient;
  network->named_parameters()["stem.conv.weight"].fill_(1.0 / 9);
  return network->forward(torch::ones({1, 3, height, width})).mul(3).round()[0][0];
}

}  // namespace

class EfficientNetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    torch::set_num_threads(1);
    torch::manual_seed(1);
  }

  // torchvision 0.14's efficientnet_b0 has 5,288,548 parameters and efficientnet_lite_pytorch's Lite0 4,652,008; their
  // classifiers have 1280 * 1000 + 1000 of these.
  void networks_have_the_published_number_of_parameters() {
    QCOMPARE(parameter_count(EfficientNet(EfficientNetOptions::b0())), 5'288'548 - 1'281'000);
    QCOMPARE(parameter_count(EfficientNet(EfficientNetOptions::lite0())), 4'652'008 - 1'281'000);
  }

  void features_are_a_32nd_of_the_picture_in_channels_last_order() {
    const torch::NoGradGuard no_gradient;
    for (const EfficientNetOptions& options : {EfficientNetOptions::b0(), EfficientNetOptions::lite0()}) {
      EfficientNet network(options);
      network->eval();
      QCOMPARE(options.reduction(), 32);
      QCOMPARE(options.feature_channels(), 1280);
      for (const bool is_folded : {false, true}) {
        if (is_folded) network = EfficientNet(network->folded());
        const torch::Tensor features = network->forward(torch::rand({2, 3, 65, 96}));
        QCOMPARE(features.sizes().vec(), (std::vector<std::int64_t>{2, 1280, 3, 3}));
        QVERIFY(features.is_contiguous(torch::MemoryFormat::ChannelsLast));
      }
    }
  }

  void tiny_makes_a_grid_of_an_eighth_with_few_parameters() {
    const EfficientNetOptions options = EfficientNetOptions::tiny();
    EfficientNet network(options);
    const torch::Tensor features = network->forward(torch::rand({2, 3, 96, 96}));
    QCOMPARE(options.reduction(), 8);
    QCOMPARE(features.sizes().vec(), (std::vector<std::int64_t>{2, options.feature_channels(), 12, 12}));
    QVERIFY(parameter_count(network) < 300'000);
  }

  // A 3x3 window at stride 2 over 4 cells needs one cell of padding: TensorFlow puts it behind, symmetric padding puts
  // one on both sides and never reaches the second.
  void same_padding_puts_the_odd_cell_behind() {
    const torch::Tensor same = torch::tensor({{9.F, 6.F}, {6.F, 4.F}});
    const torch::Tensor symmetric = torch::tensor({{4.F, 6.F}, {6.F, 9.F}});
    QVERIFY(torch::equal(cells_inside(true, 4, 4), same));
    QVERIFY(torch::equal(cells_inside(false, 4, 4), symmetric));
    // 5 cells: both need one on each side. Odd in one direction only:
    QVERIFY(torch::equal(cells_inside(true, 5, 5), cells_inside(false, 5, 5)));
    QVERIFY(torch::equal(cells_inside(true, 5, 4), torch::tensor({{6.F, 4.F}, {9.F, 6.F}, {6.F, 4.F}})));
  }

  void folding_changes_nothing_but_the_form() {
    const torch::NoGradGuard no_gradient;
    for (const EfficientNetOptions& options :
         {EfficientNetOptions::b0(), EfficientNetOptions::lite0(), EfficientNetOptions::tiny()}) {
      EfficientNet network(options);
      randomise_statistics(network);
      network->eval();
      const torch::Tensor images = torch::randn({2, 3, 96, 70});
      const torch::Tensor expected = network->forward(images);
      const EfficientNet folded(network->folded());
      QVERIFY(folded->buffers().empty());
      QVERIFY(!folded->is_training());
      const torch::Tensor features = EfficientNet(folded)->forward(images);
      QVERIFY(((features - expected).abs().max() / expected.abs().max()).item<double>() < 1e-5);
      QVERIFY(torch::equal(network->forward(images), expected));
      QVERIFY(torch::equal(EfficientNet(folded->folded())->forward(images), features));
    }
  }

  void folded_names_are_those_of_the_unfolded_less_batch_norm() {
    const EfficientNet network(EfficientNetOptions::lite0());
    const auto names = network->named_parameters();
    QVERIFY(names.contains("stem.conv.weight"));
    QVERIFY(names.contains("blocks.3.expand.conv.weight"));
    QVERIFY(network->named_buffers().contains("blocks.3.depthwise.bn.running_mean"));
    const EfficientNet folded(network->folded());
    for (const auto& parameter : folded->named_parameters())
      QVERIFY(names.contains(parameter.key()) || parameter.key().ends_with("conv.bias"));
    QVERIFY(
        EfficientNet(EfficientNetOptions::b0())->named_parameters().contains("blocks.0.squeeze_excite.reduce.bias"));
  }

  void every_parameter_learns() {
    for (EfficientNetOptions options : {EfficientNetOptions::tiny(), EfficientNetOptions::b0()}) {
      EfficientNet network(options);
      network->train();
      const torch::Tensor before = network->named_buffers()["stem.bn.running_mean"].clone();
      network->forward(torch::randn({2, 3, 64, 64})).square().sum().backward();
      for (const auto& parameter : network->named_parameters()) {
        QVERIFY2(parameter.value().grad().defined(), parameter.key().c_str());
        QVERIFY2(torch::isfinite(parameter.value().grad()).all().item<bool>(), parameter.key().c_str());
      }
      QVERIFY(!torch::equal(network->named_buffers()["stem.bn.running_mean"], before));
    }
  }

  void folded_networks_can_be_trained_too() {
    EfficientNet network(EfficientNet(EfficientNetOptions::lite0())->folded());
    network->forward(torch::randn({1, 3, 64, 64})).sum().backward();
    QVERIFY(network->named_parameters()["stem.conv.weight"].grad().defined());
  }

  void the_callers_pictures_stay_as_they_are() {
    const torch::NoGradGuard no_gradient;
    EfficientNet network(EfficientNet(EfficientNetOptions::lite0())->folded());
    const torch::Tensor images = torch::randn({1, 3, 64, 64}).contiguous(torch::MemoryFormat::ChannelsLast);
    const torch::Tensor before = images.clone();
    network->forward(images);
    QVERIFY(torch::equal(images, before));
  }

  void options_survive_json() {
    EfficientNetOptions options = EfficientNetOptions::b0();
    options.folded = true;
    options.width = 1.25;
    const nlohmann::json json = nlohmann::json::parse(nlohmann::json(options).dump());
    QVERIFY(json.get<EfficientNetOptions>() == options);
    QVERIFY_THROWS_EXCEPTION(nlohmann::json::exception,
                             nlohmann::json({{"activation", "tanh"}}).get<EfficientNetOptions>());
    QVERIFY_THROWS_EXCEPTION(nlohmann::json::exception, nlohmann::json({{"stages", 3}}).get<EfficientNetOptions>());
  }

  void options_out_of_range_are_named() {
    QVERIFY(EfficientNetOptions::b0().validate());
    QVERIFY(EfficientNetOptions::tiny().validate());
    EfficientNetOptions options = EfficientNetOptions::lite0();
    options.stages[2].kernel = 4;
    QVERIFY(!options.validate());
    QVERIFY(QString::fromStdString(options.validate().error().message).contains("kernel"));
    options = EfficientNetOptions::lite0();
    options.stages[0].repeats = 1'000'000'000;
    QVERIFY(!options.validate());
    options = EfficientNetOptions::lite0();
    options.stem_channels = -1;
    QVERIFY(!options.validate());
  }

  // Lite2 (Liu 2020, TensorFlow's EfficientNet-Lite): width 1.1, depth 1.2, stem and head as they are.
  void multipliers_scale_the_stages() {
    EfficientNetOptions options = EfficientNetOptions::lite0();
    options.width = 1.1;
    options.depth = 1.2;
    const std::vector<BlockPlan> plans = block_plans(options);
    QCOMPARE(plans.size(), std::size_t{1 + 3 + 3 + 4 + 4 + 5 + 1});
    QCOMPARE(plans.front().input, 32);
    QCOMPARE(plans.front().output, 16);
    QCOMPARE(plans.back().input, 208);
    QCOMPARE(plans.back().output, 352);
    QCOMPARE(options.feature_channels(), 1280);
  }
};

QTEST_GUILESS_MAIN(EfficientNetTest)
#include "efficientnet.moc"
