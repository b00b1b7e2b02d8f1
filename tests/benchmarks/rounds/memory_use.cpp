#include "tests/benchmarks/rounds/memory_use.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

/// A line of /proc/self/status, in MB.
double status_of(const std::string& name) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(name)) return std::atof(line.c_str() + name.size()) * 1024 / 1e6;
  return 0;
}

}  // namespace

MemoryUse MemoryUse::now() { return {status_of("VmRSS:"), status_of("RssAnon:")}; }

PeakMemory::PeakMemory()
    : watch_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          const double found = MemoryUse::now().without_files;
          if (found > without_files_) without_files_ = found;
          std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
      }) {}

MemoryUse PeakMemory::peak() const { return {status_of("VmHWM:"), without_files_}; }
