#include "ui/training/plots/run_curves.h"

#include <limits>

namespace descry {

namespace {

double metricOf(const EpochRecord& record, const char* name) {
  const auto entry = record.metrics.find(name);
  return entry == record.metrics.end() ? std::numeric_limits<double>::quiet_NaN() : entry->second;
}

}  // namespace

RunCurves::RunCurves() : trainLoss(kSmoothing), reward(kSmoothing), gradientNorm(kSmoothing) {}

void RunCurves::append(const StepRecord& record) {
  const auto step = static_cast<double>(record.step);
  // Self-critical training's loss is of another kind: what it is after is the reward.
  if (record.reward) {
    reward.append(step, *record.reward);
  } else {
    trainLoss.append(step, record.loss);
  }
  learningRate.append(step, record.learning_rate);
  gradientNorm.append(step, record.gradient_norm);
}

void RunCurves::append(const EpochRecord& record) {
  const auto step = static_cast<double>(record.step);
  valLoss.append(step, record.val_loss);
  if (record.metrics.empty()) return;
  cider.append(step, metricOf(record, "CIDEr"));
  bleu4.append(step, metricOf(record, "Bleu_4"));
}

}  // namespace descry
