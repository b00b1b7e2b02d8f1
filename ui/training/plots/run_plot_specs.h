#pragma once

#include <vector>

#include "ui/training/plots/plot_spec.h"

namespace descry {

/// The plots of a run, in their first order.
std::vector<PlotSpec> runPlotSpecs();

}  // namespace descry
