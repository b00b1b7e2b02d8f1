#pragma once

#include <cstdint>
#include <string>

namespace descry {

/// Learning rate over a run: linear warm-up from 0, then cosine to 0, constant, or a tenth at 1/2 and 3/4 of the run.
struct Schedule {
  std::string shape = "cosine";  ///< "cosine", "constant", "step"
  double peak = 1e-3;
  std::int64_t warmup_steps = 0;  ///< cut to a tenth of the run where a run is short
  std::int64_t total_steps = 1;   ///< of the whole run

  /// The rate of `step`, from 1 to total_steps; past the end as at the end.
  double rate(std::int64_t step) const;
};

}  // namespace descry
