#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/result.h"
#include "training/run/run_folder.h"

namespace descry {

/// A checkpoint that a run, or a branch of it, can go on from.
struct BranchPoint {
  std::filesystem::path file;
  std::int64_t step = 0;
  int epochs = 0;  ///< that were over then
};

/// A run's checkpoints, the latest first; those that cannot be read are left out.
std::vector<BranchPoint> branch_points(const RunFolder& run);

/// The settings that a branch may not change, by their names in settings.json: the data, the network, and what a step
/// or a stage that is over was. A branch with other ones is refused when it is resumed.
const std::vector<std::string>& settings_kept_by_branches();

/// Makes `branch`, a folder that holds no run yet, a run that stands where `run` stood at `point`, with its records so
/// far and other settings; `train` with `resume` goes on with it. Where it comes from is recorded in its settings.
/// Errors: kUsage (the folder holds a run), kNotFound, kNotWritten (nothing is left behind), as read_checkpoint.
Result<void> make_branch(const RunFolder& run, const BranchPoint& point, TrainingSettings settings,
                         const RunFolder& branch);

}  // namespace descry
