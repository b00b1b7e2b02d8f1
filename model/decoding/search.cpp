#include "model/decoding/search.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "model/decoding/beam.h"

namespace descry {
namespace {

constexpr std::int64_t kRowsOfThread = 16;  ///< so many at least are worth one

/// A row's best words, best first, equals in the order of their ids; where fewer can be said, -infinity. Forbidden
/// words are few, so they are looked up only where one would be kept.
void keep_best(const float* row, std::int64_t words, const std::vector<std::int64_t>& forbidden, float* values,
               std::int64_t* tokens, std::int64_t kept) {
  std::fill(values, values + kept, -std::numeric_limits<float>::infinity());
  std::fill(tokens, tokens + kept, 0);
  for (std::int64_t word = 0; word < words; ++word) {
    if (!(row[word] > values[kept - 1])) continue;
    if (std::find(forbidden.begin(), forbidden.end(), word) != forbidden.end()) continue;
    std::int64_t place = kept - 1;
    for (; place > 0 && row[word] > values[place - 1]; --place) {
      values[place] = values[place - 1];
      tokens[place] = tokens[place - 1];
    }
    values[place] = row[word];
    tokens[place] = word;
  }
}

/// The best words of each row, by one pass over it.
NextWords best_words_on_cpu(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                            std::int64_t kept) {
  const std::int64_t rows = log_probabilities.size(0), words = log_probabilities.size(1);
  const torch::Tensor all = log_probabilities.to(torch::kFloat).contiguous();
  NextWords best{torch::empty({rows, kept}, torch::kFloat), torch::empty({rows, kept}, torch::kInt64)};
  at::parallel_for(0, rows, kRowsOfThread, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      keep_best(all.data_ptr<float>() + row * words, words, forbidden,
                best.log_probabilities.data_ptr<float>() + row * kept,
                best.tokens.data_ptr<std::int64_t>() + row * kept, kept);
    }
  });
  return best;
}

/// The best words of each row; with `only` at 0 or above, that word alone.
NextWords best_words(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                     std::int64_t kept, std::int64_t only) {
  if (only >= 0) {
    const torch::Tensor column = log_probabilities.narrow(1, only, 1);
    return {column.to(torch::kCPU, torch::kFloat), torch::full({column.size(0), 1}, only, torch::kInt64)};
  }
  kept = std::min(kept, log_probabilities.size(1));
  if (log_probabilities.is_cpu()) return best_words_on_cpu(log_probabilities, forbidden, kept);
  const torch::Tensor unsayable = torch::tensor(forbidden, torch::kInt64).to(log_probabilities.device());
  const auto [values, tokens] =
      log_probabilities.index_fill(1, unsayable, -std::numeric_limits<float>::infinity()).topk(kept, 1);
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
    const NextWords next = best_words(log_probabilities, options.forbidden, kept,
                                      words == options.max_words ? end_token : std::int64_t{-1});
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
