#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/result.h"

namespace descry {

/// How often each word occurs in captions.
class WordCounts {
 public:
  WordCounts() = default;
  WordCounts(std::initializer_list<std::string_view> captions);
  void add(std::string_view caption);
  const std::unordered_map<std::string, std::int64_t>& counts() const { return counts_; }

 private:
  std::unordered_map<std::string, std::int64_t> counts_;
};

struct VocabularyOptions {
  int min_count = 4;  ///< a word must occur this often in the captions; 1 keeps all
  int max_size = 0;   ///< the most frequent ones only, special tokens included; 0: no limit
};

/// Words and their ids. Ids 0 to 3 are special: padding, start, end, unknown.
class Vocabulary {
 public:
  static constexpr std::int64_t kPad = 0, kStart = 1, kEnd = 2, kUnknown = 3;

  Vocabulary();
  /// From captions; words ordered by falling count, ties alphabetical, so the same captions give the same ids.
  static Vocabulary from_captions(const std::vector<std::string>& captions, const VocabularyOptions& options);
  /// These words with their ids, then the captions' others, as from_captions would order them.
  Vocabulary with_words_of(const WordCounts& captions, const VocabularyOptions& options) const;
  /// From a model file: all words by id, specials included. Errors: kDamaged (specials missing, duplicates).
  static Result<Vocabulary> from_words(std::vector<std::string> words);

  std::int64_t size() const { return static_cast<std::int64_t>(words_.size()); }
  std::int64_t id(std::string_view word) const;  ///< kUnknown when absent
  const std::string& word(std::int64_t id) const { return words_.at(static_cast<std::size_t>(id)); }
  const std::vector<std::string>& words() const { return words_; }

  /// start, the words' ids, end; cut so that at most `max_tokens` ids result (end is kept only when it fits).
  std::vector<std::int64_t> encode(std::string_view caption, std::int64_t max_tokens) const;

 private:
  std::vector<std::string> words_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> ids_;
};

}  // namespace descry
