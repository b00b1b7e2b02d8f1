#pragma once

#include "training/run/records.h"
#include "ui/training/plots/curve.h"

namespace descry {

/// A run's curves. Copies share their points, as Curve's do.
struct RunCurves {
  static constexpr double kSmoothing = 0.9;  ///< of the step curves

  Curve trainLoss, valLoss, cider, bleu4, reward, learningRate, gradientNorm;

  RunCurves();
  void append(const StepRecord& record);
  void append(const EpochRecord& record);
};

}  // namespace descry
