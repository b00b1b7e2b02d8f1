#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace descry {

/// What one optimizer step did.
struct StepRecord {
  std::int64_t step = 0;  ///< from 1, over the whole run
  int epoch = 0;          ///< from 1
  double loss = 0;        ///< cross-entropy, nats a token (with smoothing)
  double learning_rate = 0;
  double gradient_norm = 0;  ///< before clipping
  double captions_per_second = 0;
  double seconds = 0;            ///< since the run began, pauses excluded
  std::optional<double> reward;  ///< self-critical training: mean CIDEr-D (and BLEU) of the captions drawn
  // Records of earlier versions have none of these.
  std::optional<double> time;          ///< when the step ended: seconds since 1970, UTC
  std::optional<double> update_ratio;  ///< length of what the step added to the weights over the weights' own
  std::optional<double> memory;        ///< the process's own, MiB
  std::optional<double> device_use;    ///< share of all processors that the process kept busy since the step before
  /// Of the picture attention of the step's captions, measured in some steps only: its entropy as a share of a flat
  /// map's (0: one cell, 1: flat) and the mean total variation between a word's map and the next one's (0 to 1).
  std::optional<double> attention_entropy, attention_change;
};

/// What one epoch ended with.
struct EpochRecord {
  int epoch = 0;
  std::int64_t step = 0;
  double train_loss = 0;                  ///< mean over the epoch's steps
  double val_loss = 0;                    ///< dev, nats a token without smoothing, end and unknown tokens counted
  double val_accuracy = 0;                ///< dev, share of tokens whose most probable prediction is right
  std::map<std::string, double> metrics;  ///< Bleu_1..4, ROUGE_L, CIDEr; empty when not scored this epoch
  double seconds = 0;
  bool best = false;  ///< the best so far
};

/// Something that happened in a run, beside its steps.
struct RunEvent {
  enum class Kind {
    kStarted,
    kResumed,
    kPaused,
    kUnpaused,
    kCheckpoint,
    kStage,        ///< the next stage begins
    kRateChanged,  ///< by a person
    kSkippedStep,  ///< its loss or gradient was not finite
    kRestored,     ///< went back to the last good weights, with half the learning rate
    kStopped,
    kFinished,
    kFailed
  };
  Kind kind = Kind::kStarted;
  std::int64_t step = 0;  ///< the last step taken before it
  double time = 0;        ///< seconds since 1970, UTC
  std::string sentence;   ///< what happened, for a person; may be empty
};

/// A word of a watched caption, and where in the picture the network looked when it said it.
struct WatchedWord {
  std::string text;
  float probability = 0;  ///< given the words before it
  float largest = 0;      ///< the map's largest weight, which a cell of 255 stands for
  /// Attention row by row, a byte a cell in proportion to the weight; empty where it was not recorded.
  std::vector<std::uint8_t> cells;

  bool operator==(const WatchedWord&) const = default;
};

/// A dev picture that is captioned each epoch.
struct WatchedCaption {
  std::string picture;  ///< name
  std::string path;
  std::string caption;
  std::vector<std::string> references;
  // Records of earlier versions have none of these.
  std::optional<double> cider;     ///< CIDEr-D, in epochs that were scored
  int rows = 0, columns = 0;       ///< of the words' maps
  std::vector<WatchedWord> words;  ///< of the caption

  bool operator==(const WatchedCaption&) const = default;
};

enum class RunState { kPreparing, kFeatures, kTraining, kEvaluating, kPaused, kStopped, kFinished, kFailed };

/// How far a run is, for progress displays.
struct RunProgress {
  RunState state = RunState::kPreparing;
  std::int64_t done = 0;  ///< pictures (kFeatures), steps (kTraining), pictures (kEvaluating)
  std::int64_t total = 0;
  int epoch = 0;
  int epochs = 0;
  std::optional<double> seconds_left;  ///< of the whole run; empty while unknown
  bool at_least = false;               ///< seconds_left knows nothing of what later stages cost a step
  double rate_scale = 1;               ///< what a person multiplied the learning rate by
  std::string message;                 ///< a sentence, or empty
};

}  // namespace descry
