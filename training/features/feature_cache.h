#pragma once

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/images/image.h"
#include "model/network/efficientnet.h"
#include "model/result.h"

namespace descry {

/// Frozen features of pictures, on disk, computed once. An entry's key is the picture file's content; a cache file's
/// key the backbone's weights, the engine that computes them, and the preprocessing. Entries are 16-bit floats with a
/// checksum; the file is memory-mapped, so collections may exceed memory. A damaged or half-written entry is computed
/// again.
class FeatureCache {
 public:
  using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

  /// Makes sure that every picture has an entry. Decoding overlaps with the network. `backbone` in eval mode, folded.
  /// Pictures that cannot be read do not stop it: see problem(). Stopping early keeps what is done.
  /// Errors: kNotWritten, kCancelled, kBusy never (a second process waits for the first).
  static Result<FeatureCache> build(const std::filesystem::path& folder, EfficientNet backbone,
                                    const Preprocessing& preprocessing,
                                    const std::vector<std::filesystem::path>& pictures, torch::Device device,
                                    const Progress& progress, std::stop_token stop);

  bool has(std::int64_t picture) const;
  std::optional<Error> problem(std::int64_t picture) const;
  /// [pictures, channels, rows, columns] float32 on the CPU, for indices into build's list that has() is true of.
  torch::Tensor batch(const std::vector<std::int64_t>& pictures) const;
  std::int64_t channels() const;
  std::int64_t rows() const;
  std::int64_t columns() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace descry
