#pragma once

#include <QString>
#include <vector>

#include "ui/training/plots/run_curves.h"

namespace descry {

/// One kind of curve that a plot shows for every run, such as "train" or "val".
struct CurveKind {
  enum class Best { kNone, kLowest, kHighest };

  QString name;
  Figure figure = Figure::kTrainLoss;
  bool markers = false;     ///< a mark at every point, for values that come once an epoch
  bool smoothable = false;  ///< noisy enough to be shown as a moving average
  Best best = Best::kNone;  ///< which point is marked
};

struct PlotSpec {
  QString id;  ///< object name
  QString title;
  QString valueLabel;  ///< of the vertical axis, unit included
  QString emptyText;   ///< what will appear here, and when
  std::vector<CurveKind> kinds;
};

}  // namespace descry
