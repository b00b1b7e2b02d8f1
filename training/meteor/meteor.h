#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/result.h"
#include "training/meteor/matches.h"

namespace descry {

/// What METEOR's score is computed from; of several sentences their sum.
struct MeteorStatistics {
  struct Words {
    std::int64_t content = 0, function = 0;
  };
  Words test, reference;                                                ///< words of the sentences
  std::array<Words, kMeteorModules> test_matched, reference_matched{};  ///< by module
  std::int64_t chunks = 0;

  MeteorStatistics& operator+=(const MeteorStatistics& other);  ///< one chunk that is all of both adds none
  double score() const;                                         ///< 0 to 1

  /// In the order in which METEOR's program writes them: lengths, function words of both, for each module content words
  /// of test and reference and function words of both, chunks, words matched of both.
  std::array<std::int64_t, 23> row() const;
};

/// Where METEOR's data lie.
struct MeteorFiles {
  std::filesystem::path wordnet = wordnet_folder();
  std::filesystem::path paraphrases = paraphrase_file();  ///< empty: matches are exact, by stem and by synonym only
};

struct TokenizedPicture {
  std::vector<std::string> candidate;
  std::vector<std::vector<std::string>> references;  ///< at least one
};

struct MeteorScores {
  double corpus = 0;  ///< of the summed statistics, not a mean
  std::vector<double> per_picture;
  std::vector<MeteorStatistics> statistics;  ///< per picture, of the reference that scores highest (the first at a tie)
};

/// METEOR 1.5 of captions tokenized by ptb_tokens (Denkowski and Lavie, 2014: "Meteor Universal"), as pycocoevalcap 1.2
/// calls it; with the paraphrase table equal to it, without equal to its modules exact, stem and synonym. Of sentences
/// longer than 500 words the rest is counted but not matched. Any thread.
/// Errors: those of WordNet::open and ParaphraseTable::read.
Result<MeteorScores> meteor(const std::vector<TokenizedPicture>& pictures, const MeteorFiles& files = {});

}  // namespace descry
