#pragma once

#include <vector>

#include "training/meteor/lexicon.h"

namespace descry {

/// Why two runs of words match; METEOR's modules in its order.
enum MeteorModule { kExact, kStem, kSynonym, kParaphrase, kMeteorModules };

/// Words of the test sentence that may stand for words of the reference.
struct MeteorMatch {
  MeteorModule module = kExact;
  int reference_start = 0, reference_length = 1;
  int test_start = 0, test_length = 1;
};

/// All possible matches, by where they begin in the reference; within that by module. Only the exact ones where the
/// sentences are the same. A paraphrase that the table has both ways is there twice, and so competes with itself, as in
/// METEOR.
std::vector<std::vector<MeteorMatch>> possible_matches(const MeteorSentence& test, const MeteorSentence& reference,
                                                       const ParaphraseTable& paraphrases);

}  // namespace descry
