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

/// A value as a reader wants it: about four significant digits, plain ("3.052", "0.00098", "1,240").
QString plainNumber(double value, const QLocale& locale = QLocale());

}  // namespace descry
