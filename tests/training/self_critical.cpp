#include "training/objectives/self_critical.h"

#include <torch/torch.h>

#include <QtTest>

#include "training/objectives/caption_reward.h"

using namespace descry;

class SelfCriticalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void advantage_is_the_lead_over_the_mean_of_the_others() {
    const auto found = advantages(torch::tensor({{1.0F, 2.0F, 6.0F}, {3.0F, 3.0F, 3.0F}}));
    QVERIFY(torch::allclose(found, torch::tensor({{-3.0F, -1.5F, 4.5F}, {0.0F, 0.0F, 0.0F}})));
  }

  void loss_weighs_log_probabilities_of_the_words_that_may_be_said() {
    // Two words of four may be said, probabilities 1/4 and 3/4 among them.
    const auto logits = torch::tensor({{0.0F, std::log(3.0F), 9.0F, 9.0F}, {0.0F, std::log(3.0F), 9.0F, 9.0F}});
    const auto loss = self_critical_loss(logits, torch::tensor({0, 1}, torch::kInt64), torch::tensor({2.0F, -1.0F}),
                                         torch::tensor({2, 3}, torch::kInt64));
    // -(2 ln(1/4) - ln(3/4)) / 2
    QVERIFY(std::abs(loss.item<double>() - 1.2424533) < 1e-5);
  }

  void reward_is_largest_for_a_reference_and_less_without_its_end() {
    constexpr std::int64_t kStart = 1, kEnd = 2;
    const std::vector<CaptionIds> references{
        {{kStart, 4, 5, 6, 7, kEnd}, {kStart, 4, 5, 8, 7, kEnd}}, {{kStart, 9, 10, 11, kEnd}}, {{kStart, 12, kEnd}}};
    const auto reward_of = [&](double bleu_share) {
      CaptionReward reward(bleu_share);
      for (const CaptionIds& picture : references) reward.add_picture(picture);
      return reward;
    };
    for (const double bleu_share : {0.0, 0.5, 1.0}) {
      const CaptionReward reward = reward_of(bleu_share);
      const auto earned =
          reward({{4, 5, 6, 7, kEnd}, {4, 5, 6, 7}, {4, 5, 6, 7, 7, 7, kEnd}, {9, 10, 11, kEnd}}, references[0]);
      QVERIFY(earned[0] > earned[1]);
      QVERIFY(earned[0] > earned[2]);
      QVERIFY(earned[2] > earned[3]);
      QVERIFY(earned[3] < 0.1);
    }
    // Word for word the only reference of its picture: the best that CIDEr-D and BLEU can give.
    QVERIFY(std::abs(reward_of(0.5)({{9, 10, 11, kEnd}}, references[1])[0] - 10) < 1e-6);
    QVERIFY(reward_of(0)({{4}}, {})[0] == 0);
  }
};

QTEST_GUILESS_MAIN(SelfCriticalTest)
#include "self_critical.moc"
