#include "training/run/confidence_fit.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "training/metrics/calibration.h"

namespace descry {
namespace {

constexpr std::size_t kFolds = 10;
constexpr std::size_t kFewestCaptions = 100;
constexpr std::ptrdiff_t kFewestOfAKind = 10;

/// The evaluated captions that have references.
struct Judged {
  std::vector<const Caption*> captions;
  std::vector<std::vector<double>> signals;
  std::vector<double> risks;
  std::vector<bool> good;

  explicit Judged(const Evaluation& evaluation) {
    for (std::size_t i = 0; i < evaluation.cider.size(); ++i) {
      if (std::isnan(evaluation.cider[i])) continue;
      captions.push_back(&evaluation.captions[i]);
      const auto own = confidence_signals(evaluation.captions[i]);
      signals.emplace_back(own.begin(), own.end());
      risks.push_back(1 - std::min(evaluation.cider[i], 1.0));
      good.push_back(evaluation.cider[i] >= kGoodCaption);
    }
  }

  bool can_be_fitted() const {
    const auto many = std::count(good.begin(), good.end(), true);
    return good.size() >= kFewestCaptions && many >= kFewestOfAKind && std::ssize(good) - many >= kFewestOfAKind;
  }

  /// Each caption's probability by a curve fitted without its tenth of the captions.
  std::vector<double> cross_fitted() const {
    std::vector<double> probabilities(good.size());
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      std::vector<std::vector<double>> others;
      std::vector<bool> others_good;
      for (std::size_t i = 0; i < good.size(); ++i) {
        if (i % kFolds == fold) continue;
        others.push_back(signals[i]);
        others_good.push_back(good[i]);
      }
      const std::vector<double> fitted = fit_logistic(others, others_good);
      for (std::size_t i = fold; i < good.size(); i += kFolds) probabilities[i] = logistic(fitted, signals[i]);
    }
    return probabilities;
  }
};

}  // namespace

nlohmann::json fit_confidence(const Evaluation& evaluation) {
  const Judged judged(evaluation);
  if (!judged.can_be_fitted()) return nullptr;
  const std::vector<double> fitted = fit_logistic(judged.signals, judged.good);
  ConfidenceModel model{fitted[0], {}};
  std::copy(fitted.begin() + 1, fitted.end(), model.weights.begin());
  const std::vector<double> cross_fitted = judged.cross_fitted();
  nlohmann::json entry = model.entry();
  entry["good_from"] = kGoodCaption;
  entry["captions"] = judged.good.size();
  entry["aurc"] = risk_coverage_area(cross_fitted, judged.risks);
  entry["ece"] = expected_calibration_error(cross_fitted, judged.good);
  return entry;
}

std::map<std::string, double> confidence_figures(const Evaluation& evaluation,
                                                 const std::optional<ConfidenceModel>& model) {
  const Judged judged(evaluation);
  if (judged.good.empty()) return {};
  std::vector<double> confidences, qualities;
  for (const Caption* caption : judged.captions)
    confidences.push_back(model ? model->probability(*caption) : caption->confidence);
  for (const double risk : judged.risks) qualities.push_back(-risk);
  const auto many = std::count(judged.good.begin(), judged.good.end(), true);
  std::map<std::string, double> figures{
      {"confidence_aurc", risk_coverage_area(confidences, judged.risks)},
      {"confidence_ece", expected_calibration_error(confidences, judged.good)},
      {"aurc_random", risk_coverage_area(std::vector<double>(judged.risks.size()), judged.risks)},
      {"aurc_ideal", risk_coverage_area(qualities, judged.risks)},
      {"good_share", static_cast<double>(many) / static_cast<double>(judged.good.size())}};
  if (judged.can_be_fitted()) {
    const std::vector<double> cross_fitted = judged.cross_fitted();
    figures["cross_fitted_aurc"] = risk_coverage_area(cross_fitted, judged.risks);
    figures["cross_fitted_ece"] = expected_calibration_error(cross_fitted, judged.good);
  }
  return figures;
}

}  // namespace descry
