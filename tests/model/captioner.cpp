#include "model/network/captioner.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

#include <QtTest>
#include <nlohmann/json.hpp>
#include <thread>

#include "model/network/dropout.h"

using namespace descry;

namespace {

/// The network of tests/reference/captioner_values.py.
CaptionerOptions small_options(bool pre_norm = true) {
  CaptionerOptions options;
  options.feature_channels = 3;
  options.grid_rows = options.grid_columns = 2;
  options.vocabulary = 6;
  options.max_tokens = 5;
  options.width = 4;
  options.encoder_relu = !pre_norm;
  options.encoder_positions = pre_norm;
  options.encoder_heads = 2;
  options.encoder_head_size = 2;
  options.encoder_feed_forward = pre_norm ? 5 : 0;
  options.decoder_layers = pre_norm ? 2 : 1;
  options.self_heads = options.cross_heads = 2;
  options.last_cross_heads = pre_norm ? 1 : 2;
  options.head_size = 2;
  options.feed_forward = 5;
  options.pre_norm = options.tied_embeddings = pre_norm;
  return options;
}

Captioner with_known_weights(const CaptionerOptions& options) {
  Captioner captioner(options);
  captioner->eval();
  torch::NoGradGuard no_grad;
  int number = 0;
  for (torch::Tensor& parameter : captioner->parameters()) {
    const torch::Tensor places = torch::arange(parameter.numel(), torch::kDouble);
    parameter.copy_((0.3 * torch::sin(0.7 * places + number++)).view_as(parameter));
  }
  return captioner;
}

Captioner random_captioner(const CaptionerOptions& options) {
  torch::manual_seed(7);
  Captioner captioner(options);
  captioner->eval();
  return captioner;
}

torch::Tensor known_features() { return torch::cos(0.3 * torch::arange(12, torch::kFloat)).view({1, 3, 2, 2}); }

torch::Tensor ids(std::vector<std::int64_t> values, std::int64_t rows) {
  return torch::tensor(values, torch::kInt64).view({rows, -1});
}

bool close(const torch::Tensor& a, const torch::Tensor& b, double tolerance = 1e-5) {
  return a.sizes() == b.sizes() && (a - b).abs().max().item<double>() < tolerance;
}

}  // namespace

class CaptionerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::globalContext().setDeterministicAlgorithms(true, true); }

  // Expected values: tests/reference/captioner_values.py, the equations written out in NumPy.
  void pre_norm_logits_equal_the_equations() {
    torch::NoGradGuard no_grad;
    Captioner captioner = with_known_weights(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(known_features()));
    const torch::Tensor expected = torch::tensor({0.347587, -0.026083, -0.004423, -0.372773, -0.209992, -0.226862,  //
                                                  0.548751, -0.208388, 0.137956, -0.458774, -0.190308, -0.177955,   //
                                                  0.325763, 0.003271, -0.037916, -0.339012, -0.240120, -0.203848});
    QVERIFY(close(captioner->forward(ids({1, 4, 5}, 1), memory).flatten(), expected.to(torch::kFloat)));
  }

  void post_norm_logits_equal_the_equations() {
    torch::NoGradGuard no_grad;
    Captioner captioner = with_known_weights(small_options(false));
    const PictureMemory memory = captioner->remember(captioner->encode(known_features()));
    const torch::Tensor expected = torch::tensor({0.278879, 0.259514, 0.006633, -0.111342, -0.325590, -0.244632,  //
                                                  0.332458, 0.214702, 0.037499, -0.124696, -0.331292, -0.220534,  //
                                                  0.275805, 0.264202, 0.000872, -0.105174, -0.331452, -0.239753});
    QVERIFY(close(captioner->forward(ids({1, 4, 5}, 1), memory).flatten(), expected.to(torch::kFloat)));
  }

  void cached_steps_equal_teacher_forcing() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({2, 3, 2, 2})));
    const torch::Tensor tokens = ids({1, 4, 5, 3, 1, 5, 4, 4, 1, 3, 3, 5, 1, 2, 4, 3}, 4);  // two captions a picture
    const torch::Tensor all = captioner->forward(tokens, memory);
    WordCache cache;
    for (int t = 0; t < 4; ++t) {
      const torch::Tensor logits = captioner->step(tokens.select(1, t), memory, cache);
      QVERIFY(close(logits, all.select(1, t)));
    }
    QCOMPARE(cache.length, std::int64_t{4});
  }

  void reordered_cache_continues_the_other_row() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({1, 3, 2, 2})));
    WordCache cache;
    captioner->step(torch::tensor({1, 5}, torch::kInt64), memory, cache);
    cache.reorder(torch::tensor({1, 1, 0}, torch::kInt64));
    const torch::Tensor logits = captioner->step(torch::tensor({4, 3, 4}, torch::kInt64), memory, cache);
    const torch::Tensor expected = captioner->forward(ids({5, 4, 5, 3, 1, 4}, 3), memory).select(1, 1);
    QVERIFY(close(logits, expected));
  }

  void a_picture_does_not_depend_on_its_neighbours() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const torch::Tensor features = torch::randn({3, 3, 2, 2});
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4, 1, 5, 5}, 3);
    const PictureMemory memory = captioner->remember(captioner->encode(features));
    const torch::Tensor together = captioner->forward(tokens, memory);
    for (int i = 0; i < 3; ++i) {
      const torch::Tensor alone =
          captioner->forward(tokens.narrow(0, i, 1), captioner->remember(captioner->encode(features.narrow(0, i, 1))));
      QVERIFY(close(alone[0], together[i]));
      const PictureMemory picked = memory.index(torch::tensor({i}, torch::kInt64));
      QVERIFY(close(captioner->forward(tokens.narrow(0, i, 1), picked)[0], together[i]));
    }
  }

  void captions_of_a_picture_share_its_keys_and_stay_apart() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({2, 3, 2, 2})));
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4, 1, 5, 5, 1, 4, 3}, 4);
    const torch::Tensor together = captioner->forward(tokens, memory);
    const PictureMemory repeated = memory.index(torch::tensor({0, 0, 1, 1}, torch::kInt64));
    QVERIFY(close(captioner->forward(tokens, repeated), together));
  }

  void later_words_do_not_change_earlier_logits() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({1, 3, 2, 2})));
    const torch::Tensor one = captioner->forward(ids({1, 4, 5, 3}, 1), memory);
    const torch::Tensor other = captioner->forward(ids({1, 4, 3, 0}, 1), memory);
    QVERIFY(close(one.narrow(1, 0, 2), other.narrow(1, 0, 2)));
    QVERIFY(!close(one.select(1, 2), other.select(1, 2)));
  }

  void kept_positions_have_the_logits_they_have_without_the_mask() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({2, 3, 2, 2})));
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 0}, 2);
    const torch::Tensor keep = torch::tensor({true, true, true, true, true, false}).view({2, 3});
    const torch::Tensor all = captioner->forward(tokens, memory).flatten(0, 1);
    QVERIFY(close(captioner->forward(tokens, memory, keep), all.narrow(0, 0, 5)));
  }

  void recorded_attention_sums_to_one_and_has_every_layer_and_head() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    AttentionRecord record;
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({2, 3, 2, 2}), &record));
    captioner->forward(ids({1, 4, 5, 1, 3, 4, 1, 5, 5, 1, 4, 3}, 4), memory, {}, &record);
    QCOMPARE(record.encoder_self.size(), std::size_t{1});
    QCOMPARE(record.decoder_self.size(), std::size_t{2});
    QCOMPARE(record.cross.size(), std::size_t{2});
    QVERIFY(record.encoder_self[0].sizes() == at::IntArrayRef({2, 2, 4, 4}));
    QVERIFY(record.decoder_self[0].sizes() == at::IntArrayRef({4, 2, 3, 3}));
    QVERIFY(record.cross[0].sizes() == at::IntArrayRef({4, 2, 3, 4}));
    QVERIFY(record.cross[1].sizes() == at::IntArrayRef({4, 1, 3, 4}));
    for (const auto* layers : {&record.encoder_self, &record.decoder_self, &record.cross}) {
      for (const torch::Tensor& weights : *layers) QVERIFY(close(weights.sum(-1), torch::ones_like(weights.sum(-1))));
    }
    QCOMPARE(record.decoder_self[0].triu(1).abs().max().item<float>(), 0.0F);
  }

  void recorded_cross_attention_belongs_to_its_row() {
    torch::NoGradGuard no_grad;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = captioner->remember(captioner->encode(torch::randn({2, 3, 2, 2})));
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4, 1, 5, 5, 1, 4, 3}, 4);
    AttentionRecord together, repeated;
    captioner->forward(tokens, memory, {}, &together);
    captioner->forward(tokens, memory.index(torch::tensor({0, 0, 1, 1}, torch::kInt64)), {}, &repeated);
    QVERIFY(close(together.cross[0], repeated.cross[0]));
  }

  // DESIGN.md: 10x10x1280 features, Dense(512), one head; decoder of 2 heads with key size 512, FF 512, vocabulary
  // 10,000.
  void notebook_preset_has_the_original_shapes() {
    const CaptionerOptions options = CaptionerOptions::preset_notebook();
    QVERIFY(options.validate().has_value());
    Captioner captioner(options);
    const auto parameters = captioner->named_parameters();
    const auto shape = [&](const std::string& name) { return parameters[name].sizes().vec(); };
    using Shape = std::vector<std::int64_t>;
    QCOMPARE(shape("encoder.feature_norm.weight"), (Shape{1280}));
    QCOMPARE(shape("encoder.projection.weight"), (Shape{512, 1280}));
    QCOMPARE(shape("encoder.block0.attention.qkv.weight"), (Shape{3 * 512, 512}));
    QCOMPARE(shape("decoder.embeddings"), (Shape{10'000, 512}));
    QCOMPARE(shape("decoder.positions"), (Shape{25, 512}));
    QCOMPARE(shape("decoder.layer0.self.qkv.weight"), (Shape{3 * 2 * 512, 512}));
    QCOMPARE(shape("decoder.layer0.cross.query.weight"), (Shape{2 * 512, 512}));
    QCOMPARE(shape("decoder.layer0.cross.output.weight"), (Shape{512, 2 * 512}));
    QCOMPARE(shape("decoder.layer0.feed_forward.inner.weight"), (Shape{512, 512}));
    QCOMPARE(shape("decoder.output.weight"), (Shape{10'000, 512}));
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : captioner->parameters()) count += parameter.numel();
    // By hand: encoder 2560 + 655872 + 1024 + 4 * 262656; decoder 5120000 + 12800 + 2 * (3 * 525312 + 524800)
    // + 3 * 1024 + 2 * 262656 + output 5130000.
    QCOMPARE(count, std::int64_t{16'702'736});
  }

  void parameter_count_is_that_of_the_network() {
    CaptionerOptions odd = small_options();
    odd.encoder_blocks = 3;
    odd.encoder_heads = 5;
    for (const CaptionerOptions& options : {small_options(), small_options(false), odd}) {
      Captioner captioner(options);
      std::int64_t count = 0;
      for (const torch::Tensor& parameter : captioner->parameters()) count += parameter.numel();
      QCOMPARE(options.parameter_count(), count);
    }
    QCOMPARE(CaptionerOptions::preset_notebook().parameter_count(), std::int64_t{16'702'736});
  }

  void every_parameter_gets_a_gradient_and_clones_compute_the_same() {
    for (const bool pre_norm : {true, false}) {
      Captioner captioner = random_captioner(small_options(pre_norm));
      captioner->train();
      const torch::Tensor features = torch::randn({2, 3, 2, 2});
      const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4}, 2);
      captioner->forward(tokens, captioner->remember(captioner->encode(features))).square().sum().backward();
      for (const auto& parameter : captioner->named_parameters()) {
        QVERIFY2(parameter.value().grad().defined(), parameter.key().c_str());
      }
      captioner->eval();
      torch::NoGradGuard no_grad;
      Captioner copy(std::dynamic_pointer_cast<CaptionerImpl>(captioner->clone()));
      copy->eval();
      const torch::Tensor own = captioner->forward(tokens, captioner->remember(captioner->encode(features)));
      QVERIFY(close(copy->forward(tokens, copy->remember(copy->encode(features))), own));
      for (torch::Tensor& parameter : captioner->parameters()) parameter.zero_();
      QVERIFY(close(copy->forward(tokens, copy->remember(copy->encode(features))), own));
    }
  }

  void autocast_in_bf16_stays_close_and_trains() {
    Captioner captioner = with_known_weights(small_options());
    const torch::Tensor tokens = ids({1, 4, 5}, 1);
    const torch::Tensor exact = captioner->forward(tokens, captioner->remember(captioner->encode(known_features())));
#if TORCH_VERSION_MAJOR >= 2
    at::autocast::set_autocast_enabled(at::kCPU, true);
#else
    at::autocast::set_cpu_enabled(true);
#endif
    const torch::Tensor rough = captioner->forward(tokens, captioner->remember(captioner->encode(known_features())));
    rough.to(torch::kFloat).logsumexp(-1).sum().backward();
    at::autocast::clear_cache();
#if TORCH_VERSION_MAJOR >= 2
    at::autocast::set_autocast_enabled(at::kCPU, false);
#else
    at::autocast::set_cpu_enabled(false);
#endif
    QCOMPARE(rough.scalar_type(), torch::kBFloat16);
    QVERIFY(close(rough.to(torch::kFloat), exact, 0.02));
    for (const torch::Tensor& parameter : captioner->parameters()) {
      QVERIFY(parameter.grad().isfinite().all().item<bool>());
    }
  }

  void pooling_gathers_what_lies_around_alike_on_all_sides() {
    torch::NoGradGuard no_grad;
    CaptionerOptions options = small_options();
    options.grid_rows = options.grid_columns = 5;
    options.encoder_positions = false;
    options.encoder_blocks = 0;
    options.encoder_pooling = 0.6;
    Captioner captioner = random_captioner(options);
    torch::Tensor features = torch::ones({1, 3, 5, 5});
    const torch::Tensor before = captioner->encode(features)[0].view({5, 5, 4});
    features[0].select(1, 2).select(1, 2).copy_(torch::tensor({3.0F, -2.0F, 5.0F}));
    const torch::Tensor after = captioner->encode(features)[0].view({5, 5, 4});
    for (const auto& [row, column] : {std::pair{1, 2}, {2, 1}, {2, 3}}) QVERIFY(close(after[row][column], after[3][2]));
    QVERIFY(!close(after[3][2], before[3][2]));
    QVERIFY(!close(after[3][2], after[2][2]));
    options.encoder_pooling = 0;
    Captioner alone = random_captioner(options);
    QVERIFY(close(alone->encode(features)[0].view({5, 5, 4})[3][2], before[3][2]));
  }

  void dropout_of_a_seed_is_the_same_whatever_others_draw() {
    const torch::Tensor ones = torch::ones({1000});
    const auto drawn = [&] {
      const SeededDropout seeded(5);
      std::vector<torch::Tensor> all;
      for (int i = 0; i < 200; ++i) all.push_back(dropped(ones, 0.5, true));
      return torch::stack(all);
    };
    const torch::Tensor quiet = drawn();
    QVERIFY(!torch::equal(quiet[0], quiet[1]));
    const std::jthread other([](const std::stop_token& stop) {
      while (!stop.stop_requested()) torch::rand({1});
    });
    QVERIFY(torch::equal(drawn(), quiet));
  }

  void dropout_keeps_the_mean_and_repeats_with_the_seed() {
    const torch::Tensor ones = torch::ones({1000, 1000});
    torch::manual_seed(3);
    const torch::Tensor first = dropped(ones, 0.3, true);
    const torch::Tensor second = dropped(ones, 0.3, true);
    torch::manual_seed(3);
    QVERIFY(torch::equal(dropped(ones, 0.3, true), first));
    QVERIFY(!torch::equal(first, second));
    const torch::Tensor zeros = (first == 0).to(torch::kDouble);
    QVERIFY(std::abs(zeros.mean().item<double>() - 0.3) < 0.002);  // four standard deviations of a million draws
    QVERIFY(std::abs(first.mean().item<double>() - 1.0) < 0.003);
    // Neither neighbours nor two draws in a row are correlated (four standard deviations: 0.004).
    const torch::Tensor centred = (zeros - 0.3).flatten(), later = ((second == 0).to(torch::kDouble) - 0.3).flatten();
    for (const int distance : {1, 2, 3, 16, 1000}) {
      const auto pairs = centred.slice(0, 0, -distance) * centred.slice(0, distance);
      QVERIFY(std::abs(pairs.mean().item<double>()) / 0.21 < 0.004);
    }
    QVERIFY(std::abs((centred * later).mean().item<double>()) / 0.21 < 0.004);
    QVERIFY(torch::equal(dropped(ones, 0.3, false), ones));
  }

  void options_out_of_range_are_named() {
    CaptionerOptions options = small_options();
    QVERIFY(options.validate().has_value());
    options.self_heads = 0;
    QVERIFY(options.validate().error().message.find("self_heads is 0") != std::string::npos);
    options = small_options();
    options.width = 1'000'000'000'000;
    QVERIFY(options.validate().error().message.find("width") != std::string::npos);
    options = small_options();
    options.dropout = std::nan("");
    QVERIFY(options.validate().error().message.find("dropout") != std::string::npos);
    options = small_options();
    options.last_cross_heads = 3;
    QVERIFY(options.validate().error().message.find("last_cross_heads") != std::string::npos);
  }

  void options_survive_json() {
    const CaptionerOptions options = CaptionerOptions::preset_notebook();
    QVERIFY(nlohmann::json(options).get<CaptionerOptions>() == options);
    QVERIFY(nlohmann::json::object().get<CaptionerOptions>() == CaptionerOptions());
  }
};

QTEST_GUILESS_MAIN(CaptionerTest)
#include "captioner.moc"
