#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace descry {

/// Foretells how long a run still takes from what its latest steps and evaluations took.
class TimeLeft {
 public:
  /// Steps that must have been seen before anything is foretold.
  static constexpr int kFirstSteps = 20;

  /// Another stage: its steps cost something else than those before.
  void forget_steps();
  void step_took(double seconds);
  /// `scored`: with captions, which take longest.
  void evaluation_took(bool scored, double seconds);

  /// Of so many steps and evaluations still to come, in seconds; empty before kFirstSteps. Evaluations of a kind that
  /// was not seen yet count as one of the other kind, or as nothing.
  std::optional<double> seconds(std::int64_t steps, std::int64_t scored, std::int64_t unscored) const;

 private:
  int seen_ = 0;
  double average_ = 0, weight_ = 0;  ///< a moving average that forgets slowly, and what its weights add up to
  std::array<std::optional<double>, 2> evaluations_;  ///< the last without and with scores
};

}  // namespace descry
