#include "training/run/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace descry {

double Schedule::rate(std::int64_t step) const {
  // A warm-up longer than the run would never reach the peak.
  const std::int64_t warmup = std::min(warmup_steps, total_steps / 10);
  step = std::clamp<std::int64_t>(step, 1, total_steps);
  if (step <= warmup) return peak * static_cast<double>(step) / static_cast<double>(warmup);
  if (shape == "constant") return peak;
  if (shape == "step") {
    if (step * 4 > total_steps * 3) return peak * 0.01;
    return step * 2 > total_steps ? peak * 0.1 : peak;
  }
  const double share =
      static_cast<double>(step - warmup) / static_cast<double>(std::max<std::int64_t>(1, total_steps - warmup));
  return peak * 0.5 * (1 + std::cos(std::numbers::pi * share));
}

}  // namespace descry
