#pragma once

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// Ticks labelled in plain numbers ("12,000", "0.0005"), never "1.2e4"; no more decimals than the step needs.
class PlainTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

 private:
  double step_ = 1;
};

/// The same for a logarithmic axis: powers of ten, or PlainTicker's where the range is too short for them.
class PlainLogTicker : public PlainTicker {
 protected:
  QVector<double> createTickVector(double step, const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

 private:
  bool decades_ = false;
};

/// Ticks for seconds, labelled as elapsedText() says.
class ElapsedTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// Ticks for seconds since 1970, labelled in local time: hours where a day is shown, else days.
class ClockTicker : public QCPAxisTickerDateTime {
 public:
  ClockTicker();

 protected:
  double getTickStep(const QCPRange& range) override;
};

/// A value as a reader wants it: about four significant digits, plain ("3.052", "0.00098", "1,240").
QString plainNumber(double value, const QLocale& locale = QLocale());

/// Seconds as "0:07", "12:30", "5:12:30" (hours from an hour on).
QString elapsedText(double seconds);

}  // namespace descry
