#pragma once

#include <vector>

namespace descry {

/// How well a confidence ranks: the area under the risk-coverage curve (El-Yaniv and Wiener, 2010), which is the mean,
/// over how many of the most confident are kept, of the kept ones' mean risk. Equally confident ones share their risk.
/// Lower is better: a constant confidence gives the mean risk, the risk's own order the least. Both of one length; 0 if
/// empty.
double risk_coverage_area(const std::vector<double>& confidences, const std::vector<double>& risks);

/// The expected calibration error (Naeini et al., 2015): the mean distance between promised probability and share that
/// is good, over ten groups of equal size by probability (fewer groups where there are fewer values). 0 if empty.
double expected_calibration_error(const std::vector<double>& probabilities, const std::vector<bool>& good);

/// Logistic regression by Newton's method with a slight pull towards zero weights (ridge 1e-3 a row on standardised
/// columns). Rows of one length. Returns the intercept, then the columns' weights.
std::vector<double> fit_logistic(const std::vector<std::vector<double>>& rows, const std::vector<bool>& good);

/// 1 / (1 + e^-(intercept + weights . row)).
double logistic(const std::vector<double>& fitted, const std::vector<double>& row);

}  // namespace descry
