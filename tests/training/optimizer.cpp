#include "training/run/optimizer.h"

#include <torch/torch.h>

#include <QtTest>
#include <cmath>
#include <limits>

using namespace descry;

namespace {

/// Matrices and vectors, larger than one of the optimizer's chunks, and a loss that all of them take part in.
struct Net : torch::nn::Module {
  Net() {
    torch::manual_seed(7);
    first = register_module("first", torch::nn::Linear(200, 240));
    norm = register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({240})));
    last = register_module("last", torch::nn::Linear(240, 3));
  }
  torch::Tensor loss(int step) {
    torch::manual_seed(static_cast<std::uint64_t>(100 + step));
    const auto input = torch::randn({8, 200});
    return last(torch::relu(norm(first(input)))).pow(2).mean();
  }
  torch::nn::Linear first{nullptr}, last{nullptr};
  torch::nn::LayerNorm norm{nullptr};
};

FlatAdamW::NamedParameters named(const torch::nn::Module& module) {
  FlatAdamW::NamedParameters result;
  for (const auto& item : module.named_parameters()) result.emplace_back(item.key(), item.value());
  return result;
}

double flat_step(Net& net, FlatAdamW& optimizer, int step, double rate) {
  optimizer.zero_gradients();
  const auto loss = net.loss(step);
  loss.backward();
  optimizer.step(rate, optimizer.gradient_norm());
  return loss.item<double>();
}

}  // namespace

class OptimizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equals_torch_adamw_step_for_step();
  void norm_is_of_the_whole_gradient_and_not_finite_when_any_part_is_not();
  void average_follows_the_weights_and_swaps_in_and_out();
  void restored_state_goes_on_bit_for_bit();
  void state_of_another_network_is_refused();
};

void OptimizerTest::equals_torch_adamw_step_for_step() {
  Net own;
  Net reference;
  OptimizerOptions options;
  options.ema_decay = 0;
  options.clip_norm = 0.5;
  FlatAdamW optimizer(named(own), options);
  std::vector<torch::Tensor> matrices;
  std::vector<torch::Tensor> vectors;
  for (const auto& parameter : reference.parameters()) (parameter.dim() >= 2 ? matrices : vectors).push_back(parameter);
  const auto adamw = [](double decay) {
    return std::make_unique<torch::optim::AdamWOptions>(
        torch::optim::AdamWOptions(0.01).betas({0.9, 0.98}).weight_decay(decay));
  };
  std::vector<torch::optim::OptimizerParamGroup> groups;
  groups.emplace_back(matrices, adamw(0.05));
  groups.emplace_back(vectors, adamw(0));
  torch::optim::AdamW theirs(groups, torch::optim::AdamWOptions(0.01));
  for (int step = 0; step < 10; ++step) {
    const double loss = flat_step(own, optimizer, step, 0.01);
    theirs.zero_grad();
    const auto their_loss = reference.loss(step);
    their_loss.backward();
    torch::nn::utils::clip_grad_norm_(reference.parameters(), 0.5);
    theirs.step();
    QVERIFY(std::abs(loss - their_loss.item<double>()) < 1e-5);
    const auto mine = own.parameters();
    const auto other = reference.parameters();
    for (std::size_t i = 0; i < mine.size(); ++i) QVERIFY(torch::allclose(mine[i], other[i], 1e-4, 1e-6));
  }
}

void OptimizerTest::norm_is_of_the_whole_gradient_and_not_finite_when_any_part_is_not() {
  Net net;
  FlatAdamW optimizer(named(net), {});
  optimizer.zero_gradients();
  net.first->weight.mutable_grad()[0][0] = 3;
  net.last->bias.mutable_grad()[1] = 4;
  QCOMPARE(optimizer.gradient_norm(), 5.0);
  net.last->bias.mutable_grad()[2] = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(!std::isfinite(optimizer.gradient_norm()));
}

void OptimizerTest::average_follows_the_weights_and_swaps_in_and_out() {
  Net net;
  OptimizerOptions options;
  options.ema_decay = 0.5;
  FlatAdamW optimizer(named(net), options);
  const torch::NoGradGuard no_gradients;
  auto expected = net.last->bias.clone();
  for (int step = 1; step <= 3; ++step) {
    optimizer.zero_gradients();
    net.last->bias.mutable_grad().fill_(1);
    optimizer.step(0.01, optimizer.gradient_norm());
    const double keep = std::min(0.5, (1.0 + step) / (10.0 + step));
    expected = expected * keep + net.last->bias * (1 - keep);
  }
  const auto weights = net.last->bias.clone();
  optimizer.swap_average();
  QVERIFY(torch::allclose(net.last->bias, expected, 1e-5, 1e-7));
  QVERIFY(!torch::equal(net.last->bias, weights));
  optimizer.swap_average();
  QVERIFY(torch::equal(net.last->bias, weights));
}

void OptimizerTest::restored_state_goes_on_bit_for_bit() {
  Net unbroken;
  FlatAdamW first(named(unbroken), {});
  for (int step = 0; step < 3; ++step) flat_step(unbroken, first, step, 0.01);
  std::vector<std::pair<std::string, torch::Tensor>> state;
  for (const auto& [name, tensor] : first.state()) state.emplace_back(name, tensor.clone());
  std::vector<double> losses;
  for (int step = 3; step < 6; ++step) losses.push_back(flat_step(unbroken, first, step, 0.01));

  Net resumed;
  FlatAdamW second(named(resumed), {});
  QVERIFY(second.restore(state, 3));
  QCOMPARE(second.layout(), first.layout());
  for (int step = 3; step < 6; ++step) {
    QCOMPARE(flat_step(resumed, second, step, 0.01), losses[static_cast<std::size_t>(step - 3)]);
  }
  const auto before = first.state();
  const auto after = second.state();
  for (std::size_t i = 0; i < before.size(); ++i) QVERIFY(torch::equal(before[i].second, after[i].second));
}

void OptimizerTest::state_of_another_network_is_refused() {
  Net net;
  FlatAdamW optimizer(named(net), {});
  torch::nn::Linear other(3, 4);
  FlatAdamW stranger(named(*other), {});
  const auto before = net.first->weight.clone();
  QVERIFY(!optimizer.restore(stranger.state(), 1));
  QVERIFY(torch::equal(net.first->weight, before));
  auto incomplete = optimizer.state();
  incomplete.pop_back();
  QVERIFY(!optimizer.restore(incomplete, 1));
}

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizer.moc"
