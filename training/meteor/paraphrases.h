#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/result.h"

namespace descry {

/// Where a person keeps METEOR's paraphrase table: DESCRY_METEOR_PARAPHRASES; empty if they do not.
std::filesystem::path paraphrase_file();

/// A run of words in a sentence.
struct Phrase {
  int start = 0;
  int length = 0;
  std::int32_t id = 0;  ///< the same for the same words
};

/// METEOR's table of phrases that mean the same (Denkowski and Lavie, 2014): gzip'd text, three lines an entry, the
/// probability, a phrase and its paraphrase, of up to seven words each. Read-only once read; any thread.
class ParaphraseTable {
 public:
  static constexpr std::size_t kLongestPhrase = 7;

  ParaphraseTable() = default;  ///< knows no paraphrases

  /// Keeps only the entries whose two phrases both stand in one of `sentences`, so that memory follows those and not
  /// the table. Takes some 4 s for METEOR's 5 million entries. Errors: kNotFound, kUnreadable, kDamaged (no gzip, cut
  /// short).
  static Result<ParaphraseTable> read(const std::filesystem::path& path,
                                      const std::vector<std::vector<std::string>>& sentences);

  /// The runs of words that have a paraphrase, by start, short before long.
  std::vector<Phrase> phrases_in(const std::vector<std::string>& words) const;

  /// How many entries make one a paraphrase of the other: 0, 1, or 2 where the table has them both ways.
  int entries(const Phrase& a, const Phrase& b) const;

 private:
  std::int32_t id_of(const std::string& phrase);

  std::unordered_map<std::string, std::int32_t> ids_;
  std::vector<std::unordered_set<std::int32_t>> others_;  ///< by id: the paraphrases of a phrase
};

}  // namespace descry
