#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "model/captioning/confidence.h"
#include "training/run/evaluation.h"

namespace descry {

/// A caption counts as good from this CIDEr-D on: what 6 of 10 of Flickr8k's own captions reach against the picture's
/// four others.
inline constexpr double kGoodCaption = 0.5;

/// A model card's "confidence" entry, fitted on evaluated captions: ConfidenceModel's coefficients; "good_from"
/// (kGoodCaption) and "captions" (how many it was fitted on); and what it is worth on captions it was not fitted on, by
/// ten-fold cross-fitting: "aurc", "ece". Null where it cannot be fitted: fewer than 100 captions with references, or
/// fewer than ten good or ten bad ones.
nlohmann::json fit_confidence(const Evaluation& evaluation);

/// How much the captions' confidence is worth, which is the model's where there is one, else the geometric mean:
/// "confidence_aurc", the area under the risk-coverage curve where a caption's risk is 1 - min(CIDEr-D, 1);
/// "aurc_random" and "aurc_ideal", the same for no order and for the best; "confidence_ece", the expected calibration
/// error of "is good"; "good_share". Where a model can be fitted on these captions, "cross_fitted_aurc" and
/// "cross_fitted_ece", as fit_confidence has them. Empty where no caption has references.
std::map<std::string, double> confidence_figures(const Evaluation& evaluation,
                                                 const std::optional<ConfidenceModel>& model);

}  // namespace descry
