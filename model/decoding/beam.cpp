#include "model/decoding/beam.h"

#include <algorithm>
#include <cmath>

namespace descry {

Beam::Beam(const SearchOptions& options, std::int64_t start_token, std::int64_t end_token)
    : options_(options), start_token_(start_token), end_token_(end_token), growing_(1) {}

double Beam::score(double log_probability, int words) const {
  return log_probability / std::pow(static_cast<double>(words), options_.length_exponent);
}

bool Beam::repeats(const Sentence& sentence, std::int64_t token) const {
  if (sentence.last < 0 || token == end_token_) return false;
  const auto names = [&](std::int64_t of) { return options_.content[static_cast<std::size_t>(of)]; };
  const Word& last = words_[static_cast<std::size_t>(sentence.last)];
  if (token == last.said.token) return true;
  if (!names(token) && !names(last.said.token)) return false;
  for (std::ptrdiff_t i = last.before, after = sentence.last; i >= 0;
       after = i, i = words_[static_cast<std::size_t>(i)].before) {
    if (words_[static_cast<std::size_t>(i)].said.token == last.said.token &&
        words_[static_cast<std::size_t>(after)].said.token == token)
      return true;
  }
  return false;
}

std::vector<Beam::Candidate> Beam::candidates(const NextWords& next, std::int64_t first_row, bool may_repeat) const {
  const auto log_probabilities = next.log_probabilities.accessor<float, 2>();
  const auto tokens = next.tokens.accessor<std::int64_t, 2>();
  const std::int64_t kept = next.tokens.size(1);
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < growing_.size(); ++i) {
    for (std::int64_t place = 0; place < kept; ++place) {
      const float value = log_probabilities[first_row + static_cast<std::int64_t>(i)][place];
      if (!std::isfinite(value)) continue;  // forbidden, or a step that went wrong
      if (!may_repeat && repeats(growing_[i], tokens[first_row + static_cast<std::int64_t>(i)][place])) continue;
      found.push_back({static_cast<std::int64_t>(i), place, growing_[i].log_probability + value});
    }
  }
  // Stable, and candidates were made in order: ties go to the better sentence, then to the better word.
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.log_probability > b.log_probability; });
  return found;
}

Beam::Sentence Beam::extended(const Candidate& candidate, const NextWords& next, std::int64_t first_row) {
  const auto log_probabilities = next.log_probabilities.accessor<float, 2>()[first_row + candidate.sentence];
  const auto tokens = next.tokens.accessor<std::int64_t, 2>()[first_row + candidate.sentence];
  const Sentence& before = growing_[static_cast<std::size_t>(candidate.sentence)];
  Word word{{tokens[candidate.place], log_probabilities[candidate.place]}, before.last, {}};
  for (std::int64_t place = 0; place < next.tokens.size(1); ++place) {
    if (static_cast<int>(word.runner_ups.size()) >= options_.runner_ups) break;
    if (place == candidate.place || !std::isfinite(log_probabilities[place])) continue;
    word.runner_ups.push_back({tokens[place], log_probabilities[place]});
  }
  words_.push_back(std::move(word));
  Sentence sentence;
  sentence.last = static_cast<std::ptrdiff_t>(words_.size()) - 1;
  sentence.words = before.words + 1;
  sentence.log_probability = candidate.log_probability;
  sentence.score = score(candidate.log_probability, sentence.words);
  sentence.parent = candidate.sentence;
  return sentence;
}

void Beam::keep_finished(const Sentence& sentence) {
  const auto place = std::upper_bound(finished_.begin(), finished_.end(), sentence,
                                      [](const Sentence& a, const Sentence& b) { return a.score > b.score; });
  finished_.insert(place, sentence);
  if (finished_.size() > static_cast<std::size_t>(options_.beam)) finished_.pop_back();
}

void Beam::advance(const NextWords& next, std::int64_t first_row) {
  const auto tokens = next.tokens.accessor<std::int64_t, 2>();
  const auto beam = static_cast<std::size_t>(options_.beam);
  std::vector<Sentence> grown;
  std::size_t rank = 0;
  auto found = candidates(next, first_row, options_.content.empty());
  if (found.empty()) found = candidates(next, first_row, true);
  for (const Candidate& candidate : found) {
    if (grown.size() == beam) break;
    if (tokens[first_row + candidate.sentence][candidate.place] != end_token_) {
      grown.push_back(extended(candidate, next, first_row));
    } else if (rank < beam) {  // an end counts where it is among the best; worse words than it may still grow
      keep_finished(extended(candidate, next, first_row));
    }
    ++rank;
  }
  growing_ = std::move(grown);
  done_ = growing_.empty() || (finished_.size() == beam && growing_.front().score <= finished_.back().score);
}

void Beam::append_rows(std::int64_t width, std::int64_t first_row, std::vector<std::int64_t>& tokens,
                       std::vector<std::int64_t>& parents) const {
  for (std::int64_t i = 0; i < width; ++i) {
    const bool grows = i < static_cast<std::int64_t>(growing_.size());
    const Sentence sentence = growing_.empty() ? Sentence{} : growing_[static_cast<std::size_t>(grows ? i : 0)];
    const bool has_words = sentence.last >= 0;
    tokens.push_back(has_words ? words_[static_cast<std::size_t>(sentence.last)].said.token : start_token_);
    parents.push_back(first_row + sentence.parent);
  }
}

std::vector<Hypothesis> Beam::best() const {
  std::vector<Hypothesis> hypotheses;
  for (const Sentence& sentence : finished_) {
    if (hypotheses.size() == static_cast<std::size_t>(options_.n_best)) break;
    Hypothesis hypothesis;
    hypothesis.score = sentence.score;
    for (std::ptrdiff_t i = sentence.last; i >= 0; i = words_[static_cast<std::size_t>(i)].before) {
      hypothesis.words.push_back(words_[static_cast<std::size_t>(i)].said);
      hypothesis.runner_ups.push_back(words_[static_cast<std::size_t>(i)].runner_ups);
    }
    std::reverse(hypothesis.words.begin(), hypothesis.words.end());
    std::reverse(hypothesis.runner_ups.begin(), hypothesis.runner_ups.end());
    hypotheses.push_back(std::move(hypothesis));
  }
  return hypotheses;
}

}  // namespace descry
