#pragma once

#include "ui/training/plots/curve.h"

namespace descry {

/// How all plots of a grid are shown.
struct PlotOptions {
  KeyUnit unit = KeyUnit::kStep;
  bool logValues = false;
  double smoothing = 0.9;  ///< weight of the past in the moving average; 0: none
  bool rawBehind = true;   ///< the values themselves, faint, behind their average
  bool ignoreOutliers = false;
  bool linked = true;    ///< the plots show one range of keys, and the pointer is followed in all of them
  bool marks = true;     ///< epochs and events
  bool boxZoom = false;  ///< dragging draws a box to zoom to, as it does with Shift anyway; else it moves the view

  bool operator==(const PlotOptions&) const = default;
};

/// What was remembered with rememberPlotOptions(); the defaults where nothing was.
PlotOptions rememberedPlotOptions();
void rememberPlotOptions(const PlotOptions& options);

}  // namespace descry
