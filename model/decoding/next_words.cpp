#include "model/decoding/next_words.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <limits>

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
  NextWords best;
  best.log_probabilities = torch::empty({rows, kept}, torch::kFloat);
  best.tokens = torch::empty({rows, kept}, torch::kInt64);
  at::parallel_for(0, rows, kRowsOfThread, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      keep_best(all.data_ptr<float>() + row * words, words, forbidden,
                best.log_probabilities.data_ptr<float>() + row * kept,
                best.tokens.data_ptr<std::int64_t>() + row * kept, kept);
    }
  });
  return best;
}

}  // namespace

NextWords best_words(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                     std::int64_t kept) {
  kept = std::min(kept, log_probabilities.size(1));
  if (log_probabilities.is_cpu()) return best_words_on_cpu(log_probabilities, forbidden, kept);
  const torch::Tensor unsayable = torch::tensor(forbidden, torch::kInt64).to(log_probabilities.device());
  const auto [values, tokens] =
      log_probabilities.index_fill(1, unsayable, -std::numeric_limits<float>::infinity()).topk(kept, 1);
  return {values.to(torch::kCPU, torch::kFloat), tokens.to(torch::kCPU), {}, false};
}

NextWords only_word(const torch::Tensor& log_probabilities, std::int64_t word) {
  const torch::Tensor column = log_probabilities.narrow(1, word, 1);
  return {column.to(torch::kCPU, torch::kFloat), torch::full({column.size(0), 1}, word, torch::kInt64), {}, false};
}

NextWords forced_word(const torch::Tensor& log_probabilities, const std::vector<std::int64_t>& forbidden,
                      std::int64_t kept, std::int64_t word) {
  std::vector<std::int64_t> but_word = forbidden;
  but_word.push_back(word);
  const NextWords others = best_words(log_probabilities, but_word, kept), said = only_word(log_probabilities, word);
  return {torch::cat({said.log_probabilities, others.log_probabilities}, 1),
          torch::cat({said.tokens, others.tokens}, 1),
          {},
          true};
}

}  // namespace descry
