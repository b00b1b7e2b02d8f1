#pragma once

namespace descry {

/// Tells assistive technology what a CurvePlot is: a chart, whose value is what it reads at the pointer or the arrow
/// keys' place. Once is enough.
void installPlotAccessibility();

}  // namespace descry
