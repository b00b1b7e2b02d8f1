#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace descry {

struct RunnerUp {
  std::string word;
  float probability = 0;
};

struct CaptionWord {
  std::string text;
  float probability = 0;             ///< given the words before it
  std::vector<RunnerUp> runner_ups;  ///< five, most probable first; "." stands for ending the sentence
};

/// A sentence for a picture.
struct Caption {
  std::vector<CaptionWord> words;
  std::vector<std::int64_t> tokens;  ///< ids of the words, without start and end
  double score = 0;                  ///< length-normalised log-probability that beams are ranked by
  /// 0 to 1: the geometric mean of the words' (and the end's) probabilities; from a PictureCaptioner whose model's card
  /// says how (ConfidenceModel), the probability that the caption is good.
  double confidence = 0;
  std::string text() const;  ///< the words joined as their script does
};

struct DecodingSettings {
  int beam = 3;                  ///< 1 to 20; 1: greedy
  double length_exponent = 0.7;  ///< 0 to 2
  int max_words = 23;            ///< 1 up to the model's positions less 2
  int n_best = 1;                ///< 1 up to beam
  bool no_repeats = true;  ///< nothing is named twice in the same words ("a man in a man"; SearchOptions::content)
};

}  // namespace descry
