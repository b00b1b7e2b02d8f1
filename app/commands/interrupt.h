#pragma once

#include <stop_token>
#include <thread>

namespace descry {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask `stop` to stop instead of ending the program; a second one ends it
/// at once. Make it before other threads start: they inherit the blocked signals.
class InterruptWatcher {
 public:
  explicit InterruptWatcher(std::stop_source stop);
  ~InterruptWatcher();
  InterruptWatcher(const InterruptWatcher&) = delete;
  InterruptWatcher& operator=(const InterruptWatcher&) = delete;

 private:
  std::jthread thread_;
};

}  // namespace descry
