#pragma once

#include <QDialog>
#include <QPointer>
#include <vector>

#include "ui/training/judging_bar.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace descry {

class EmptyState;
class JudgingService;
class ReportView;

/// Where evaluations compute and where their reports go.
struct JudgingPlaces {
  QString cache;    ///< folder for features
  QString reports;  ///< folder for the reports on model files; a run's lie in its own folder
  QString device;
};

/// Evaluates a captioner, and shows the report; one that was written before is shown at once. Stays open beside the
/// window.
class ReportDialog : public QDialog {
  Q_OBJECT

 public:
  ReportDialog(JudgingService* service, const JudgingPlaces& places, QWidget* parent = nullptr);
  ~ReportDialog() override;

  /// A run's best model, on the run's own data unless another is chosen.
  void setRun(const QString& folder, const QString& model, const QString& name);
  /// A model file.
  void setModel(const QString& file);
  /// Data that is chosen in the window; empty: none.
  void setChosenData(const QString& name, const DataChoice& choice);

 private:
  void build();
  void offerData();
  void chooseModel();
  QString reportFolder() const;
  void lookForReport();
  void evaluate();
  void takeOutcome(int number, const JudgingOutcome& outcome);
  void updateFoot();

  QPointer<JudgingService> service_;  // goes before its dialogs do when the window goes
  JudgingPlaces places_;
  QString run_, model_, name_;
  std::vector<OfferedData> chosen_;   ///< none or one
  int reading_ = 0, evaluating_ = 0;  ///< numbers of the jobs that go on
  QString shown_;                     ///< folder of the report that is shown; empty: none
  QLabel* title_ = nullptr;
  JudgingBar* bar_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  EmptyState* empty_ = nullptr;
  ReportView* report_ = nullptr;
  QPushButton* browser_ = nullptr;
  QPushButton* files_ = nullptr;
};

}  // namespace descry
