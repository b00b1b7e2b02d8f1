#include "training/run/augmentation.h"

#include <torch/torch.h>

#include <QtTest>

using namespace descry;

namespace {

/// Light that grows from left to right, and a little from top to bottom.
torch::Tensor slopes(std::int64_t count) {
  const auto across = torch::linspace(0, 0.8, 32).view({1, 1, 1, 32});
  const auto down = torch::linspace(0, 0.2, 32).view({1, 1, 32, 1});
  return (across + down).expand({count, 3, 32, 32}).clone();
}

}  // namespace

class AugmentationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void without_changes_pictures_stay_as_they_are() {
    const auto result = augmented(slopes(3), {}, 5);
    QVERIFY(torch::allclose(result.pictures, slopes(3), 0, 1e-5));
    QVERIFY(!result.mirrored.any().item<bool>());
  }

  void mirrored_pictures_are_the_others_turned_round() {
    Augmentation flips;
    flips.flip = true;
    const auto result = augmented(slopes(64), flips, 5);
    const auto count = result.mirrored.sum().item<std::int64_t>();
    QVERIFY(count > 16 && count < 48);
    for (std::int64_t i = 0; i < 64; ++i) {
      const auto expected = result.mirrored[i].item<bool>() ? slopes(1)[0].flip(2) : slopes(1)[0];
      QVERIFY(torch::allclose(result.pictures[i], expected, 0, 1e-5));
    }
  }

  void crops_show_a_part_of_at_least_the_share_asked_for() {
    Augmentation crops;
    crops.crop = 0.25;
    const auto pictures = augmented(slopes(200), crops, 5).pictures;
    const auto width = (pictures.amax({1, 2, 3}) - pictures.amin({1, 2, 3}));  // 1 for the whole picture
    QVERIFY(width.max().item<double>() <= 1.0 + 1e-5);
    QVERIFY(width.min().item<double>() > 0.35);  // half of both sides would be .5; narrow shapes less
    QVERIFY(width.min().item<double>() < 0.6);
  }

  void seed_decides_and_colours_stay_in_range() {
    const Augmentation all{0.5, 0.5, 10, true};
    const auto once = augmented(slopes(8), all, 5);
    QVERIFY(torch::equal(once.pictures, augmented(slopes(8), all, 5).pictures));
    QVERIFY(!torch::equal(once.pictures, augmented(slopes(8), all, 6).pictures));
    QVERIFY(once.pictures.min().item<double>() >= 0 && once.pictures.max().item<double>() <= 1);
  }

  void left_and_right_change_places_in_captions_of_mirrored_pictures() {
    const auto vocabulary = Vocabulary::from_captions({"dog on the left", "right cat"}, {1, 0});
    const auto id = [&](const char* word) { return vocabulary.id(word); };
    const auto tokens = torch::tensor(
        {{id("dog"), id("left")}, {id("right"), id("cat")}, {id("dog"), id("left")}, {id("right"), id("cat")}},
        torch::kInt64);
    const auto exchanged = MirroredWords(vocabulary).exchanged(tokens, torch::tensor({false, true}));
    const auto expected = torch::tensor(
        {{id("dog"), id("left")}, {id("right"), id("cat")}, {id("dog"), id("right")}, {id("left"), id("cat")}},
        torch::kInt64);
    QVERIFY(torch::equal(exchanged, expected));
  }

  void word_whose_counterpart_is_unknown_stays() {
    const auto vocabulary = Vocabulary::from_captions({"dog on the left"}, {1, 0});
    const auto tokens = torch::tensor({{vocabulary.id("left")}}, torch::kInt64);
    QVERIFY(torch::equal(MirroredWords(vocabulary).exchanged(tokens, torch::tensor({true})), tokens));
  }
};

QTEST_GUILESS_MAIN(AugmentationTest)
#include "augmentation.moc"
