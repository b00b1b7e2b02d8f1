#include "model/decoding/search.h"

#include <torch/torch.h>

#include <limits>
#include <vector>

#include "model/decoding/beam.h"

namespace descry {
namespace {

/// The best words of each row; with `only` at 0 or above, that word alone.
NextWords best_words(const torch::Tensor& log_probabilities, const torch::Tensor& forbidden, std::int64_t kept,
                     std::int64_t only) {
  if (only >= 0) {
    const torch::Tensor column = log_probabilities.narrow(1, only, 1);
    return {column.to(torch::kCPU, torch::kFloat), torch::full({column.size(0), 1}, only, torch::kInt64)};
  }
  torch::Tensor allowed = log_probabilities;
  if (forbidden.numel() > 0) {
    allowed = allowed.index_fill(1, forbidden.to(allowed.device()), -std::numeric_limits<float>::infinity());
  }
  const auto [values, tokens] = allowed.topk(std::min(kept, allowed.size(1)), 1);
  return {values.to(torch::kCPU, torch::kFloat), tokens.to(torch::kCPU)};
}

/// A picture that is not done, and where its rows were in the step function's last call.
struct Searched {
  std::int64_t number = 0;
  std::int64_t first_row = 0;
};

}  // namespace

std::vector<std::vector<Hypothesis>> search(const StepFunction& step, std::int64_t pictures, std::int64_t start_token,
                                            std::int64_t end_token, const SearchOptions& options) {
  // One word beyond the beam, because one of a row's best may be the end.
  const std::int64_t kept = std::max(options.beam, options.runner_ups) + 1;
  const torch::Tensor forbidden = torch::tensor(options.forbidden, torch::kInt64);
  std::vector<Beam> beams(static_cast<std::size_t>(pictures), Beam(options, start_token, end_token));
  std::vector<Searched> searched;
  for (std::int64_t i = 0; i < pictures; ++i) searched.push_back({i, i});
  for (int words = 0; words <= options.max_words; ++words) {
    const std::int64_t width = words == 0 ? 1 : options.beam;
    std::vector<std::int64_t> tokens, parents, numbers;
    for (Searched& picture : searched) {
      numbers.push_back(picture.number);
      const std::int64_t first_row = std::ssize(tokens);
      beams[static_cast<std::size_t>(picture.number)].append_rows(width, picture.first_row, tokens, parents);
      picture.first_row = first_row;
    }
    const torch::Tensor log_probabilities =
        step(torch::tensor(tokens, torch::kInt64), torch::tensor(parents, torch::kInt64),
             torch::tensor(numbers, torch::kInt64));
    const NextWords next =
        best_words(log_probabilities, forbidden, kept, words == options.max_words ? end_token : std::int64_t{-1});
    std::erase_if(searched, [&](const Searched& picture) {
      Beam& beam = beams[static_cast<std::size_t>(picture.number)];
      beam.advance(next, picture.first_row);
      return beam.is_done();
    });
    if (searched.empty()) break;
  }
  std::vector<std::vector<Hypothesis>> found;
  for (const Beam& beam : beams) found.push_back(beam.best());
  return found;
}

}  // namespace descry
