#include "training/data/caption_figures.h"

#include <QtTest>
#include <numeric>

using namespace descry;

namespace {

const std::vector<CaptionedPicture> kTrain{{"a", "", {"A dog runs.", "a dog"}}, {"b", "", {"a cat sleeps here", ""}}};
const std::vector<CaptionedPicture> kDev{{"c", "", {"A dog sleeps soundly"}}};

}  // namespace

class CaptionFiguresTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void lengths_are_shares_of_the_captions() {
    const auto figures = CaptionFigures::of(kTrain, kDev, {});
    QVERIFY(figures.has_value());
    QCOMPARE(figures->train_lengths, (std::vector<double>{0.25, 0, 0.25, 0.25, 0.25}));
    QCOMPARE(figures->dev_lengths, (std::vector<double>{0, 0, 0, 0, 1}));
    QCOMPARE(figures->train_words, std::int64_t{9});
    QCOMPARE(figures->longest, std::int64_t{4});
    QCOMPARE(figures->different, std::int64_t{6});
  }

  void coverage_is_the_vocabulary_s() {
    const auto figures = CaptionFigures::of(kTrain, kDev, {});
    const std::vector<std::string> captions{"A dog runs.", "a dog", "a cat sleeps here", ""};
    for (const int least : {1, 2, 3, 9})
      for (const int limit : {0, 5, 6, 100})
        QCOMPARE(figures->vocabulary({least, limit}), Vocabulary::from_captions(captions, {least, limit}).size() - 4);
    const VocabularyCoverage twice = figures->coverage({2, 0});  // "a" and "dog"
    QCOMPARE(twice.words, std::int64_t{2});
    QCOMPARE(twice.train, 5.0 / 9);
    QCOMPARE(twice.dev, 0.5);
    QCOMPARE(twice.left_out.front().word, std::string("sleeps"));
    QCOMPARE(twice.left_out.front().train, std::int64_t{1});
    QCOMPARE(twice.left_out.front().dev, std::int64_t{1});
    QCOMPARE(twice.left_out.size(), std::size_t{5});
    QCOMPARE(figures->coverage({2, 0}, 1).left_out.size(), std::size_t{1});
    QCOMPARE(figures->coverage({1, 0}).train, 1.0);
  }

  void very_long_captions_are_counted_together() {
    std::string caption;
    for (int i = 0; i < 500; ++i) caption += "word ";
    const auto figures = CaptionFigures::of({{"a", "", {caption}}}, {}, {});
    QCOMPARE(figures->train_lengths.size(), std::size_t{41});
    QCOMPARE(figures->train_lengths.back(), 1.0);
    QCOMPARE(figures->longest, std::int64_t{500});
    QCOMPARE(figures->coverage({1, 0}).dev, 1.0);
  }

  void counting_ends_when_asked_to() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!CaptionFigures::of(kTrain, kDev, stop.get_token()));
  }
};

QTEST_GUILESS_MAIN(CaptionFiguresTest)
#include "caption_figures.moc"
