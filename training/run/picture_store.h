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

/// Pictures decoded once and kept as bytes, for runs that train their backbone, whose features change. They lie in a
/// nameless file in `folder` that is mapped into memory and goes with the store, so a collection may exceed memory.
class PictureStore {
 public:
  using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

  /// Pictures that cannot be read do not stop it: see problem(). Errors: kNotWritten (no room), kCancelled.
  static Result<PictureStore> load(const std::vector<std::filesystem::path>& pictures, int side,
                                   const std::filesystem::path& folder, const Progress& progress, std::stop_token stop);

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

/// Bytes [n, H, W, 3] -> the share of full light of each colour, [n, 3, H, W] float, channels-last.
torch::Tensor shares_of_light(const torch::Tensor& bytes);

/// Shares of light -> a network's input, same shape and layout.
torch::Tensor normalised(const torch::Tensor& shares, const Preprocessing& preprocessing);

}  // namespace descry
