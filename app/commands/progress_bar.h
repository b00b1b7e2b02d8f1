#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "training/judging/judging_task.h"

namespace descry {

/// A line on stderr that redraws itself at most ten times a second: label, bar, share, a note. Shows nothing when
/// stderr is no terminal. One thread.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();  ///< ends the line
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const std::string& label, std::int64_t done, std::int64_t total, const std::string& note = {});
  /// Writes a whole line above the bar; to stderr also where no bar is shown.
  void print(const std::string& line);

 private:
  void clear();
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

/// Shows an evaluation on a bar that outlives it.
JudgingObserver shown_on(ProgressBar& bar);

/// "3 min 05 s", "12 s", "2 h 04 min".
std::string duration_text(double seconds);

}  // namespace descry
