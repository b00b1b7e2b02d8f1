#include "model/network/depthwise.h"

#include <torch/torch.h>

#include <QtTest>

using namespace descry;

namespace {

constexpr auto kChannelsLast = torch::MemoryFormat::ChannelsLast;

/// LibTorch's own depthwise convolution, padded by hand so that both sides may differ.
torch::Tensor reference(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias,
                        const DepthwiseShape& shape) {
  const std::int64_t below = (shape.rows - 1) * shape.stride + shape.kernel - shape.before_rows - input.size(2);
  const std::int64_t right = (shape.columns - 1) * shape.stride + shape.kernel - shape.before_columns - input.size(3);
  const auto padded = torch::constant_pad_nd(input, {shape.before_columns, right, shape.before_rows, below});
  return torch::conv2d(padded, weight, bias, shape.stride, at::IntArrayRef{0}, 1, input.size(1));
}

double largest_difference(const torch::Tensor& one, const torch::Tensor& other) {
  return (one - other).abs().max().item<double>();
}

}  // namespace

class DepthwiseTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void values_and_gradients_equal_those_of_a_grouped_convolution_data() {
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("rows");
    QTest::newRow("3x3") << 3 << 1 << 1 << 32 << 7;
    QTest::newRow("5x5") << 5 << 1 << 2 << 16 << 14;
    QTest::newRow("fewer channels than fit a register") << 5 << 1 << 2 << 20 << 7;
    QTest::newRow("stride 2, padded after the last cell") << 3 << 2 << 0 << 48 << 7;
    QTest::newRow("stride 2, uneven padding") << 5 << 2 << 1 << 24 << 7;
    QTest::newRow("stride 2, an odd picture") << 5 << 2 << 2 << 16 << 6;
  }
  void values_and_gradients_equal_those_of_a_grouped_convolution() {
    QFETCH(int, kernel);
    QFETCH(int, stride);
    QFETCH(int, before);
    QFETCH(int, channels);
    QFETCH(int, rows);
    torch::manual_seed(3);
    DepthwiseShape shape;
    shape.kernel = kernel;
    shape.stride = stride;
    shape.before_rows = shape.before_columns = before;
    shape.rows = rows;
    shape.columns = rows + 1;
    const std::int64_t height = stride * rows - (before == 2 && stride == 2 ? 1 : 0), width = stride * (rows + 1);
    const auto input = torch::randn({3, channels, height, width}).contiguous(kChannelsLast).requires_grad_();
    const auto weight = torch::randn({channels, 1, kernel, kernel}, torch::requires_grad());
    const auto bias = torch::randn({channels}, torch::requires_grad());
    QVERIFY(can_convolve_depthwise(input, kernel));

    const auto own = depthwise_convolution(input, weight, bias, shape);
    const auto expected = reference(input, weight, bias, shape);
    QCOMPARE(own.sizes(), expected.sizes());
    QVERIFY(own.is_contiguous(kChannelsLast));
    QVERIFY(largest_difference(own, expected) < 1e-4);

    const auto change = torch::randn_like(expected);
    const auto own_gradients = torch::autograd::grad({own}, {input, weight, bias}, {change});
    const auto gradients = torch::autograd::grad({expected}, {input, weight, bias}, {change});
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      QCOMPARE(own_gradients[i].sizes(), gradients[i].sizes());
      QVERIFY(largest_difference(own_gradients[i], gradients[i]) < 1e-3);
    }
  }

  void other_layouts_are_left_to_libtorch() {
    QVERIFY(!can_convolve_depthwise(torch::zeros({2, 16, 4, 5}), 3));
    QVERIFY(!can_convolve_depthwise(torch::zeros({2, 16, 4, 5}, torch::kHalf).contiguous(kChannelsLast), 3));
    QVERIFY(!can_convolve_depthwise(torch::zeros({2, 16, 4, 5}).contiguous(kChannelsLast), 7));
  }
};

QTEST_GUILESS_MAIN(DepthwiseTest)
#include "depthwise.moc"
