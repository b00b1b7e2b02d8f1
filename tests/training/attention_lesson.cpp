#include "training/run/attention_lesson.h"

#include <torch/torch.h>

#include <QtTest>

#include "model/captioning/dependence.h"
#include "training/run/batches.h"

using namespace descry;

namespace {

constexpr std::int64_t kPictures = 3, kCaptions = 2, kWords = 5;

struct Step {
  Captioner network{nullptr};
  torch::Tensor features, said, keep;
  torch::Tensor lesson(std::int64_t pictures) {
    const torch::Tensor read = torch::cat({torch::ones({said.size(0), 1}, torch::kInt64), said.slice(1, 0, -1)}, 1);
    AttentionRecord record;
    network->forward(read, network->remember(network->encode(features)), keep, &record);
    return attention_lesson(network, said, keep, features, record.mean_cross(), pictures, 7);
  }
};

Step random_step() {
  torch::manual_seed(5);
  CaptionerOptions options = CaptionerOptions::preset_default();
  options.vocabulary = 12;
  options.feature_channels = 6;
  options.grid_rows = options.grid_columns = 3;
  options.width = 32;
  options.encoder_heads = options.self_heads = options.cross_heads = 2;
  options.encoder_head_size = options.head_size = 8;
  options.encoder_feed_forward = options.feed_forward = 32;
  options.dropout = options.feed_forward_dropout = 0;
  Step step{Captioner(options),
            3 * torch::randn({kPictures, 6, 3, 3}),
            torch::randint(4, 12, {kPictures * kCaptions, kWords}),
            {}};
  step.keep = torch::ones_like(step.said, torch::kBool);
  step.keep.slice(1, kWords - 1) = false;  // shorter than the longest
  step.network->train();
  return step;
}

}  // namespace

class AttentionLessonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void attention_comes_closer_to_what_words_depend_on() {
    Step step = random_step();
    torch::optim::Adam optimizer(step.network->parameters(), 1e-3);
    const double before = step.lesson(kPictures).item<double>();
    QVERIFY(before > 0.05);
    for (int i = 0; i < 100; ++i) {
      optimizer.zero_grad();
      step.lesson(kPictures).backward();
      optimizer.step();
    }
    QVERIFY(step.lesson(kPictures).item<double>() < 0.7 * before);
  }

  void only_the_first_pictures_teach_and_the_network_goes_on_learning() {
    Step step = random_step();
    const double first = step.lesson(1).item<double>();
    QVERIFY(step.network->is_training());
    step.features.narrow(0, 1, 2).zero_();
    QVERIFY(std::abs(step.lesson(1).item<double>() - first) < 1e-5);
    step.features.narrow(0, 0, 1).mul_(-1);
    QVERIFY(std::abs(step.lesson(1).item<double>() - first) > 1e-4);
  }

  void a_caption_without_words_teaches_nothing() {
    Step step = random_step();
    step.keep.zero_();
    QCOMPARE(step.lesson(kPictures).item<double>(), 0.0);
  }
};

QTEST_GUILESS_MAIN(AttentionLessonTest)
#include "attention_lesson.moc"
