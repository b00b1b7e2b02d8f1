#pragma once

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/images/image.h"
#include "model/result.h"

namespace descry {

/// Pictures decoded once and kept in memory as bytes: for runs that train their backbone, whose features change.
class PictureStore {
 public:
  using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

  /// Pictures that cannot be read do not stop it: see problem().
  /// Errors: kUsage (more than `max_bytes` of pixels), kCancelled.
  static Result<PictureStore> load(const std::vector<std::filesystem::path>& pictures, int side,
                                   const Progress& progress, std::stop_token stop,
                                   std::int64_t max_bytes = std::int64_t{4} << 30);

  bool has(std::int64_t picture) const { return !problems_[static_cast<std::size_t>(picture)]; }
  const std::optional<Error>& problem(std::int64_t picture) const {
    return problems_[static_cast<std::size_t>(picture)];
  }
  /// uint8 [pictures, side, side, 3]
  torch::Tensor batch(const std::vector<std::int64_t>& pictures) const;

 private:
  torch::Tensor pixels_;
  std::vector<std::optional<Error>> problems_;
};

/// Bytes [n, H, W, 3] -> a network's input [n, 3, H, W], channels-last.
torch::Tensor normalised(const torch::Tensor& bytes, const Preprocessing& preprocessing);

/// Each picture flipped left to right half the time, turned by up to 10 degrees, its contrast changed by up to 30 %,
/// as follows from `seed`.
torch::Tensor augmented(const torch::Tensor& pictures, std::uint64_t seed);

}  // namespace descry
