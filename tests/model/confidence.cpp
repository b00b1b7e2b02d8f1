#include "model/captioning/confidence.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

using descry::Caption;
using descry::ConfidenceModel;

namespace {

Caption caption() {
  Caption caption;
  caption.words = {{"a", 0.9F, {}}, {"dog", 0.25F, {}}};
  caption.confidence = 0.5;
  return caption;
}

}  // namespace

class ConfidenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void signals_are_the_mean_the_least_and_the_length() {
    const auto signals = descry::confidence_signals(caption());
    QCOMPARE(signals[0], std::log(0.5));
    QCOMPARE(signals[1], std::log(0.25));
    QCOMPARE(signals[2], 2.0);
  }

  void probability_is_a_logistic_curve_of_the_signals() {
    const ConfidenceModel model{1, {2, -1, 0.5}};
    const double sum = 1 + 2 * std::log(0.5) - std::log(0.25) + 0.5 * 2;
    QVERIFY(std::abs(model.probability(caption()) - 1 / (1 + std::exp(-sum))) < 1e-12);
    QCOMPARE(model.probability(Caption()), 0.0);
  }

  void a_certain_and_an_impossible_caption_have_a_probability() {
    Caption sure = caption(), impossible = caption();
    sure.confidence = 1;
    impossible.confidence = 0;
    impossible.words[0].probability = 0;
    for (const Caption& extreme : {sure, impossible}) {
      const double probability = ConfidenceModel{0, {3, 1, 0}}.probability(extreme);
      QVERIFY(probability >= 0 && probability <= 1);
    }
  }

  void the_card_keeps_it() {
    const ConfidenceModel model{0.125, {2, -1, 0.5}};
    const auto read = ConfidenceModel::of({{"confidence", model.entry()}});
    QVERIFY(read.has_value());
    QCOMPARE(read->intercept, 0.125);
    QVERIFY(read->weights == model.weights);
  }

  void damaged_cards_have_none() {
    QVERIFY(!ConfidenceModel::of(nlohmann::json::object()));
    QVERIFY(!ConfidenceModel::of({{"confidence", 3}}));
    QVERIFY(!ConfidenceModel::of({{"confidence", nullptr}}));
    nlohmann::json entry = ConfidenceModel{}.entry();
    entry.erase("words");
    QVERIFY(!ConfidenceModel::of({{"confidence", entry}}));
    entry["words"] = "many";
    QVERIFY(!ConfidenceModel::of({{"confidence", entry}}));
    entry["words"] = std::numeric_limits<double>::infinity();
    QVERIFY(!ConfidenceModel::of({{"confidence", entry}}));
  }
};

QTEST_GUILESS_MAIN(ConfidenceTest)
#include "confidence.moc"
