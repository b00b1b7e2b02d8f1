#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "training/run/records.h"
#include "training/run/step_columns.h"

namespace descry {

/// What a run folder tells of its run.
struct RunHistory {
  StepColumns steps;                    ///< by rising step
  std::vector<EpochRecord> epochs;      ///< by rising epoch
  std::vector<RunEvent> events;         ///< in the order in which they happened
  RunState state = RunState::kStopped;  ///< as last written; a run whose process is gone counts as kStopped
  bool interrupted = false;             ///< its process was gone before it could say how the run ended
  std::int64_t damaged_lines = 0;       ///< of metrics.csv, and caption files, that were passed over
};

/// Reads a run folder again and again, each time only what is new. Of a run that was resumed from an earlier step it
/// forgets what came after. One thread at a time; the run may be going on in another process.
class RunFollower {
 public:
  explicit RunFollower(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// Reads what was added since; true if anything changed. A folder without records is an empty history.
  /// Errors: kNotFound (no such folder), kUnreadable.
  Result<bool> update();
  const RunHistory& history() const { return history_; }
  /// Gives away what was read since the last time; the next updates read on from there, into an empty history.
  RunHistory take();
  /// Whether the history begins with the run's first step although some of it was taken: its records were written anew.
  bool began_anew() const { return began_anew_; }

 private:
  Result<bool> update_metrics();
  bool update_events();
  bool update_state();

  std::filesystem::path folder_;
  RunHistory history_;
  std::uint64_t file_ = 0;    ///< the inode of metrics.csv: another one means that it was written anew
  std::uint64_t offset_ = 0;  ///< bytes read, up to the last line end
  std::uint64_t events_offset_ = 0;
  bool began_anew_ = false;
};

/// The whole of it at once. Errors: kNotFound, kUnreadable.
Result<RunHistory> read_run(const std::filesystem::path& folder);

/// How a state is written in state.json: "training", "finished" and so on.
std::string state_name(RunState state);
/// The other way; kStopped of a name that is none.
RunState state_named(std::string_view name);

/// Finished, stopped or failed: nobody is training it.
bool is_over(RunState state);

}  // namespace descry
