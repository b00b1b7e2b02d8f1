#pragma once

#include <cmath>

#include "training/run/checkpoint.h"

namespace descry {

/// Decides what to do about a step whose loss or gradient is not finite.
class StepGuard {
 public:
  enum class Verdict { kTake, kSkip, kRecover, kGiveUp };
  static constexpr int kBadStepsBeforeRecovery = 5;
  static constexpr int kRecoveries = 3;

  /// kTake: finite. kSkip: leave the weights as they are. kRecover: return to the last checkpoint's weights; the
  /// counters' rate is halved already. kGiveUp: it did not help. Keeps its count in `counters`.
  static Verdict judge(double loss, double gradient_norm, RunCounters& counters) {
    if (std::isfinite(loss) && std::isfinite(gradient_norm)) {
      counters.bad_steps_in_a_row = 0;
      return Verdict::kTake;
    }
    if (++counters.bad_steps_in_a_row < kBadStepsBeforeRecovery) return Verdict::kSkip;
    counters.bad_steps_in_a_row = 0;
    if (counters.recoveries >= kRecoveries) return Verdict::kGiveUp;
    ++counters.recoveries;
    counters.rate_factor /= 2;
    return Verdict::kRecover;
  }
};

}  // namespace descry
