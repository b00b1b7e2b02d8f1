#include "model/text/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/text/words.h"

namespace descry {
namespace {

// No word can equal one of these: caption_words deletes "<" and ">".
constexpr std::array<const char*, 4> kSpecials{"<pad>", "<start>", "<end>", "<unk>"};

}  // namespace

WordCounts::WordCounts(std::initializer_list<std::string_view> captions) {
  for (const std::string_view caption : captions) add(caption);
}

void WordCounts::add(std::string_view caption) {
  for (std::string& word : caption_words(caption)) ++counts_[std::move(word)];
}

Vocabulary::Vocabulary() : words_(kSpecials.begin(), kSpecials.end()) {
  for (std::size_t i = 0; i < words_.size(); ++i) ids_.emplace(words_[i], static_cast<std::int64_t>(i));
}

Vocabulary Vocabulary::from_captions(const std::vector<std::string>& captions, const VocabularyOptions& options) {
  WordCounts counts;
  for (const std::string& caption : captions) counts.add(caption);
  return Vocabulary().with_words_of(counts, options);
}

Vocabulary Vocabulary::with_words_of(const WordCounts& captions, const VocabularyOptions& options) const {
  std::vector<std::pair<std::string, std::int64_t>> ranked;
  for (const auto& [word, count] : captions.counts()) {
    if (count >= options.min_count) ranked.emplace_back(word, count);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });

  Vocabulary vocabulary = *this;
  for (auto& [word, count] : ranked) {
    if (options.max_size > 0 && vocabulary.size() >= options.max_size) break;
    if (vocabulary.ids_.emplace(word, vocabulary.size()).second) vocabulary.words_.push_back(word);
  }
  return vocabulary;
}

Result<Vocabulary> Vocabulary::from_words(std::vector<std::string> words) {
  const auto damaged = [](const std::string& what) {
    return failure(ErrorCode::kDamaged, "The vocabulary " + what + "; get the model file again.");
  };
  if (words.size() < kSpecials.size()) return damaged("lacks its four special words");
  for (std::size_t i = 0; i < kSpecials.size(); ++i) {
    if (words[i] != kSpecials[i]) return damaged("has \"" + words[i] + "\" in place of " + kSpecials[i]);
  }
  Vocabulary vocabulary;
  vocabulary.ids_.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) return damaged("has an empty word at place " + std::to_string(i));
    if (!vocabulary.ids_.emplace(words[i], static_cast<std::int64_t>(i)).second) {
      return damaged("holds \"" + words[i] + "\" twice");
    }
  }
  vocabulary.words_ = std::move(words);
  return vocabulary;
}

std::int64_t Vocabulary::id(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? kUnknown : found->second;
}

std::vector<std::int64_t> Vocabulary::encode(std::string_view caption, std::int64_t max_tokens) const {
  std::vector<std::int64_t> ids{kStart};
  for (const std::string& word : caption_words(caption)) ids.push_back(id(word));
  ids.push_back(kEnd);
  if (static_cast<std::int64_t>(ids.size()) > max_tokens)
    ids.resize(static_cast<std::size_t>(std::max<std::int64_t>(max_tokens, 0)));
  return ids;
}

}  // namespace descry
