#include "training/run/time_left.h"

namespace descry {

namespace {

/// Batches differ in length and machines in mood: about two hundred steps count.
constexpr double kKept = 0.995;
/// The first steps of all allocate what the others use again.
constexpr int kPassedOver = 2;

}  // namespace

void TimeLeft::forget_steps() {
  seen_ = 0;
  average_ = weight_ = 0;
}

void TimeLeft::step_took(double seconds) {
  if (++seen_ <= kPassedOver) return;
  average_ = kKept * average_ + (1 - kKept) * seconds;
  weight_ = kKept * weight_ + (1 - kKept);
}

void TimeLeft::evaluation_took(bool scored, double seconds) { evaluations_[scored ? 1 : 0] = seconds; }

std::optional<double> TimeLeft::seconds(std::int64_t steps, std::int64_t scored, std::int64_t unscored) const {
  if (seen_ < kFirstSteps) return {};
  const auto of_kind = [this](std::size_t kind) {
    return evaluations_[kind].value_or(evaluations_[1 - kind].value_or(0));
  };
  return static_cast<double>(steps) * average_ / weight_ + static_cast<double>(scored) * of_kind(1) +
         static_cast<double>(unscored) * of_kind(0);
}

}  // namespace descry
