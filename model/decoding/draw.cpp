#include "model/decoding/draw.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/decoding/next_words.h"
#include "model/decoding/repeats.h"

namespace descry {
namespace {

constexpr int kRounds = 4;  ///< drawings at most, each of as many sentences as are wanted

/// A number from 0 to below 1 that belongs to these three and to nothing else (SplitMix64: Steele et al. 2014).
double uniform(std::uint64_t seed, std::uint64_t sentence, std::uint64_t place) {
  std::uint64_t x = seed;
  for (const std::uint64_t part : {sentence, place, std::uint64_t{0}}) {
    x += 0x9E3779B97F4A7C15U + part;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    x ^= x >> 31;
  }
  return static_cast<double>(x >> 11) * 0x1.0p-53;
}

struct Sayable {
  std::int64_t token = 0;
  double share = 0;
};

bool is_likelier(const Sayable& a, const Sayable& b) {
  return a.share != b.share ? a.share > b.share : a.token < b.token;
}

/// The likeliest that top_k and top_p leave, at least one.
void keep_likeliest(std::vector<Sayable>& words, const DrawOptions& how) {
  if (how.top_k > 0 && std::ssize(words) > how.top_k) {
    std::nth_element(words.begin(), words.begin() + how.top_k, words.end(), is_likelier);
    words.resize(static_cast<std::size_t>(how.top_k));
  }
  if (how.top_p >= 1) return;
  const auto sum = [](double before, const Sayable& word) { return before + word.share; };
  const double enough = how.top_p * std::accumulate(words.begin(), words.end(), 0.0, sum);
  double held = 0;
  // Most rows hold their share in a few words, so no more are brought into order than it takes.
  for (std::size_t sorted = 0, next = 32; sorted < words.size(); next *= 4) {
    next = std::min(next, words.size());
    std::partial_sort(words.begin() + static_cast<std::ptrdiff_t>(sorted),
                      words.begin() + static_cast<std::ptrdiff_t>(next), words.end(), is_likelier);
    for (; sorted < next; ++sorted) {
      held += words[sorted].share;
      if (held < enough) continue;
      words.resize(sorted + 1);
      return;
    }
  }
}

/// -1: nothing can be said.
std::int64_t pick(const float* row, std::int64_t words, const std::vector<std::int64_t>& forbidden, double chance,
                  const DrawOptions& how) {
  std::vector<Sayable> sayable;
  sayable.reserve(static_cast<std::size_t>(words));
  double best = -std::numeric_limits<double>::infinity();
  for (std::int64_t word = 0; word < words; ++word) {
    if (!std::isfinite(row[word])) continue;
    if (std::find(forbidden.begin(), forbidden.end(), word) != forbidden.end()) continue;
    sayable.push_back({word, static_cast<double>(row[word])});
    best = std::max(best, sayable.back().share);
  }
  if (sayable.empty()) return -1;
  for (Sayable& word : sayable) word.share = std::exp((word.share - best) / how.temperature);
  keep_likeliest(sayable, how);
  double left = 0;
  for (const Sayable& word : sayable) left += word.share;
  left *= chance;
  for (const Sayable& word : sayable) {
    left -= word.share;
    if (left < 0) return word.token;
  }
  return sayable.back().token;
}

/// Words that would complete one of the phrases.
std::vector<std::int64_t> completing_words(const std::vector<TokenPhrase>& phrases,
                                           const std::vector<std::int64_t>& said) {
  std::vector<std::int64_t> words;
  for (const TokenPhrase& phrase : phrases) {
    const std::ptrdiff_t before = std::ssize(phrase) - 1;
    if (std::ssize(said) >= before && std::equal(phrase.begin(), phrase.end() - 1, said.end() - before))
      words.push_back(phrase.back());
  }
  return words;
}

/// Sentences of some pictures that are drawn at the same time.
class Drawing {
 public:
  /// `first`: number of the first sentence drawn of each picture, what chance is counted by.
  Drawing(const SearchOptions& options, const DrawOptions& how, std::int64_t start_token, std::int64_t end_token,
          int first)
      : options_(options), how_(how), start_token_(start_token), end_token_(end_token), first_(first) {}

  /// All of `pictures` begin; drawn()[i] are those of pictures[i].
  void run(const StepFunction& step, const std::vector<std::int64_t>& pictures) {
    pictures_.assign(pictures.size(), std::vector<Line>(static_cast<std::size_t>(how_.sentences)));
    numbers_ = pictures;
    std::vector<Place> going;
    for (std::size_t i = 0; i < pictures.size(); ++i) going.push_back({i, static_cast<std::int64_t>(i)});
    for (std::size_t words = 0; words <= static_cast<std::size_t>(options_.max_words) && !going.empty(); ++words)
      say_next(step, words, going);
  }

  /// Those that ended.
  std::vector<Hypothesis> of(std::size_t picture) const {
    std::vector<Hypothesis> sentences;
    for (const Line& line : pictures_[picture])
      if (line.ended && !line.failed) sentences.push_back(line.sentence);
    return sentences;
  }

 private:
  struct Line {
    Hypothesis sentence;
    std::vector<std::int64_t> tokens;
    bool ended = false, failed = false;
  };
  struct Place {
    std::size_t picture = 0;
    std::int64_t first_row = 0;  ///< in the step function's last call
  };

  /// Until a picture's sentences differ, one row stands for them all.
  std::int64_t rows_at(std::size_t words) const { return words <= options_.start.size() ? 1 : how_.sentences; }

  void say_next(const StepFunction& step, std::size_t words, std::vector<Place>& going) {
    const std::int64_t rows = rows_at(words), before = words == 0 ? 1 : rows_at(words - 1);
    std::vector<std::int64_t> tokens, parents, numbers;
    for (Place& place : going) {
      numbers.push_back(numbers_[place.picture]);
      const std::int64_t first_row = std::ssize(tokens);
      for (std::int64_t row = 0; row < rows; ++row) {
        const Line& line = pictures_[place.picture][static_cast<std::size_t>(row)];
        tokens.push_back(line.tokens.empty() ? start_token_ : line.tokens.back());
        parents.push_back(place.first_row + (before == 1 ? 0 : row));
      }
      place.first_row = first_row;
    }
    const torch::Tensor log_probabilities =
        step(torch::tensor(tokens, torch::kInt64), torch::tensor(parents, torch::kInt64),
             torch::tensor(numbers, torch::kInt64))
            .to(torch::kCPU, torch::kFloat)
            .contiguous();
    std::vector<std::int64_t> forbidden = options_.forbidden;
    if (words < static_cast<std::size_t>(options_.min_words)) forbidden.push_back(end_token_);
    const NextWords best =
        best_words(log_probabilities, forbidden, options_.runner_ups + 1 + std::ssize(options_.forbidden_phrases));
    std::erase_if(going, [&](const Place& place) {
      std::vector<Line>& lines = pictures_[place.picture];
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::int64_t row = place.first_row + (rows == 1 ? 0 : static_cast<std::int64_t>(i));
        if (!lines[i].ended) say(lines[i], i, words, log_probabilities, best, row, forbidden);
      }
      return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.ended; });
    });
  }

  void say(Line& line, std::size_t number, std::size_t words, const torch::Tensor& log_probabilities,
           const NextWords& best, std::int64_t row, std::vector<std::int64_t> forbidden) {
    const std::int64_t vocabulary = log_probabilities.size(1);
    const float* values = log_probabilities.data_ptr<float>() + row * vocabulary;
    for (const std::int64_t word : completing_words(options_.forbidden_phrases, line.tokens)) forbidden.push_back(word);
    const std::int64_t token = chosen(line, number, words, values, vocabulary, forbidden);
    line.failed = token < 0 || !std::isfinite(values[token]);
    line.ended = line.failed || token == end_token_;
    if (line.failed) return;
    line.tokens.push_back(token);
    line.sentence.words.push_back({token, values[token]});
    line.sentence.runner_ups.push_back(others(best, row, token, forbidden));
  }

  std::int64_t chosen(const Line& line, std::size_t number, std::size_t words, const float* values,
                      std::int64_t vocabulary, const std::vector<std::int64_t>& forbidden) const {
    if (words >= static_cast<std::size_t>(options_.max_words)) return end_token_;
    if (words < options_.start.size()) return options_.start[words];
    const double chance = uniform(how_.seed, static_cast<std::uint64_t>(first_) + number, words);
    std::vector<std::int64_t> unsaid = forbidden;
    for (const std::int64_t token : repeating_words(line.tokens, options_.content)) unsaid.push_back(token);
    const std::int64_t token = pick(values, vocabulary, unsaid, chance, how_);
    return token >= 0 ? token : pick(values, vocabulary, forbidden, chance, how_);
  }

  std::vector<ScoredToken> others(const NextWords& best, std::int64_t row, std::int64_t said,
                                  const std::vector<std::int64_t>& forbidden) const {
    std::vector<ScoredToken> others;
    for (std::int64_t place = 0; place < best.tokens.size(1) && std::ssize(others) < options_.runner_ups; ++place) {
      const auto token = best.tokens.accessor<std::int64_t, 2>()[row][place];
      const auto value = best.log_probabilities.accessor<float, 2>()[row][place];
      if (token == said || !std::isfinite(value)) continue;
      if (std::find(forbidden.begin(), forbidden.end(), token) == forbidden.end()) others.push_back({token, value});
    }
    return others;
  }

  const SearchOptions& options_;
  const DrawOptions& how_;
  std::int64_t start_token_, end_token_;
  int first_;
  std::vector<std::int64_t> numbers_;
  std::vector<std::vector<Line>> pictures_;
};

bool is_same(const Hypothesis& a, const Hypothesis& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                    [](const ScoredToken& x, const ScoredToken& y) { return x.token == y.token; });
}

/// Adds what is new, up to so many.
void take_new(std::vector<Hypothesis> drawn, int wanted, double length_exponent, std::vector<Hypothesis>& found) {
  for (Hypothesis& sentence : drawn) {
    if (std::ssize(found) == wanted) return;
    if (std::any_of(found.begin(), found.end(), [&](const Hypothesis& other) { return is_same(sentence, other); }))
      continue;
    double log_probability = 0;
    for (const ScoredToken& word : sentence.words) log_probability += static_cast<double>(word.log_probability);
    sentence.score = log_probability / std::pow(static_cast<double>(sentence.words.size()), length_exponent);
    found.push_back(std::move(sentence));
  }
}

}  // namespace

std::vector<std::vector<Hypothesis>> draw(const MakeStep& steps, std::int64_t pictures, std::int64_t start_token,
                                          std::int64_t end_token, const SearchOptions& options,
                                          const DrawOptions& how) {
  std::vector<std::vector<Hypothesis>> found(static_cast<std::size_t>(pictures));
  std::vector<std::int64_t> lacking(found.size());
  std::iota(lacking.begin(), lacking.end(), 0);
  for (int round = 0; round < kRounds && !lacking.empty(); ++round) {
    Drawing drawing(options, how, start_token, end_token, round * how.sentences);
    drawing.run(steps(), lacking);
    for (std::size_t i = 0; i < lacking.size(); ++i)
      take_new(drawing.of(i), how.sentences, options.length_exponent, found[static_cast<std::size_t>(lacking[i])]);
    std::erase_if(lacking, [&](std::int64_t picture) {
      return std::ssize(found[static_cast<std::size_t>(picture)]) == how.sentences;
    });
  }
  for (std::vector<Hypothesis>& sentences : found)
    std::stable_sort(sentences.begin(), sentences.end(),
                     [](const Hypothesis& a, const Hypothesis& b) { return a.score > b.score; });
  return found;
}

}  // namespace descry
