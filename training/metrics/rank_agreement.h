#pragma once

#include <vector>

namespace descry {

/// Kendall's tau-c (Stuart 1953) of two measures of the same things: 2 m (C - D) / (n^2 (m - 1)) with C concordant and
/// D discordant pairs of n things, and m the number of different values of the measure that has fewer. From -1 to 1; 0
/// where one of them is constant. n log n steps.
double kendall_tau_c(const std::vector<double>& first, const std::vector<double>& second);

}  // namespace descry
