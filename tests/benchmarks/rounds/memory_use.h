#pragma once

#include <atomic>
#include <mutex>
#include <thread>

/// Memory that this process has in use, in MB of a million bytes, as Linux counts it.
struct MemoryUse {
  double with_files = 0;     ///< VmRSS, and VmHWM of a peak: pages of mapped files that are in memory included
  double without_files = 0;  ///< RssAnon: what the process has made itself

  static MemoryUse now();
};

/// The most that was in use since it was made, looked at a hundred times a second.
class PeakMemory {
 public:
  PeakMemory();
  MemoryUse peak() const;

 private:
  std::atomic<double> without_files_{0};
  std::jthread watch_;
};
