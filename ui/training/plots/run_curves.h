#pragma once

#include <memory>
#include <vector>

#include "training/run/records.h"
#include "ui/training/plots/curve.h"

namespace descry {

struct RunHistory;

/// What is drawn of a run.
enum class Figure {
  kTrainLoss,
  kReward,
  kLearningRate,
  kGradientNorm,
  kUpdateRatio,
  kCaptionsPerSecond,
  kMemory,
  kDeviceUse,
  kAttentionEntropy,
  kAttentionChange,
  kValLoss,
  kTokenAccuracy,
  kBleu4,
  kCider,
  kMeteor
};
inline constexpr std::size_t kFigures = static_cast<std::size_t>(Figure::kMeteor) + 1;
/// These come once an epoch, those before them once a step.
inline constexpr auto kFirstEpochFigure = Figure::kValLoss;

/// A run's figures as curves, and what happened in it. A handle: copies share the points. Built on a worker for a run
/// that is read, appended to on the GUI thread from then on; one thread at a time. A million steps take some 65 MB.
class RunCurves {
 public:
  RunCurves();
  /// Takes the history's steps over.
  explicit RunCurves(RunHistory&& history);

  /// A step at or before the last one replaces everything from there on: a run that was resumed repeats the steps since
  /// its last checkpoint.
  void append(const StepRecord& record);
  void append(const EpochRecord& record);
  void append(const RunEvent& event);

  Curve curve(Figure figure) const;
  const std::vector<RunEvent>& events() const;
  /// Where an event lies: after the step before it. Minus infinity where that is not known.
  double keyOf(const RunEvent& event, KeyUnit unit) const;
  /// Where epochs begin.
  std::vector<double> epochStarts(KeyUnit unit) const;
  /// Whether the run's records say when its steps were taken.
  bool hasTimes() const;
  std::size_t bytes() const;

 private:
  struct Points;
  std::shared_ptr<Points> points_;
};

}  // namespace descry
