#include "model/decoding/search.h"

#include <torch/torch.h>

#include <algorithm>
#include <vector>

#include "model/decoding/beam.h"

namespace descry {
namespace {

constexpr std::int64_t kWidest = 64;

/// A picture that is not done, and where its rows were in the step function's last call.
struct Searched {
  std::int64_t number = 0;
  std::int64_t first_row = 0;
};

/// What can be said after so many words; a sentence's start is forced, and at the longest length the end.
NextWords next_words(const torch::Tensor& log_probabilities, std::size_t words, std::int64_t end_token,
                     const SearchOptions& options) {
  if (words >= static_cast<std::size_t>(options.max_words)) return only_word(log_probabilities, end_token);
  // One word beyond the beam, because one of a row's best may be the end.
  // And one for each word that may be forbidden where it stands.
  const std::int64_t kept = std::max(options.beam, options.runner_ups) + 1 + std::ssize(options.forbidden_phrases);
  if (words < options.start.size())
    return forced_word(log_probabilities, options.forbidden, kept, options.start[words]);
  std::vector<std::int64_t> forbidden = options.forbidden;
  if (words < static_cast<std::size_t>(options.min_words)) forbidden.push_back(end_token);
  NextWords next = best_words(log_probabilities, forbidden, kept);
  if (!options.required.empty()) {
    const torch::Tensor required =
        torch::tensor(options.required_words(), torch::kInt64).to(log_probabilities.device());
    next.required = log_probabilities.index_select(1, required).to(torch::kCPU, torch::kFloat);
  }
  return next;
}

}  // namespace

std::vector<std::int64_t> SearchOptions::required_words() const {
  std::vector<std::int64_t> words;
  for (const TokenPhrase& phrase : required) words.insert(words.end(), phrase.begin(), phrase.end());
  return words;
}

std::int64_t SearchOptions::width() const {
  if (required.empty()) return beam;
  const std::int64_t banks = std::ssize(required_words()) + 1;
  return std::max(banks, std::min(beam * banks, kWidest));
}

std::vector<std::vector<Hypothesis>> search(const StepFunction& step, std::int64_t pictures, std::int64_t start_token,
                                            std::int64_t end_token, const SearchOptions& options) {
  std::vector<Beam> beams(static_cast<std::size_t>(pictures), Beam(options, start_token, end_token));
  std::vector<Searched> searched;
  for (std::int64_t i = 0; i < pictures; ++i) searched.push_back({i, i});
  for (std::size_t words = 0; words <= static_cast<std::size_t>(options.max_words); ++words) {
    const std::int64_t width = words <= options.start.size() ? 1 : options.width();
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
    const NextWords next = next_words(log_probabilities, words, end_token, options);
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
