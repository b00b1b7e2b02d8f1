#include <torch/torch.h>

#include <QtTest>

#include "training/objectives/cross_entropy.h"
#include "training/objectives/doubly_stochastic.h"
#include "training/objectives/taught_attention.h"
#include "training/objectives/word_presence.h"

using namespace descry;

class ObjectivesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cross_entropy_is_minus_the_mean_log_probability();
  void smoothing_spreads_its_share_over_the_vocabulary();
  void gradient_is_probability_minus_smoothed_target();
  void word_is_present_where_any_token_says_so();
  void attention_is_taught_by_what_words_depend_on();
  void a_caption_is_to_look_at_every_cell_as_often();
};

namespace {

/// Probabilities .1 .2 .3 .4 and .25 each: logits that softmax gives back exactly.
torch::Tensor known_logits() {
  return torch::tensor({0.1, 0.2, 0.3, 0.4, 1.0, 1.0, 1.0, 1.0}, torch::kFloat64).log().view({2, 4});
}

bool is_near(const torch::Tensor& value, double expected) { return std::abs(value.item<double>() - expected) < 1e-6; }

}  // namespace

void ObjectivesTest::cross_entropy_is_minus_the_mean_log_probability() {
  // (-ln .3 - ln .25) / 2
  QVERIFY(is_near(cross_entropy(known_logits(), torch::tensor({2, 0}), 0), 1.2951335827));
}

void ObjectivesTest::smoothing_spreads_its_share_over_the_vocabulary() {
  // First: .9 * -ln .3 + .1 * -(ln .1 + ln .2 + ln .3 + ln .4) / 4 = 1.2343827; second: -ln .25 = 1.3862944.
  QVERIFY(is_near(cross_entropy(known_logits(), torch::tensor({2, 0}), 0.1), 1.3103385));
}

void ObjectivesTest::gradient_is_probability_minus_smoothed_target() {
  auto logits = known_logits().to(torch::kFloat32).requires_grad_(true);
  cross_entropy(logits, torch::tensor({2, 0}), 0.1).backward();
  // (p - .9 [target] - .1 / 4) / 2 tokens
  const auto expected = torch::tensor({0.0375F, 0.0875F, -0.3125F, 0.1875F, -0.3375F, 0.1125F, 0.1125F, 0.1125F});
  QVERIFY(torch::allclose(logits.grad().flatten(), expected, 1e-5, 1e-6));
}

void ObjectivesTest::word_is_present_where_any_token_says_so() {
  // Two tokens, four special words and two real ones. The second real word: (ln(e^0 + e^(4 * 3)) - ln 2) / 4 - 2 =
  // 0.8267147; the first: ln 2 - ln 2 - 2 = -2. -ln sigmoid(0.8267147) - ln sigmoid(2) = 0.3628945 + 0.1269280.
  auto scores = torch::zeros({1, 2, 6});
  scores[0][1][5] = 3;
  const auto loss = [&](std::vector<std::int64_t> words) {
    return word_presence_loss(scores, torch::tensor(words, torch::kInt64).unsqueeze(0));
  };
  QVERIFY(is_near(loss({5, 5, 2, 0}), 0.4898225));
  QVERIFY(loss({4}).item<double>() > loss({5}).item<double>());
  QVERIFY(is_near(loss({5}) - loss({5, 0, 1, 2, 3}), 0));
}

void ObjectivesTest::attention_is_taught_by_what_words_depend_on() {
  // The first word falls by 1.5 and 0.5: shares 3/4, 1/4, weight 1.5. The second by 4 in one cell: weight 2, cut. The
  // third depends on nothing. (1.5 (3/4 ln 3/2 + 1/4 ln 1/2) + 2 ln 4) / 3.5
  const auto falls = torch::tensor({1.5F, 0.5F, -1.0F, 4.0F, 0.0F, -2.0F, 0.0F, -1.0F, 0.0F}).view({3, 3});
  const auto attention =
      torch::tensor({0.5F, 0.5F, 0.0F, 0.25F, 0.5F, 0.25F, 0.1F, 0.1F, 0.8F}).view({3, 3}).requires_grad_(true);
  const auto loss = taught_attention_loss(attention, falls);
  QVERIFY(is_near(loss, 0.8482305));
  loss.backward();
  QVERIFY(attention.grad()[0][0].item<double>() < 0);  // more of it where the word depends
  QVERIFY(attention.grad()[1][0].item<double>() < 0);
  QVERIFY(torch::equal(attention.grad()[2], torch::zeros({3})));
  QVERIFY(is_near(taught_attention_loss(torch::tensor({{0.75F, 0.25F, 0.0F}}), falls.narrow(0, 0, 1)), 0));
  QVERIFY(is_near(taught_attention_loss(attention.narrow(0, 2, 1), falls.narrow(0, 2, 1)), 0));
}

void ObjectivesTest::a_caption_is_to_look_at_every_cell_as_often() {
  // Two captions of three words at most, two cells. The first's words look 1, .5 and .5 at the first cell: sums 2 and
  // 1, squares 1 and 0. The second has one word, that looks at the second cell alone: squares 1 and 0; what follows it
  // does not count. Four words.
  const auto attention =
      torch::tensor({1.0, 0.0, 0.5, 0.5, 0.5, 0.5, 0.0, 1.0, 9.0, 9.0, 9.0, 9.0}, torch::kFloat).view({2, 3, 2});
  const auto keep = torch::tensor({true, true, true, true, false, false}).view({2, 3});
  QVERIFY(is_near(doubly_stochastic_loss(attention, keep), 2.0 / 4));
  const auto empty = torch::zeros({2, 3}, torch::kBool);
  QVERIFY(is_near(doubly_stochastic_loss(attention, empty), 0));
}

QTEST_GUILESS_MAIN(ObjectivesTest)
#include "objectives.moc"
