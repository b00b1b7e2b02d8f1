#include "model/engine/frozen_backbone.h"

#include <torch/torch.h>

#include <QtTest>
#include <thread>

using namespace descry;

namespace {

using Engine = BackboneEngine;

/// With random biases and statistics, as zero ones would hide mistakes.
EfficientNet random_network(EfficientNetOptions options, std::uint64_t seed) {
  torch::manual_seed(seed);
  const torch::NoGradGuard no_gradient;
  EfficientNet network(std::move(options));
  for (const auto& item : network->named_parameters())
    if (item.key().ends_with("bias")) item.value().normal_(0, 0.2);
  for (const auto& item : network->named_buffers()) {
    if (item.key().ends_with("running_mean")) item.value().normal_(0, 0.2);
    if (item.key().ends_with("running_var")) item.value().uniform_(0.5, 1.5);
  }
  network->eval();
  return EfficientNet(network->folded());
}

torch::Tensor expected(EfficientNet& network, const torch::Tensor& images, std::optional<int> blocks = std::nullopt) {
  const torch::NoGradGuard no_gradient;
  if (!blocks) return network->forward(images);
  return FrozenBackbone(network, torch::kCPU, Engine::kLibTorch, blocks)(images);
}

/// The root of the squared difference's share of the squared features.
double relative_error(const torch::Tensor& found, const torch::Tensor& wanted) {
  return ((found - wanted).norm() / wanted.norm()).item<double>();
}

/// What is accepted of an engine: rounding of sums, and of all activations and weights to 8 bits.
double tolerance(Engine engine) { return engine == Engine::kOneDnnBf16 ? 0.03 : 1e-4; }

const std::vector<Engine>& usable_engines() {
  static const std::vector<Engine> engines = [] {
    std::vector<Engine> found;
    for (const Engine engine : {Engine::kLibTorch, Engine::kOneDnnFp32, Engine::kOneDnnBf16})
      if (is_usable(engine, torch::kCPU)) found.push_back(engine);
    return found;
  }();
  return engines;
}

void compare(const EfficientNetOptions& options, const std::vector<std::int64_t>& shape,
             std::optional<int> blocks = std::nullopt) {
  EfficientNet network = random_network(options, 3);
  const torch::Tensor images = torch::randn(shape);
  const torch::Tensor wanted = expected(network, images, blocks);
  for (const Engine engine : usable_engines()) {
    const torch::Tensor found = FrozenBackbone(network, torch::kCPU, engine, blocks)(images);
    QCOMPARE(found.sizes(), wanted.sizes());
    QCOMPARE(found.scalar_type(), torch::kFloat);
    const double error = relative_error(found, wanted);
    QVERIFY2(error < tolerance(engine),
             qPrintable(QString::fromStdString(name_of(engine)) + QString(": %1").arg(error)));
  }
}

}  // namespace

class FrozenBackboneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void features_are_those_of_the_network() {
    for (const std::int64_t images : {1, 3}) {
      compare(EfficientNetOptions::tiny(), {images, 3, 64, 64});
      compare(EfficientNetOptions::lite0(), {images, 3, 128, 128});
      compare(EfficientNetOptions::b0(), {images, 3, 128, 128});
    }
  }

  void odd_sizes_are_padded_as_the_network_does() {
    compare(EfficientNetOptions::tiny(), {2, 3, 37, 50});
    compare(EfficientNetOptions::lite0(), {1, 3, 75, 102});
    compare(EfficientNetOptions::lite0(), {1, 3, 33, 31});
    compare(EfficientNetOptions::b0(), {1, 3, 75, 102});
    compare(EfficientNetOptions::b0(), {1, 3, 1, 5});
  }

  void members_that_share_first_blocks_keep_their_features() {
    const torch::NoGradGuard no_gradient;
    const torch::Tensor images = torch::randn({2, 3, 64, 96});
    for (EfficientNetOptions options : {EfficientNetOptions::lite0(), EfficientNetOptions::b0()}) {
      options.members = 3;
      for (const int shared : {0, 1, 7, 15}) {  // 7: the first block after them adds to its input
        EfficientNet network = random_network(options, 3);
        const auto parameters = network->named_parameters();
        const auto share = [&](const std::string& prefix) {
          for (const auto& item : parameters) {
            if (!item.key().starts_with(prefix)) continue;
            for (const std::string member : {"member1.", "member2."})
              parameters[member + item.key()].copy_(item.value());
          }
        };
        if (shared > 0) share("stem.");
        for (int i = 0; i < shared; ++i) share("blocks." + std::to_string(i) + ".");
        QCOMPARE(network->shared_blocks(), shared);
        const torch::Tensor wanted = expected(network, images);
        for (const Engine engine : usable_engines()) {
          const torch::Tensor found = FrozenBackbone(network, torch::kCPU, engine)(images);
          QCOMPARE(found.sizes(), wanted.sizes());
          QVERIFY(relative_error(found, wanted) < tolerance(engine));
        }
      }
    }
  }

  void first_blocks_give_their_own_result() {
    for (const int blocks : {0, 1, 3, 11}) {
      compare(EfficientNetOptions::lite0(), {2, 3, 64, 96}, blocks);
      compare(EfficientNetOptions::b0(), {2, 3, 64, 96}, blocks);
    }
  }

  void network_without_a_head_ends_with_its_last_block() {
    EfficientNetOptions options = EfficientNetOptions::tiny();
    options.head_channels = 0;
    compare(options, {2, 3, 40, 40});
    options.stages.clear();
    compare(options, {2, 3, 40, 40});
  }

  void channels_need_not_fill_vectors() {
    EfficientNetOptions options = EfficientNetOptions::tiny();
    options.stem_channels = 7;
    options.stages = {{1, 5, 1, 9, 1}, {3, 3, 2, 10, 2}, {2, 5, 2, 21, 1}};
    options.squeeze_excite = true;
    options.activation = EfficientNetOptions::Activation::kSilu;
    compare(options, {1, 3, 45, 52});
  }

  void wild_pictures_overflow_nothing() {
    EfficientNet network = random_network(EfficientNetOptions::b0(), 5);
    const torch::Tensor images = torch::randn({1, 3, 64, 64}) * 1e4;
    const torch::Tensor wanted = expected(network, images);
    for (const Engine engine : usable_engines())
      QVERIFY(relative_error(FrozenBackbone(network, torch::kCPU, engine)(images), wanted) < 10 * tolerance(engine));
  }

  void a_pictures_features_do_not_depend_on_its_batch() {
    const EfficientNet network = random_network(EfficientNetOptions::b0(), 7);
    const torch::Tensor images = torch::randn({5, 3, 64, 64});
    for (const Engine engine : usable_engines()) {
      if (engine == Engine::kLibTorch) continue;
      const FrozenBackbone backbone(network, torch::kCPU, engine);
      const double error = relative_error(backbone(images)[3], backbone(images.slice(0, 3, 4))[0]);
      QVERIFY2(error < 0.1 * tolerance(engine), qPrintable(QString::number(error)));  // 0 with one thread
      QCOMPARE(backbone(images.slice(0, 0, 0)).size(0), 0);
    }
  }

  void threads_may_call_at_once() {
    const EfficientNet network = random_network(EfficientNetOptions::b0(), 7);
    for (const Engine engine : usable_engines()) {
      const FrozenBackbone backbone(network, torch::kCPU, engine);
      std::vector<torch::Tensor> images, wanted, found(4);
      for (const std::int64_t side : {64, 64, 96, 33}) {
        images.push_back(torch::randn({2, 3, side, side}));
        wanted.push_back(backbone(images.back()));
      }
      {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < images.size(); ++i)
          threads.emplace_back([&, i] {
            for (int round = 0; round < 5; ++round) found[i] = backbone(images[i]);
          });
      }
      for (std::size_t i = 0; i < images.size(); ++i) QVERIFY(relative_error(found[i], wanted[i]) < 1e-5);
    }
  }

  void later_changes_of_the_network_do_not_reach_it() {
    const torch::NoGradGuard no_gradient;
    const EfficientNet network = random_network(EfficientNetOptions::tiny(), 7);
    const torch::Tensor images = torch::randn({1, 3, 32, 32});
    for (const Engine engine : usable_engines()) {
      const FrozenBackbone backbone(network, torch::kCPU, engine);
      const torch::Tensor before = backbone(images);
      for (torch::Tensor& parameter : network->parameters()) parameter.mul_(1.5);
      QVERIFY(torch::equal(backbone(images), before));
    }
  }

  void environment_chooses_the_engine() {
    qputenv("DESCRY_BACKBONE", "libtorch");
    QVERIFY(default_backbone_engine(torch::kCPU) == Engine::kLibTorch);
    qputenv("DESCRY_BACKBONE", "fp32");
    QVERIFY(default_backbone_engine(torch::kCPU) != Engine::kOneDnnBf16);
    qunsetenv("DESCRY_BACKBONE");
    QVERIFY(default_backbone_engine(torch::kCPU) == usable_engines().back());
    QVERIFY(default_backbone_engine(torch::Device(torch::kCUDA, 0)) == Engine::kLibTorch);
  }
};

QTEST_GUILESS_MAIN(FrozenBackboneTest)
#include "frozen_backbone.moc"
