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
  /// 0 to 1: the geometric mean of the probabilities of the words (but for those of DecodingSettings::start, which
  /// were not its choice) and the end; from a PictureCaptioner whose model's card
  /// says how (ConfidenceModel), the probability that the caption is good.
  double confidence = 0;
  std::string text() const;  ///< the words joined as their script does
};

/// How sentences are found. What a network's vocabulary does not hold can neither be forced nor required: kUsage.
struct DecodingSettings {
  int beam = 3;                  ///< 1 to 20; 1: greedy
  double length_exponent = 0.7;  ///< 0 to 2
  int max_words = 23;            ///< 1 up to the model's positions less 2
  int min_words = 0;             ///< 0 up to max_words; the sentence does not end before so many words
  int n_best = 1;                ///< 1 up to beam; of drawn sentences 1 to 20
  bool no_repeats = true;  ///< nothing is named twice in the same words ("a man in a man"; SearchOptions::content)
  std::string start;       ///< words that every sentence begins with ("a photograph of"); empty: none
  std::vector<std::string> forbidden;  ///< words, or words in a row ("hot dog"), that are never said
  std::vector<std::string> required;   ///< likewise, that every sentence holds as far as its length allows
  bool sample = false;     ///< sentences are drawn word by word instead of searched for; the likeliest first
  double temperature = 1;  ///< of drawing, 0.1 to 2: below 1 keeps to what is likely
  int top_k = 0;           ///< draws from the k likeliest words; 0: from all
  double top_p = 1;        ///< draws from the likeliest words that hold this share together, above 0 to 1
  std::uint64_t seed = 0;  ///< of drawing: the same seed, picture and settings give the same sentences

  bool operator==(const DecodingSettings&) const = default;
};

}  // namespace descry
