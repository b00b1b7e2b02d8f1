#pragma once

#include <ATen/core/Generator.h>

#include "model/decoding/search.h"

namespace descry {

struct SampleOptions {
  int samples = 5;                      ///< sentences a picture
  int max_words = 23;                   ///< end token not counted; a sentence that long is cut, without an end
  std::vector<std::int64_t> forbidden;  ///< never drawn
};

/// Sentences drawn word by word from the step function's probabilities (those of forbidden words spread over the
/// others). Returns int64 [pictures * samples, T] on the CPU, a picture's sentences adjacent: words and the end token,
/// then `padding`. `generator`: a CPU one; rows that live on another device draw from that device's own.
torch::Tensor sample(const StepFunction& step, std::int64_t pictures, std::int64_t start_token, std::int64_t end_token,
                     std::int64_t padding, const SampleOptions& options, at::Generator generator);

}  // namespace descry
