#pragma once

#include "training/run/forecast.h"
#include "ui/training/section.h"

class QFormLayout;
class QLabel;

namespace descry {

/// "What will happen": what a run with the form's settings takes, before it is started.
class ForecastSection : public Section {
  Q_OBJECT

 public:
  explicit ForecastSection(QWidget* parent = nullptr);
  void foretell(const RunForecast& forecast);

 private:
  QLabel* addRow(const char* name, const QString& title, const QString& help);

  QLabel* nothing_;
  QWidget* rows_;
  QFormLayout* layout_;
  QLabel *data_ = nullptr, *tokens_ = nullptr, *steps_ = nullptr, *parameters_ = nullptr, *cache_ = nullptr,
         *folder_ = nullptr, *memory_ = nullptr, *time_ = nullptr;
};

}  // namespace descry
