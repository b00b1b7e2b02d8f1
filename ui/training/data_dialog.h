#pragma once

#include <QDialog>

#include "ui/workers/train_data.h"

class QLabel;
class QTabWidget;

namespace descry {

class CaptionFiguresView;
class ProblemList;
class PictureTextList;

/// What was recognised in the data, at length: samples, words and problems. Stays open beside the window.
class DataDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DataDialog(QWidget* parent = nullptr);

  /// `vocabulary`: that a run would make.
  void showSummary(const DataSummary& summary, const VocabularyOptions& vocabulary);
  /// Of them, what there is to say of the captions' words.
  void showWords(const DataSummary& summary, const VocabularyOptions& vocabulary);

 private:
  QString headOf(const DataSummary& summary) const;

  QLabel* head_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  PictureTextList* samples_ = nullptr;
  CaptionFiguresView* figures_ = nullptr;
  ProblemList* problems_ = nullptr;
};

}  // namespace descry
