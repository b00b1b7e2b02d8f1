#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "training/meteor/meteor.h"

namespace descry {

/// What is scored: raw texts; both sides are tokenized by ptb_tokens.
struct ScoredPicture {
  std::string name;
  std::string candidate;
  std::vector<std::string> references;  ///< at least one
};

/// Scores under pycocoevalcap's names: Bleu_1 to Bleu_4, METEOR, ROUGE_L, CIDEr.
struct CaptionScores {
  std::map<std::string, double> corpus;
  std::map<std::string, std::vector<double>> per_picture;  ///< in the pictures' order
  std::optional<Error> without_meteor;  ///< why METEOR is not among them, where its data cannot be read
};

/// BLEU (Papineni et al. 2002, closest reference length), ROUGE-L (Lin 2004), CIDEr-D (Vedantam et al. 2015, document
/// frequencies of the given pictures), METEOR 1.5 (Denkowski and Lavie 2014), as pycocoevalcap 1.2 computes them. Equal
/// to it within 1e-9; METEOR with the paraphrase table, without it equal to its modules exact, stem and synonym.
CaptionScores score_captions(const std::vector<ScoredPicture>& pictures, const MeteorFiles& meteor_files = {});

}  // namespace descry
