#include "model/decoding/beam.h"

#include <algorithm>
#include <cmath>

namespace descry {

Beam::Beam(const SearchOptions& options, std::int64_t start_token, std::int64_t end_token)
    : options_(options),
      start_token_(start_token),
      end_token_(end_token),
      required_words_(options.required_words()),
      growing_(1) {
  growing_.front().owed = static_cast<int>(required_words_.size());
}

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

std::size_t Beam::said_of(const TokenPhrase& phrase, std::ptrdiff_t last, std::int64_t token) const {
  for (std::size_t length = phrase.size(); length > 0; --length) {
    if (phrase[length - 1] != token) continue;
    std::size_t left = length - 1;
    for (std::ptrdiff_t i = last; left > 0 && i >= 0; i = words_[static_cast<std::size_t>(i)].before, --left)
      if (words_[static_cast<std::size_t>(i)].said.token != phrase[left - 1]) break;
    if (left == 0) return length;
  }
  return 0;
}

std::uint32_t Beam::met_after(const Sentence& sentence, std::int64_t token) const {
  std::uint32_t met = sentence.met;
  for (std::size_t i = 0; i < options_.required.size(); ++i)
    if (said_of(options_.required[i], sentence.last, token) == options_.required[i].size()) met |= 1U << i;
  return met;
}

int Beam::owed_after(const Sentence& sentence, std::int64_t token) const {
  const std::uint32_t met = met_after(sentence, token);
  std::size_t owed = 0;
  for (std::size_t i = 0; i < options_.required.size(); ++i)
    if ((met & 1U << i) == 0) owed += options_.required[i].size() - said_of(options_.required[i], sentence.last, token);
  return static_cast<int>(owed);
}

/// Whether the words that are owed allow this one: no end before them, and no other word that would leave no room.
bool Beam::may_say(const Sentence& sentence, std::int64_t token) const {
  const int left = options_.max_words - sentence.words;
  if (sentence.owed == 0 || left == 0) return true;
  if (token == end_token_) return false;
  const int owed = owed_after(sentence, token);
  return owed < left || owed < sentence.owed || met_after(sentence, token) != sentence.met;
}

bool Beam::ends_forbidden(std::ptrdiff_t last, std::int64_t token) const {
  const auto& phrases = options_.forbidden_phrases;
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const TokenPhrase& phrase) { return said_of(phrase, last, token) == phrase.size(); });
}

void Beam::add_owed(const NextWords& next, std::int64_t first_row, std::size_t sentence,
                    std::vector<Candidate>& found) const {
  const std::int64_t row = first_row + static_cast<std::int64_t>(sentence), kept = next.tokens.size(1);
  const auto values = next.required.accessor<float, 2>()[row];
  const auto tokens = next.tokens.accessor<std::int64_t, 2>()[row];
  const Sentence& grown = growing_[sentence];
  std::vector<std::int64_t> offered(tokens.data(), tokens.data() + kept);
  const auto offer = [&](std::size_t place) {
    const std::int64_t token = required_words_[place];
    const float value = values[static_cast<std::int64_t>(place)];
    if (!std::isfinite(value) || !may_say(grown, token) || ends_forbidden(grown.last, token)) return;
    if (std::find(offered.begin(), offered.end(), token) != offered.end()) return;
    offered.push_back(token);
    found.push_back({static_cast<std::int64_t>(sentence), kept + static_cast<std::int64_t>(place),
                     grown.log_probability + static_cast<double>(value)});
  };
  std::size_t first = 0;  // the phrase's, among all required words
  for (std::size_t i = 0; i < options_.required.size(); first += options_.required[i++].size()) {
    if ((grown.met & 1U << i) != 0) continue;
    const Word* last = grown.last < 0 ? nullptr : &words_[static_cast<std::size_t>(grown.last)];
    const std::size_t said = last ? said_of(options_.required[i], last->before, last->said.token) : 0;
    offer(first + said);
    if (said > 0) offer(first);
  }
}

std::vector<Beam::Candidate> Beam::candidates(const NextWords& next, std::int64_t first_row, bool may_repeat) const {
  const auto log_probabilities = next.log_probabilities.accessor<float, 2>();
  const auto tokens = next.tokens.accessor<std::int64_t, 2>();
  const std::int64_t places = next.first_only ? 1 : next.tokens.size(1);
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < growing_.size(); ++i) {
    const std::int64_t row = first_row + static_cast<std::int64_t>(i);
    for (std::int64_t place = 0; place < places; ++place) {
      const float value = log_probabilities[row][place];
      if (!std::isfinite(value)) continue;  // forbidden, or a step that went wrong
      const std::int64_t token = tokens[row][place];
      if (!next.first_only && (!may_say(growing_[i], token) || ends_forbidden(growing_[i].last, token))) continue;
      // A phrase that is owed may repeat what was said.
      if (!may_repeat && repeats(growing_[i], token) && owed_after(growing_[i], token) >= growing_[i].owed) continue;
      found.push_back({static_cast<std::int64_t>(i), place, growing_[i].log_probability + value});
    }
    if (next.required.defined()) add_owed(next, first_row, i, found);
  }
  // Stable, and candidates were made in order: ties go to the better sentence, then to the better word.
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.log_probability > b.log_probability; });
  return found;
}

ScoredToken Beam::said_by(const Candidate& candidate, const NextWords& next, std::int64_t first_row) const {
  const std::int64_t row = first_row + candidate.sentence, beyond = candidate.place - next.tokens.size(1);
  if (beyond >= 0)
    return {required_words_[static_cast<std::size_t>(beyond)], next.required.accessor<float, 2>()[row][beyond]};
  return {next.tokens.accessor<std::int64_t, 2>()[row][candidate.place],
          next.log_probabilities.accessor<float, 2>()[row][candidate.place]};
}

Beam::Sentence Beam::extended(const Candidate& candidate, const NextWords& next, std::int64_t first_row) {
  const auto log_probabilities = next.log_probabilities.accessor<float, 2>()[first_row + candidate.sentence];
  const auto tokens = next.tokens.accessor<std::int64_t, 2>()[first_row + candidate.sentence];
  const Sentence& before = growing_[static_cast<std::size_t>(candidate.sentence)];
  Word word{said_by(candidate, next, first_row), before.last, {}};
  for (std::int64_t place = 0; place < next.tokens.size(1); ++place) {
    if (static_cast<int>(word.runner_ups.size()) >= options_.runner_ups) break;
    if (place == candidate.place || !std::isfinite(log_probabilities[place])) continue;
    if (ends_forbidden(before.last, tokens[place])) continue;
    word.runner_ups.push_back({tokens[place], log_probabilities[place]});
  }
  Sentence sentence;
  sentence.met = met_after(before, word.said.token);
  sentence.owed = owed_after(before, word.said.token);
  words_.push_back(std::move(word));
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

void Beam::grow_best(const std::vector<Candidate>& found, const NextWords& next, std::int64_t first_row) {
  const auto beam = static_cast<std::size_t>(options_.beam);
  std::vector<Sentence> grown;
  std::size_t rank = 0;
  for (const Candidate& candidate : found) {
    if (grown.size() == beam) break;
    if (said_by(candidate, next, first_row).token != end_token_) {
      grown.push_back(extended(candidate, next, first_row));
    } else if (rank < beam) {  // an end counts where it is among the best; worse words than it may still grow
      keep_finished(extended(candidate, next, first_row));
    }
    ++rank;
  }
  growing_ = std::move(grown);
}

/// Sentences that have said as many required words share a part of the width (a bank); what one leaves is the others'.
void Beam::grow_banks(const std::vector<Candidate>& found, const NextWords& next, std::int64_t first_row) {
  const std::size_t banks = required_words_.size() + 1, width = static_cast<std::size_t>(options_.width());
  std::vector<std::size_t> room(banks, width / banks);
  room.back() += width % banks;
  std::vector<bool> grows(found.size(), false);
  std::size_t chosen = 0;
  std::size_t rank_of_end = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Sentence& before = growing_[static_cast<std::size_t>(found[i].sentence)];
    const std::int64_t token = said_by(found[i], next, first_row).token;
    const std::size_t bank = required_words_.size() - static_cast<std::size_t>(owed_after(before, token));
    if (token == end_token_) {
      if (rank_of_end < width) keep_finished(extended(found[i], next, first_row));
    } else if (room[bank] > 0) {
      --room[bank];
      grows[i] = true;
      ++chosen;
    }
    if (bank + 1 == banks) ++rank_of_end;  // an end counts where it is among the best of those that may end
  }
  for (std::size_t i = 0; i < found.size() && chosen < width; ++i) {
    if (grows[i] || said_by(found[i], next, first_row).token == end_token_) continue;
    grows[i] = true;
    ++chosen;
  }
  std::vector<Sentence> grown;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (grows[i]) grown.push_back(extended(found[i], next, first_row));
  growing_ = std::move(grown);
}

void Beam::advance(const NextWords& next, std::int64_t first_row) {
  auto found = candidates(next, first_row, options_.content.empty());
  if (found.empty()) found = candidates(next, first_row, true);
  if (options_.required.empty()) {
    grow_best(found, next, first_row);
  } else {
    grow_banks(found, next, first_row);
  }
  done_ = growing_.empty() || (finished_.size() == static_cast<std::size_t>(options_.beam) &&
                               growing_.front().score <= finished_.back().score);
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
