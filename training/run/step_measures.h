#pragma once

#include <torch/types.h>

#include <chrono>
#include <optional>

namespace descry {

/// Whether a step's weights and attention are measured too, which costs a pass over the weights.
constexpr bool is_measured(std::int64_t step) { return step % 20 == 1; }

/// How sharply, and how differently from word to word, captions look at their picture.
struct AttentionHealth {
  double entropy = 0;  ///< mean over words, as a share of a flat map's: 0 is one cell, 1 is flat
  double change = 0;  ///< mean total variation between a word's map and the next one's: 0 is the same map, 1 no overlap
};

/// `attention`: [captions, T, S], each map of sum 1; `keep`: bool [captions, T], the words that count, which are each
/// caption's first ones.
AttentionHealth attention_health(const torch::Tensor& attention, const torch::Tensor& keep);

/// What this process takes of the machine. Where the system does not tell (no /proc): nothing.
class ProcessMeter {
 public:
  /// Resident memory, MiB; not that of mapped files, which the system takes back when it needs it.
  static std::optional<double> memory();
  /// Share of all processors that the process kept busy since the last call (0 to 1); nothing at the first.
  std::optional<double> device_use();

 private:
  std::chrono::steady_clock::time_point last_{};
  double processor_seconds_ = 0;
};

}  // namespace descry
