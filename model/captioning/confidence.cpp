#include "model/captioning/confidence.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

namespace descry {
namespace {

constexpr std::array kNames{"mean_log_probability", "least_log_probability", "words"};
constexpr double kLeast = 1e-12;  ///< keeps logarithms finite

}  // namespace

std::array<double, 3> confidence_signals(const Caption& caption, std::size_t imposed) {
  const std::span own = std::span(caption.words).subspan(std::min(imposed, caption.words.size()));
  double least = 1;
  for (const CaptionWord& word : own) least = std::min(least, static_cast<double>(word.probability));
  return {std::log(std::max(caption.confidence, kLeast)), std::log(std::max(least, kLeast)),
          static_cast<double>(own.size())};
}

double ConfidenceModel::probability(const Caption& caption, std::size_t imposed) const {
  if (caption.words.empty()) return 0;
  const auto signals = confidence_signals(caption, imposed);
  double sum = intercept;
  for (std::size_t i = 0; i < signals.size(); ++i) sum += weights[i] * signals[i];
  return 1 / (1 + std::exp(-sum));
}

std::optional<ConfidenceModel> ConfidenceModel::of(const nlohmann::json& card) {
  const auto entry = card.find("confidence");
  if (entry == card.end() || !entry->is_object()) return {};
  ConfidenceModel model;
  const auto read = [&](const char* name, double& value) {
    const auto found = entry->find(name);
    if (found == entry->end() || !found->is_number()) return false;
    value = found->get<double>();
    return std::isfinite(value);
  };
  bool whole = read("intercept", model.intercept);
  for (std::size_t i = 0; i < kNames.size(); ++i) whole = read(kNames[i], model.weights[i]) && whole;
  return whole ? std::optional(model) : std::nullopt;
}

nlohmann::json ConfidenceModel::entry() const {
  nlohmann::json entry{{"intercept", intercept}};
  for (std::size_t i = 0; i < kNames.size(); ++i) entry[kNames[i]] = weights[i];
  return entry;
}

}  // namespace descry
