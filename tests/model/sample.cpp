#include "model/decoding/sample.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <QtTest>
#include <map>

using namespace descry;

namespace {

constexpr std::int64_t kStart = 0, kEnd = 1, kA = 2, kB = 3, kNever = 4, kPadding = 5;

/// After the start: a with .2, b with .5, a forbidden word with .3; after a word: the end for certain.
torch::Tensor step(const torch::Tensor& tokens, const torch::Tensor&, const torch::Tensor&) {
  auto probabilities = torch::zeros({tokens.size(0), 6});
  for (std::int64_t row = 0; row < tokens.size(0); ++row) {
    if (tokens[row].item<std::int64_t>() == kStart) {
      probabilities[row][kA] = 0.2;
      probabilities[row][kB] = 0.5;
      probabilities[row][kNever] = 0.3;
    } else {
      probabilities[row][kEnd] = 1;
    }
  }
  return probabilities.log();
}

torch::Tensor drawn(std::int64_t pictures, int samples, int max_words, std::uint64_t seed) {
  SampleOptions options;
  options.samples = samples;
  options.max_words = max_words;
  options.forbidden = {kNever};
  return sample(step, pictures, kStart, kEnd, kPadding, options, at::make_generator<at::CPUGeneratorImpl>(seed));
}

}  // namespace

class SampleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_are_drawn_by_their_probabilities() {
    const auto words = drawn(40, 100, 5, 3);
    QCOMPARE(words.sizes(), at::IntArrayRef({4000, 2}));
    const auto first = words.select(1, 0);
    const double share = first.eq(kA).to(torch::kDouble).mean().item<double>();
    // .2 / .7; four standard deviations of 4,000 draws
    QVERIFY2(std::abs(share - 0.2857) < 0.0286, qPrintable(QString::number(share)));
    QVERIFY((first.eq(kA) | first.eq(kB)).all().item<bool>());
    QVERIFY(words.select(1, 1).eq(kEnd).all().item<bool>());
  }

  void same_seed_draws_the_same() {
    QVERIFY(torch::equal(drawn(4, 5, 5, 7), drawn(4, 5, 5, 7)));
    QVERIFY(!torch::equal(drawn(4, 50, 5, 7), drawn(4, 50, 5, 8)));
  }

  void sentence_that_is_too_long_is_cut_without_an_end() {
    const auto endless = [](const torch::Tensor& tokens, const torch::Tensor&, const torch::Tensor&) {
      auto probabilities = torch::zeros({tokens.size(0), 6});
      probabilities.select(1, kA).fill_(1);
      return probabilities.log();
    };
    SampleOptions options;
    options.samples = 2;
    options.max_words = 3;
    const auto words = sample(endless, 1, kStart, kEnd, kPadding, options, at::make_generator<at::CPUGeneratorImpl>(1));
    QVERIFY(torch::equal(words, torch::tensor({{kA, kA, kA, kPadding}, {kA, kA, kA, kPadding}}, torch::kInt64)));
  }
};

QTEST_GUILESS_MAIN(SampleTest)
#include "sample.moc"
