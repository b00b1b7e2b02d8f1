#include "ui/training/plots/plain_ticker.h"

#include <algorithm>
#include <array>
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

QVector<double> PlainLogTicker::createTickVector(double step, const QCPRange& range) {
  constexpr double kFewDecades = 2;
  decades_ = range.lower > 0 && std::log10(range.upper / range.lower) > kFewDecades;
  if (!decades_) return PlainTicker::createTickVector(step, range);
  const int first = static_cast<int>(std::floor(std::log10(range.lower)));
  const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
  const int every = std::max(1, (last - first) / std::max(1, tickCount()));
  QVector<double> ticks;
  for (int decade = first; decade <= last; decade += every) ticks.append(std::pow(10.0, decade));
  return ticks;
}

QString PlainLogTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) {
  if (!decades_) return PlainTicker::getTickLabel(tick, locale, formatChar, precision);
  return locale.toString(tick, 'f', std::clamp(static_cast<int>(std::round(-std::log10(tick))), 0, 12));
}

double ElapsedTicker::getTickStep(const QCPRange& range) {
  constexpr std::array kSteps{1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0};
  const double wanted = range.size() / (tickCount() + 1e-10);
  if (wanted > kSteps.back()) return std::max(1.0, std::round(cleanMantissa(wanted / 3600))) * 3600;
  return *std::lower_bound(kSteps.begin(), kSteps.end() - 1, wanted);
}

QString ElapsedTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return elapsedText(tick); }

ClockTicker::ClockTicker() { setTickStepStrategy(tssReadability); }

double ClockTicker::getTickStep(const QCPRange& range) {
  constexpr double kDay = 86400;
  setDateTimeFormat(range.size() < 600    ? QStringLiteral("HH:mm:ss")
                    : range.size() < kDay ? QStringLiteral("HH:mm")
                                          : QStringLiteral("d MMM\nHH:mm"));
  return QCPAxisTickerDateTime::getTickStep(range);
}

QString plainNumber(double value, const QLocale& locale) {
  if (std::isnan(value)) return QStringLiteral("NaN");
  if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  if (value == 0) return locale.toString(0);
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return locale.toString(value, 'f', std::clamp(3 - magnitude, 0, 8));
}

QString elapsedText(double seconds) {
  if (!(std::abs(seconds) < 1e12)) return plainNumber(seconds);
  const auto whole = static_cast<qint64>(std::round(std::abs(seconds)));
  const QString end = QStringLiteral("%1:%2").arg(whole / 60 % 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
  const QString text = whole < 3600 ? end
                                    : QStringLiteral("%1:%2:%3")
                                          .arg(whole / 3600)
                                          .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
                                          .arg(whole % 60, 2, 10, QLatin1Char('0'));
  return seconds < 0 && whole > 0 ? QStringLiteral("−") + text : text;
}

}  // namespace descry
