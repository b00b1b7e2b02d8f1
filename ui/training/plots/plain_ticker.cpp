#include "ui/training/plots/plain_ticker.h"

#include <algorithm>
#include <cmath>

namespace descry {

double PlainTicker::getTickStep(const QCPRange& range) {
  step_ = QCPAxisTicker::getTickStep(range);
  return step_;
}

QString PlainTicker::getTickLabel(double tick, const QLocale& locale, QChar /*formatChar*/, int /*precision*/) {
  const int digits = static_cast<int>(std::ceil(-std::log10(step_) - 1e-9));
  // A step such as 0.25 needs one digit more than its order of magnitude.
  const double scaled = step_ * std::pow(10.0, digits);
  const bool whole = std::abs(scaled - std::round(scaled)) < 1e-6;
  const int decimals = std::clamp(whole ? digits : digits + 1, 0, 12);
  if (std::abs(tick) < step_ * 1e-6) tick = 0;
  return locale.toString(tick, 'f', decimals);
}

QString plainNumber(double value, const QLocale& locale) {
  if (!std::isfinite(value)) return std::isnan(value) ? QStringLiteral("NaN") : QStringLiteral("∞");
  if (value == 0) return locale.toString(0);
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return locale.toString(value, 'f', std::clamp(3 - magnitude, 0, 8));
}

}  // namespace descry
