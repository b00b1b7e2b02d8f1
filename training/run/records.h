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

/// A dev picture that is captioned each epoch.
struct WatchedCaption {
  std::string picture;  ///< name
  std::string path;
  std::string caption;
  std::vector<std::string> references;
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
  std::string message;                 ///< a sentence, or empty
};

}  // namespace descry
