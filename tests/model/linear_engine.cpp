#include <torch/torch.h>

#include <QtTest>

#include "model/engine/packed_linears.h"
#include "model/network/linear.h"

using namespace descry;

namespace {

/// Answers with its number, whatever it is asked.
class Constant : public LinearEngine {
 public:
  explicit Constant(float number) : number_(number) {}
  torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor&) override {
    return torch::full({input.size(0), weight.size(0)}, number_);
  }

 private:
  float number_;
};

float asked(const torch::Tensor& weight = torch::ones({1, 2})) {
  return linear(torch::ones({1, 2}), weight, torch::zeros({1})).item<float>();
}

struct Layer {
  torch::Tensor weight = torch::randn({37, 24}), bias = torch::randn({37});
  torch::Tensor of(const torch::Tensor& input) const { return linear(input, weight, bias); }
};

}  // namespace

class LinearEngineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { torch::manual_seed(1); }

  void a_scope_s_engine_computes_linear_layers_until_it_ends() {
    const torch::NoGradGuard no_gradients;
    Constant three(3), four(4);
    QCOMPARE(asked(), 2.0F);
    {
      const LinearEngineScope outer(&three);
      QCOMPARE(asked(), 3.0F);
      {
        const LinearEngineScope inner(&four);
        QCOMPARE(asked(), 4.0F);
      }
      QCOMPARE(asked(), 3.0F);
      torch::nn::Linear layer(2, 1);
      QCOMPARE(linear(layer, torch::ones({1, 2})).item<float>(), 3.0F);
      const LinearEngineScope none(nullptr);
      QCOMPARE(asked(), 2.0F);
    }
    QCOMPARE(asked(), 2.0F);
  }

  void what_records_gradients_or_is_no_float_goes_to_libtorch() {
    Constant three(3);
    const LinearEngineScope scope(&three);
    QCOMPARE(asked(), 2.0F);  // gradients are on
    const torch::NoGradGuard no_gradients;
    QCOMPARE(linear(torch::ones({1, 2}, torch::kDouble), torch::ones({1, 2}, torch::kDouble),
                    torch::zeros({1}, torch::kDouble))
                 .item<double>(),
             2.0);
    QCOMPARE(asked(torch::ones({1, 1}).expand({1, 2})), 2.0F);  // not contiguous
    QCOMPARE(asked(), 3.0F);
  }

  void packed_layers_give_what_libtorch_s_give() {
    const torch::NoGradGuard no_gradients;
    const Layer first, second;
    for (const auto& [engine, tolerance] :
         {std::pair{BackboneEngine::kOneDnnFp32, 1e-5}, {BackboneEngine::kOneDnnBf16, 0.1}}) {
      if (!is_usable(engine, torch::kCPU)) continue;
      const auto packed = packed_linears(engine);
      // Twice each number of rows, and of two layers in turns: what is kept of a call serves the right ones.
      for (const std::int64_t rows : {1, 5, 130, 5, 1, 0}) {
        const torch::Tensor input = torch::randn({rows, 2, 24}).transpose(0, 1);
        const auto expected = std::pair{first.of(input), second.of(input)};
        const LinearEngineScope scope(packed.get());
        QVERIFY(torch::allclose(first.of(input), expected.first, tolerance, tolerance));
        QVERIFY(torch::allclose(second.of(input), expected.second, tolerance, tolerance));
        QCOMPARE(first.of(input).sizes(), expected.first.sizes());
      }
    }
    QVERIFY(packed_linears(BackboneEngine::kLibTorch) == nullptr);
  }

  void bfloat16_rounds_what_is_multiplied() {
    if (!is_usable(BackboneEngine::kOneDnnBf16, torch::kCPU)) QSKIP("no bfloat16 here");
    const torch::NoGradGuard no_gradients;
    const auto packed = packed_linears(BackboneEngine::kOneDnnBf16);
    const LinearEngineScope scope(packed.get());
    // 1 + 2^-9 has more digits than bfloat16; the bias and the sum do not lose theirs.
    const float more = 1 + 1.0F / 512;
    const auto found = linear(torch::full({1, 1}, more), torch::ones({1, 1}), torch::full({1}, more - 1));
    QCOMPARE(found.item<float>(), more);
  }
};

QTEST_GUILESS_MAIN(LinearEngineTest)
#include "linear_engine.moc"
