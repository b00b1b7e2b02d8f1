#include "training/metrics/significance.h"

#include <QtTest>
#include <cmath>

using descry::compare_systems;
using descry::estimate_scores;
using descry::picture_statistics;
using descry::PictureStatistics;
using descry::Resampling;
using descry::ScoredPicture;
using descry::ScoreEstimate;

namespace {

constexpr double kClose = 1e-8;  // what BLEU's small constants move a score by

bool close(double a, double b) { return std::abs(a - b) < kClose; }

PictureStatistics statistics_of(const std::vector<ScoredPicture>& pictures) { return picture_statistics(pictures, {}); }

/// `right` of ten captions are their picture's reference, the others share no word with it.
PictureStatistics ten(int right) {
  std::vector<ScoredPicture> pictures;
  for (int i = 0; i < 10; ++i) {
    const std::string reference = "red dog number" + std::string(static_cast<std::size_t>(i + 1), 'x') + " runs";
    pictures.push_back({"", i < right ? reference : "nothing", {reference}});
  }
  return statistics_of(pictures);
}

}  // namespace

class SignificanceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void percentiles_are_numpys() {
    // numpy.percentile([3, 1, 2, 10], [0, 25, 50, 97.5, 100]) = 1, 1.75, 2.5, 9.475, 10
    const std::vector<double> values{3, 1, 2, 10};
    const std::vector<std::pair<double, double>> expected{{0, 1}, {0.25, 1.75}, {0.5, 2.5}, {0.975, 9.475}, {1, 10}};
    for (const auto& [share, value] : expected) QVERIFY(close(descry::percentile(values, share), value));
    QCOMPARE(descry::percentile({7}, 0.3), 7.0);
  }

  void intervals_reach_from_the_worst_to_the_best_of_two_pictures() {
    // Of two pictures a quarter of the samples is the first twice and a quarter the second twice. BLEU-1: 3/4 of e^(1 -
    // 6/4) and 1, and of both together 6/7 of e^(1 - 8/7) (tests/training/metrics.cpp). ROUGE-L of the first: "a dog"
    // is 2 of 4 and of 6 words, 2.44 * 1/2 * 1/3 / (1/3 + 1.44 * 1/2); of the second it is the best precision and
    // recall, 1 * 3/4 and 1/3 * 1/2: 2.44 * .75 / (.75 + 1.44).
    const auto scores = estimate_scores(statistics_of(
        {{"x", "a a a dog", {"a dog sits on a mat"}}, {"y", "a dog runs", {"a dog runs fast", "the dog"}}}));
    const ScoreEstimate& bleu = scores.at("Bleu_1");
    QVERIFY(close(bleu.low, 0.75 * std::exp(-0.5)));
    QVERIFY(close(bleu.value, 6.0 / 7 * std::exp(1 - 8.0 / 7)));
    QVERIFY(close(bleu.high, 1));
    const double first = 2.44 / 6 / (1.0 / 3 + 0.72), second = 2.44 * 0.75 / (0.75 + 1.44);
    const ScoreEstimate& rouge = scores.at("ROUGE_L");
    QVERIFY(close(rouge.low, first) && close(rouge.value, (first + second) / 2) && close(rouge.high, second));
  }

  void intervals_of_many_pictures_are_those_of_the_binomial() {
    // 50 of 100 captions score ROUGE-L 1, the others 0. The mean of 100 draws is within 1.96 * .05 of .5 in 95 %.
    std::vector<ScoredPicture> pictures;
    for (int i = 0; i < 100; ++i) pictures.push_back({"", i % 2 == 0 ? "dog" : "cat", {"dog"}});
    const ScoreEstimate rouge = estimate_scores(statistics_of(pictures)).at("ROUGE_L");
    QCOMPARE(rouge.value, 0.5);
    QVERIFY2(std::abs(rouge.low - 0.402) < 0.015, qPrintable(QString::number(rouge.low)));
    QVERIFY2(std::abs(rouge.high - 0.598) < 0.015, qPrintable(QString::number(rouge.high)));
  }

  void the_same_seed_gives_the_same_intervals_and_no_pictures_none() {
    const PictureStatistics statistics = ten(6);
    const auto low = [&](std::uint64_t seed) {
      Resampling resampling;
      resampling.seed = seed;
      resampling.resamples = 50;
      return estimate_scores(statistics, resampling).at("CIDEr").low;
    };
    QVERIFY(low(1) == low(1));
    QVERIFY(low(1) != low(2) || low(1) != low(3));
    QVERIFY(estimate_scores(statistics_of({})).empty());
  }

  void equal_systems_do_not_differ() {
    for (const auto& [metric, found] : compare_systems(ten(5), ten(5))) {
      QCOMPARE(found.p, 1.0);
      QCOMPARE(found.difference.low, 0.0);
      QCOMPARE(found.difference.high, 0.0);
    }
  }

  void what_every_picture_says_is_as_improbable_as_no_or_every_coin_that_falls_alike() {
    // Ten pictures differ by 1 in ROUGE-L, all one way: 2 of 1024 shuffles differ as much. 10,000 of them find 20 +- 9.
    const auto found = compare_systems(ten(0), ten(10)).at("ROUGE_L");
    QCOMPARE(found.difference.value, 1.0);
    QVERIFY2(found.p > 0.001 && found.p < 0.003, qPrintable(QString::number(found.p)));
    // One of ten: every shuffle differs as much.
    QCOMPARE(compare_systems(ten(3), ten(4)).at("ROUGE_L").p, 1.0);
    // Three: the first or the last half of eight ways, 2/8.
    const double three = compare_systems(ten(2), ten(5)).at("ROUGE_L").p;
    QVERIFY2(std::abs(three - 0.25) < 0.015, qPrintable(QString::number(three)));
  }

  void corpus_scores_are_compared_and_not_means_of_sentences() {
    const auto found = compare_systems(ten(2), ten(5));
    const auto bleu = [](const PictureStatistics& of) { return descry::corpus_scores(of).at("Bleu_4"); };
    QVERIFY(close(found.at("Bleu_4").difference.value, bleu(ten(5)) - bleu(ten(2))));
    QVERIFY(found.at("CIDEr").difference.low >= 0 && found.at("CIDEr").difference.high > 0);
  }

  void a_metric_that_one_lacks_is_not_compared() {
    const std::vector<ScoredPicture> pictures{{"x", "a dog", {"a dog"}}};
    const PictureStatistics bare = picture_statistics(pictures, {"/nonexistent", {}});
    QVERIFY(bare.without_meteor.has_value());
    QVERIFY(!compare_systems(bare, statistics_of(pictures)).contains("METEOR"));
    QVERIFY(!estimate_scores(bare).contains("METEOR"));
    QVERIFY(estimate_scores(bare).contains("CIDEr"));
  }
};

QTEST_GUILESS_MAIN(SignificanceTest)
#include "significance.moc"
