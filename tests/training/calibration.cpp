#include "training/metrics/calibration.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "training/run/confidence_fit.h"

using descry::Caption;
using descry::Evaluation;

namespace {

bool close(double a, double b, double tolerance = 1e-12) { return std::abs(a - b) <= tolerance; }

/// Captions of which a share that follows their words' probabilities is good, and one picture without references.
Evaluation evaluation(std::size_t count) {
  std::mt19937 random(7);
  const auto uniform = [&] { return static_cast<double>(random() >> 8) / (1 << 24); };
  Evaluation evaluation;
  for (std::size_t i = 0; i < count; ++i) {
    Caption caption;
    caption.confidence = 0.05 + 0.9 * uniform();
    for (int word = 0; word < 8; ++word) caption.words.push_back({"dog", static_cast<float>(caption.confidence), {}});
    const bool good = uniform() < caption.confidence * caption.confidence;  // so that the mean promises too much
    evaluation.captions.push_back(caption);
    evaluation.cider.push_back(good ? 0.9 : 0.1);
  }
  evaluation.captions.emplace_back();
  evaluation.cider.push_back(std::numeric_limits<double>::quiet_NaN());
  return evaluation;
}

}  // namespace

class CalibrationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_area_is_the_mean_risk_of_the_most_confident() {
    QVERIFY(close(descry::risk_coverage_area({0.1, 0.9, 0.8}, {1, 0, 1}), (0 + 1.0 / 2 + 2.0 / 3) / 3));
    QVERIFY(close(descry::risk_coverage_area({0.9, 0.1, 0.2}, {1, 0, 1}), (1 + 1 + 2.0 / 3) / 3));
    QCOMPARE(descry::risk_coverage_area({}, {}), 0.0);
  }

  void the_equally_confident_share_their_risk() {
    QVERIFY(close(descry::risk_coverage_area({0.5, 0.5, 0.5, 0.5}, {1, 0, 0, 1}), 0.5));
    QVERIFY(close(descry::risk_coverage_area({0.9, 0.5, 0.5}, {0, 1, 0}), (0 + 0.25 + 1.0 / 3) / 3));
  }

  void the_error_is_the_distance_of_promise_and_share() {
    std::vector<double> probabilities;
    std::vector<bool> good;
    for (int i = 0; i < 40; ++i) {  // 4 a group: in each of the upper five 3 of 4 are good, of the lower ones none
      probabilities.push_back(i < 20 ? 0.9 : 0.2);
      good.push_back(i < 20 && i % 4 != 0);
    }
    QVERIFY(close(descry::expected_calibration_error(probabilities, good), (0.15 + 0.2) / 2));
    QVERIFY(close(descry::expected_calibration_error({0.25}, {true}), 0.75));
    QCOMPARE(descry::expected_calibration_error({}, {}), 0.0);
  }

  void a_fitted_curve_goes_through_the_shares() {
    std::vector<std::vector<double>> rows;
    std::vector<bool> good;
    for (int i = 0; i < 400; ++i) {  // at 10 a quarter is good, at 20 three quarters; the second column says nothing
      rows.push_back({i % 2 == 0 ? 10.0 : 20.0, i % 3 == 0 ? 1.0 : 0.0});
      good.push_back(i % 2 == 0 ? i % 8 == 0 : i % 8 != 1);
    }
    const auto fitted = descry::fit_logistic(rows, good);
    QVERIFY(close(fitted[1], 2 * std::log(3.0) / 10, 0.003));
    QVERIFY(close(fitted[2], 0, 0.02));
    QVERIFY(close(descry::logistic(fitted, {10, 0}), 0.25, 0.01));
    QVERIFY(close(descry::logistic(fitted, {20, 1}), 0.75, 0.01));
  }

  void columns_that_never_change_or_part_all_do_no_harm() {
    const auto fitted = descry::fit_logistic({{1, 5}, {2, 5}, {3, 5}, {4, 5}}, {false, false, true, true});
    for (const double value : fitted) QVERIFY(std::isfinite(value));
    QVERIFY(descry::logistic(fitted, {4, 5}) > 0.9 && descry::logistic(fitted, {1, 5}) < 0.1);
  }

  void a_models_confidence_is_fitted_on_its_captions() {
    const Evaluation captions = evaluation(2000);
    const nlohmann::json entry = descry::fit_confidence(captions);
    QCOMPARE(entry.at("captions").get<int>(), 2000);
    const auto model = descry::ConfidenceModel::of({{"confidence", entry}});
    QVERIFY(model.has_value());
    const auto before = descry::confidence_figures(captions, {});
    const auto after = descry::confidence_figures(captions, model);
    QVERIFY(before.at("confidence_ece") > 0.1);
    QVERIFY(after.at("confidence_ece") < 0.04);
    QVERIFY(before.at("aurc_ideal") < before.at("confidence_aurc"));
    QVERIFY(before.at("confidence_aurc") < 0.8 * before.at("aurc_random"));
    QVERIFY(close(before.at("aurc_random"), 1 - 0.8 * before.at("good_share") - 0.1));
    QVERIFY(close(after.at("cross_fitted_ece"), entry.at("ece").get<double>()));
    QVERIFY(after.at("cross_fitted_ece") != after.at("confidence_ece"));
  }

  void too_few_captions_fit_nothing() {
    QVERIFY(descry::fit_confidence(evaluation(90)).is_null());
    Evaluation all_good = evaluation(200);
    for (double& cider : all_good.cider) cider = 0.9;
    QVERIFY(descry::fit_confidence(all_good).is_null());
    QVERIFY(!descry::confidence_figures(all_good, {}).contains("cross_fitted_ece"));
    QVERIFY(descry::confidence_figures(evaluation(0), {}).empty());
  }
};

QTEST_GUILESS_MAIN(CalibrationTest)
#include "calibration.moc"
