#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "model/captioning/caption.h"

namespace descry {

/// What a caption's confidence is judged by, from the decoder alone: the mean log-probability of its words and end
/// (nats), that of its least probable word, and the number of words.
std::array<double, 3> confidence_signals(const Caption& caption, std::size_t imposed = 0);

/// The probability that a caption is good, given its signals: a logistic curve fitted on captions whose worth is known
/// (Platt, 1999), kept in the model's card as
/// "confidence": {"intercept", "mean_log_probability", "least_log_probability", "words", ...}.
struct ConfidenceModel {
  double intercept = 0;
  std::array<double, 3> weights{};  ///< of confidence_signals

  /// `caption.confidence` must be the geometric mean still. 0 for an empty caption. The first `imposed` words are not
  /// the network's own and do not count.
  double probability(const Caption& caption, std::size_t imposed = 0) const;

  /// Nothing where the card has no such entry, or one that is damaged.
  static std::optional<ConfidenceModel> of(const nlohmann::json& card);
  nlohmann::json entry() const;
};

}  // namespace descry
