#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/result.h"

namespace descry {

/// Where WordNet's files are: DESCRY_WORDNET, else where Debian's package wordnet-base puts them.
std::filesystem::path wordnet_folder();

/// Which words mean the same: WordNet 3.0's index.* and *.exc files (wndb(5WN), morphy(7WN)). Read-only once open; any
/// thread.
class WordNet {
 public:
  WordNet(WordNet&&) = default;
  WordNet& operator=(WordNet&&) = default;

  /// Takes about 50 ms. Errors: kNotFound, kUnreadable, kDamaged (a file that holds no words).
  static Result<WordNet> open(const std::filesystem::path& folder);

  /// The synsets of a word as it is and of its base form, ascending; words that share one are METEOR's synonyms. The
  /// base form is found without knowing the part of speech: by the exceptions, else by the first of morphy's endings
  /// that leads to a known word. A synset is its offset in the original files, without the part of speech, as METEOR
  /// has it: some 200 pairs of synsets fall together by that ("down" and "standing").
  std::vector<std::uint32_t> synsets(const std::string& word) const;

 private:
  static constexpr std::size_t kPartsOfSpeech = 4;  ///< nouns, verbs, adjectives, adverbs

  WordNet() = default;
  Result<void> read_index(const std::filesystem::path& path, std::size_t part);
  Result<void> read_exceptions(const std::filesystem::path& path);
  std::uint32_t original(std::size_t part, std::uint32_t offset) const;
  bool knows(std::string_view word) const;
  std::vector<std::string> bases(const std::string& word) const;
  void add_synsets(std::string_view word, std::vector<std::uint32_t>& synsets) const;

  std::array<std::vector<std::uint8_t>, kPartsOfSpeech> texts_;                               ///< what the lines lie in
  std::array<std::unordered_map<std::string_view, std::string_view>, kPartsOfSpeech> lines_;  ///< by word
  std::unordered_map<std::string, std::vector<std::string>> exceptions_;
  std::array<bool, 2> is_moved_{};  ///< which of the known corrections these files have
};

/// WordNet in memory, read the first time and kept for as long as the program runs. Any thread.
Result<std::shared_ptr<const WordNet>> shared_wordnet(const std::filesystem::path& folder);

}  // namespace descry
