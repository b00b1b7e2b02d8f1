#pragma once

#include <QDialog>

#include "ui/workers/train_data.h"

class QLabel;
class QTabWidget;

namespace descry {

class ProblemList;
class PictureTextList;

/// What was recognised in the data, at length: samples and problems. Stays open beside the window.
class DataDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DataDialog(QWidget* parent = nullptr);

  void showSummary(const DataSummary& summary);

 private:
  QString headOf(const DataSummary& summary) const;

  QLabel* head_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  PictureTextList* samples_ = nullptr;
  ProblemList* problems_ = nullptr;
};

}  // namespace descry
