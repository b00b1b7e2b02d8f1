#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/files/captioner_file.h"
#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

/// A mean and its 95 % interval by bootstrap over pictures (Efron 1979; percentiles of 2,000 resamples).
struct Estimate {
  double mean = 0, low = 0, high = 0;
};

/// What it costs to hide the quarter of the picture that one kind of map holds for most important.
struct HidingCost {
  std::string map;
  Estimate loss;       ///< nats that a word's log-probability falls by
  Estimate to_centre;  ///< that loss over the loss of hiding the central quarter
  Estimate to_random;  ///< likewise, a random connected quarter
};

/// Whether maps show what words were said for: the deletion test (Samek et al. 2017; Petsiuk et al. 2018) with one
/// step.
struct Faithfulness {
  std::int64_t pictures = 0;  ///< with at least one word that counts
  std::int64_t words = 0;
  std::vector<HidingCost> maps;                          ///< every kind of map there is; "centre" and "random" last
  const HidingCost* find(const std::string& map) const;  ///< null: no such map
};

struct FaithfulnessRequest {
  const std::vector<CaptionedPicture>& pictures;
  std::int64_t count = 200;         ///< pictures, drawn by `seed`; more than there are: all
  std::uint64_t seed = 1;           ///< of the pictures, their references and the random regions
  double least_probability = 0.05;  ///< a word counts from here on: what is hardly said cannot fall
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};  ///< pictures; may be empty
};

/// For one reference of each picture, under teacher forcing: every content word of at least that probability is judged
/// with each map's own quarter of the cells painted grey, the features computed anew. Networks on `device`, in eval
/// mode. Errors: kUsage (no pictures, or no word that counts), kUnsupported (no backbone), kCancelled.
Result<Faithfulness> faithfulness(LoadedCaptioner& captioner, const FaithfulnessRequest& request, torch::Device device,
                                  std::stop_token stop = {});

}  // namespace descry
