#pragma once

#include <QDialog>
#include <QPointer>
#include <memory>

#include "ui/training/judging_bar.h"
#include "ui/training/report_dialog.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace descry {

class FigureChart;
class FigureTable;
class JudgingService;

/// Sets runs beside each other: their figures, as a chart and a table, their settings with the differences marked, and,
/// once they were evaluated on the same pictures, by how much each differs from the first. Stays open beside the
/// window.
class ComparisonDialog : public QDialog {
  Q_OBJECT

 public:
  /// `runs`: folders, two or more; `names` are theirs, and `colours`, as indices into the plots' palette.
  ComparisonDialog(JudgingService* service, const JudgingPlaces& places, const QStringList& runs,
                   const QStringList& names, const QList<int>& colours, QWidget* parent = nullptr);
  ~ComparisonDialog() override;

  void setChosenData(const QString& name, const DataChoice& choice);

 private:
  void build(const QList<int>& colours);
  QWidget* buildFigures(const QList<int>& colours);
  QWidget* buildSettings();
  void evaluate();
  void savePage();
  void takeOutcome(int number, const JudgingOutcome& outcome);
  void showComparison();
  void showSettings();
  void copyTable();
  QList<QStringList> differences() const;

  QPointer<JudgingService> service_;  // goes before its dialogs do when the window goes
  JudgingPlaces places_;
  QStringList runs_, names_;
  int describing_ = 0, evaluating_ = 0, saving_ = 0;  ///< numbers of the jobs that go on
  std::shared_ptr<const Comparison> comparison_;
  JudgingBar* bar_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  FigureChart* chart_ = nullptr;
  FigureTable* figures_ = nullptr;
  QCheckBox* onlyDifferences_ = nullptr;
  FigureTable* settings_ = nullptr;
  FigureTable* differences_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* copy_ = nullptr;
};

}  // namespace descry
