#pragma once

#include <map>
#include <string>
#include <vector>

namespace descry {

/// What is scored: raw texts; both sides are tokenized by ptb_tokens.
struct ScoredPicture {
  std::string name;
  std::string candidate;
  std::vector<std::string> references;  ///< at least one
};

/// Scores under pycocoevalcap's names: Bleu_1 to Bleu_4, ROUGE_L, CIDEr.
struct CaptionScores {
  std::map<std::string, double> corpus;
  std::map<std::string, std::vector<double>> per_picture;  ///< in the pictures' order
};

/// BLEU (Papineni et al. 2002, closest reference length), ROUGE-L (Lin 2004), CIDEr-D (Vedantam et al. 2015, document
/// frequencies of the given pictures), as pycocoevalcap 1.2 computes them. Equal to it within 1e-9.
CaptionScores score_captions(const std::vector<ScoredPicture>& pictures);

}  // namespace descry
