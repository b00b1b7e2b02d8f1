#pragma once

#include <QWidget>

#include "training/report/evaluation_report.h"

class QComboBox;
class QLabel;

namespace descry {

class FigureTable;
class LengthChart;
class PictureTextList;

/// An evaluation report: scores with their intervals, words, and captions with their pictures.
class ReportView : public QWidget {
  Q_OBJECT

 public:
  explicit ReportView(QWidget* parent = nullptr);

  void setReport(const EvaluationReport& report);

 private:
  QWidget* buildScores();
  QWidget* buildWords();
  QWidget* buildCaptions();
  void showCaptions();

  EvaluationReport report_;
  QLabel* facts_ = nullptr;
  FigureTable* scores_ = nullptr;
  FigureTable* figures_ = nullptr;
  LengthChart* lengths_ = nullptr;
  FigureTable* overused_ = nullptr;
  FigureTable* underused_ = nullptr;
  QComboBox* which_ = nullptr;
  PictureTextList* captions_ = nullptr;
};

}  // namespace descry
