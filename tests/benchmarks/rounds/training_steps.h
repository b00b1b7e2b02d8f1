#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/network/captioner.h"
#include "training/objectives/caption_reward.h"
#include "training/run/batches.h"
#include "training/run/optimizer.h"
#include "training/run/settings.h"

/// The trainer's steps (training/run/training_run_step.cpp) without its records, on captions and random features kept
/// in memory as the feature cache keeps them on disk: 16-bit floats.
class TrainingSteps {
 public:
  using Pictures = std::vector<descry::EncodedPicture>;

  /// Reads what rounds/captions.py wrote: a line for each caption, the picture's number and the words' ids. Ends the
  /// program with a message where there is none.
  static Pictures read(const std::string& path);

  TrainingSteps(const descry::TrainingSettings& settings, Pictures pictures, bool bf16);

  std::int64_t parameters() const { return settings_.network.parameter_count(); }
  /// One of cross-entropy: captions learned from. Of a preset with a step per caption, one of its steps.
  std::int64_t cross_entropy();
  /// One of self-critical training: pictures learned from.
  std::int64_t self_critical();
  /// From now on without dropout, as the self-critical stage has it; the weights stay.
  void leave_dropout();
  /// Words of the captions drawn so far, on average.
  double drawn_words() const { return drawn_words_ / static_cast<double>(drawn_captions_); }

 private:
  void use(const descry::CaptionerOptions& options);
  const std::vector<std::size_t>& next_batch();
  torch::Tensor features(const std::vector<std::int64_t>& pictures) const;
  torch::Tensor draw(const descry::PictureMemory& memory, std::int64_t pictures);
  torch::Tensor rewards(const torch::Tensor& drawn, const std::vector<std::size_t>& batch) const;

  descry::TrainingSettings settings_;
  Pictures pictures_;
  bool bf16_;
  descry::Captioner network_{nullptr};
  std::unique_ptr<descry::FlatAdamW> optimizer_;
  torch::Tensor features_;
  std::optional<descry::CaptionReward> reward_;
  std::vector<std::vector<std::size_t>> epoch_;
  std::size_t position_ = 0;
  int epochs_ = 0, caption_ = 0;
  std::uint64_t step_ = 0;
  double drawn_words_ = 0;
  std::int64_t drawn_captions_ = 0;
};

/// How many a second, where each call of `step` does as many as it returns, over at least `seconds`.
double how_many_a_second(const std::function<std::int64_t()>& step, double seconds);

/// What a program that trains by cross-entropy does. `arguments`: CAPTIONS VOCABULARY PRECISION SECONDS. Prints the
/// network's number of parameters; then, for each line on stdin, trains for SECONDS and prints captions a second.
int measure_cross_entropy(descry::TrainingSettings settings, const std::vector<std::string>& arguments);
