#include "training/data/caption_figures.h"

#include <algorithm>
#include <unordered_map>

#include "model/text/words.h"

namespace descry {
namespace {

constexpr std::size_t kLongest = 40;  // words; longer captions are counted with those of this length
constexpr std::int64_t kSpecials = 4;
constexpr std::size_t kBetweenLooks = 256;  // pictures

struct Occurrences {
  std::int64_t train = 0, dev = 0;
};
using Counts = std::unordered_map<std::string, Occurrences>;

struct Lengths {
  std::vector<std::int64_t> captions = std::vector<std::int64_t>(kLongest + 1);
  std::int64_t words = 0, longest = 0, all = 0;

  void add(std::size_t length) {
    ++captions[std::min(length, kLongest)];
    ++all;
    words += static_cast<std::int64_t>(length);
    longest = std::max(longest, static_cast<std::int64_t>(length));
  }
  std::vector<double> shares(std::size_t size) const {
    std::vector<double> shares;
    for (std::size_t i = 0; i < size; ++i)
      shares.push_back(static_cast<double>(captions[i]) / static_cast<double>(std::max<std::int64_t>(all, 1)));
    return shares;
  }
  std::size_t size() const {
    std::size_t size = captions.size();
    while (size > 0 && captions[size - 1] == 0) --size;
    return size;
  }
};

/// False: stopped.
bool count(const std::vector<CaptionedPicture>& pictures, std::int64_t Occurrences::*of, const std::stop_token& stop,
           Counts& counts, Lengths& lengths) {
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (i % kBetweenLooks == 0 && stop.stop_requested()) return false;
    for (const std::string& caption : pictures[i].captions) {
      const auto words = caption_words(caption);
      lengths.add(words.size());
      for (const std::string& word : words) ++(counts[word].*of);
    }
  }
  return true;
}

double share(std::int64_t part, std::int64_t all) {
  return all == 0 ? 1 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

std::optional<CaptionFigures> CaptionFigures::of(const std::vector<CaptionedPicture>& train,
                                                 const std::vector<CaptionedPicture>& dev,
                                                 const std::stop_token& stop) {
  Counts counts;
  Lengths of_train, of_dev;
  if (!count(train, &Occurrences::train, stop, counts, of_train)) return std::nullopt;
  if (!count(dev, &Occurrences::dev, stop, counts, of_dev)) return std::nullopt;
  CaptionFigures figures;
  const std::size_t size = std::max(of_train.size(), of_dev.size());
  figures.train_lengths = of_train.shares(size);
  figures.dev_lengths = of_dev.shares(size);
  figures.train_words = of_train.words;
  figures.dev_words = of_dev.words;
  figures.longest = of_train.longest;
  for (const auto& [word, occurs] : counts) {
    figures.words_.push_back({word, occurs.train, occurs.dev});
    figures.different += occurs.train > 0 ? 1 : 0;
  }
  std::sort(figures.words_.begin(), figures.words_.end(),
            [](const Word& a, const Word& b) { return a.train != b.train ? a.train > b.train : a.text < b.text; });
  return figures;
}

std::int64_t CaptionFigures::vocabulary(const VocabularyOptions& options) const {
  const std::int64_t least = std::max(options.min_count, 1);
  const auto rare =
      std::partition_point(words_.begin(), words_.end(), [least](const Word& word) { return word.train >= least; });
  const std::int64_t kept = rare - words_.begin();
  return options.max_size > 0 ? std::clamp<std::int64_t>(options.max_size - kSpecials, 0, kept) : kept;
}

VocabularyCoverage CaptionFigures::coverage(const VocabularyOptions& options, std::size_t most) const {
  VocabularyCoverage coverage;
  coverage.words = vocabulary(options);
  std::int64_t train = 0, dev = 0;
  const auto end = words_.begin() + coverage.words;
  for (auto word = words_.begin(); word != end; ++word) {
    train += word->train;
    dev += word->dev;
  }
  coverage.train = share(train, train_words);
  coverage.dev = share(dev, dev_words);
  std::vector<const Word*> left_out;
  for (auto word = end; word != words_.end(); ++word) left_out.push_back(&*word);
  most = std::min(most, left_out.size());
  std::partial_sort(left_out.begin(), left_out.begin() + static_cast<std::ptrdiff_t>(most), left_out.end(),
                    [](const Word* a, const Word* b) {
                      const auto uses_a = a->train + a->dev, uses_b = b->train + b->dev;
                      return uses_a != uses_b ? uses_a > uses_b : a->text < b->text;
                    });
  for (std::size_t i = 0; i < most; ++i)
    coverage.left_out.push_back({left_out[i]->text, left_out[i]->train, left_out[i]->dev});
  return coverage;
}

}  // namespace descry
