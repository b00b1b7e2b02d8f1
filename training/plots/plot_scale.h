#pragma once

#include <string>
#include <vector>

namespace descry {

/// Round numbers between two values for the ticks of an axis: multiples of 1, 2 or 5 times a power of ten, about
/// `wanted`.
std::vector<double> axis_ticks(double low, double high, int wanted);

/// A tick's number in plain figures: 0.05, 2,500, 1.5.
std::string tick_label(double value);

/// Exponential moving average that starts unbiased (Kingma and Ba 2015, section 3). Values that are not finite are
/// passed over.
std::vector<double> smoothed(const std::vector<double>& values, double factor);

}  // namespace descry
