#include "app/commands/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>

#include "app/commands/exit_codes.h"

namespace descry {
namespace {

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

void watch(const std::stop_token& ended, std::stop_source stop) {
  const sigset_t signals = watched_signals();
  const timespec patience{0, 100'000'000};
  while (!ended.stop_requested()) {
    if (sigtimedwait(&signals, nullptr, &patience) < 0) continue;
    if (stop.stop_requested()) _exit(kExitCancelled);
    stop.request_stop();
    std::fputs("\nstopping and saving; once more to end at once\n", stderr);
  }
}

}  // namespace

InterruptWatcher::InterruptWatcher(std::stop_source stop) {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::jthread([stop = std::move(stop)](const std::stop_token& ended) { watch(ended, stop); });
}

InterruptWatcher::~InterruptWatcher() {
  thread_.request_stop();
  thread_.join();
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace descry
