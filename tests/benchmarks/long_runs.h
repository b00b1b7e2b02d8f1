#pragma once

#include <cmath>
#include <cstdint>
#include <random>

#include "training/run/records.h"

/// Records of a long run, for measuring: a falling loss with noise, a spike now and then, every figure of a step.
class LongRun {
 public:
  static constexpr std::int64_t kSteps = 1'000'000;
  static constexpr int kStepsPerEpoch = 1000;

  explicit LongRun(unsigned seed) : random_(seed), floor_(1.5 + 0.15 * seed) {}

  descry::StepRecord next() {
    descry::StepRecord record;
    record.step = ++step_;
    record.epoch = static_cast<int>((step_ - 1) / kStepsPerEpoch) + 1;
    record.loss = floor_ + 4 * std::exp(-static_cast<double>(step_) / 2e5) + 0.4 * noise_(random_);
    record.learning_rate = 1e-3 / (1 + static_cast<double>(step_) / 1e5);
    record.gradient_norm = (random_() % 5000 == 0 ? 100 : 1) * std::exp(0.5 * noise_(random_));
    record.captions_per_second = 1200 + 60 * noise_(random_);
    record.seconds = 0.0533 * static_cast<double>(step_);
    record.time = 1.7e9 + record.seconds;
    record.update_ratio = 1e-3 * std::exp(0.2 * noise_(random_));
    record.memory = 1500 + static_cast<double>(step_ % 97) / 8;
    record.device_use = 0.9 + 0.03 * noise_(random_);
    if (step_ % 20 == 0) {
      record.attention_entropy = 0.8 + 0.02 * noise_(random_);
      record.attention_change = 0.2 + 0.03 * noise_(random_);
    }
    return record;
  }

  /// Whether the last step ended an epoch, and that epoch's record.
  bool ends_epoch() const { return step_ % kStepsPerEpoch == 0; }
  descry::EpochRecord epoch() {
    descry::EpochRecord record;
    record.step = step_;
    record.epoch = static_cast<int>(step_ / kStepsPerEpoch);
    record.val_loss = floor_ + 0.2 + 4 * std::exp(-static_cast<double>(step_) / 2e5);
    record.val_accuracy = 1 / (1 + record.val_loss);
    record.metrics = {
        {"CIDEr", 1 / record.val_loss}, {"Bleu_4", 0.5 / record.val_loss}, {"METEOR", 0.4 / record.val_loss}};
    return record;
  }

 private:
  std::mt19937 random_;
  std::normal_distribution<double> noise_;
  double floor_;
  std::int64_t step_ = 0;
};
