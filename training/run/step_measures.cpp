#include "training/run/step_measures.h"

#include <sys/resource.h>
#include <torch/torch.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

namespace descry {

AttentionHealth attention_health(const torch::Tensor& attention, const torch::Tensor& keep) {
  const torch::NoGradGuard no_gradients;
  const auto maps = attention.detach().to(torch::kFloat);
  const auto words = keep.to(maps.device());
  AttentionHealth health;
  const auto cells = static_cast<double>(maps.size(2));
  if (cells > 1 && words.any().item<bool>()) {
    const auto entropy = -torch::xlogy(maps, maps).sum(2);
    health.entropy = entropy.masked_select(words).mean().item<double>() / std::log(cells);
  }
  if (maps.size(1) < 2) return health;
  const auto last = maps.size(1) - 1;
  const auto followed = words.narrow(1, 1, last);
  if (followed.any().item<bool>()) {
    const auto change = (maps.narrow(1, 1, last) - maps.narrow(1, 0, last)).abs().sum(2) / 2;
    health.change = change.masked_select(followed).mean().item<double>();
  }
  return health;
}

std::optional<double> ProcessMeter::memory() {
  std::ifstream statm("/proc/self/statm");
  double all = 0, resident = 0, shared = 0;
  if (!(statm >> all >> resident >> shared)) return {};
  return (resident - shared) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::optional<double> ProcessMeter::device_use() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return {};
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const double busy = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  const auto now = std::chrono::steady_clock::now();
  const double passed = std::chrono::duration<double>(now - last_).count();
  const double worked = busy - processor_seconds_;
  const bool first = last_ == std::chrono::steady_clock::time_point{};
  last_ = now;
  processor_seconds_ = busy;
  if (first || passed <= 0) return {};
  return std::min(1.0, worked / passed / std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace descry
