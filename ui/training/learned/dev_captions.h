#pragma once

#include <QWidget>
#include <memory>

#include "training/report/evaluation_report.h"

class QLabel;
class QTabWidget;

namespace descry {

class FigureTable;
class LearnedRun;
class LengthChart;
class PictureTextList;
struct LearnedReport;

/// What all dev captions are like at the epoch that is looked at: the worst, the best, words, lengths and figures.
class DevCaptions : public QWidget {
  Q_OBJECT

 public:
  explicit DevCaptions(LearnedRun* run, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildWords();
  /// Asks for the report only while it can be seen.
  void showNow();
  void showReport(const EvaluationReport& report);
  QString titleOf(const LearnedReport& report) const;

  LearnedRun* run_;
  std::shared_ptr<const EvaluationReport> shown_;
  QLabel* title_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  PictureTextList* worst_ = nullptr;
  PictureTextList* best_ = nullptr;
  FigureTable* overused_ = nullptr;
  FigureTable* underused_ = nullptr;
  LengthChart* lengths_ = nullptr;
  FigureTable* figures_ = nullptr;
};

}  // namespace descry
