#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <stop_token>
#include <string>

#include "training/report/comparison.h"
#include "training/report/evaluation_report.h"
#include "ui/workers/train_data.h"

namespace descry {

/// What captioners are judged on: a run's own data, or data that was chosen.
struct JudgingData {
  QString run;        ///< a run's folder, whose settings say which data and how dev was drawn; empty: `choice` says it
  DataChoice choice;  ///< where `run` is empty
  QString split = QStringLiteral("dev");
};

struct JudgingJob {
  int number = 0;       ///< told with everything that comes of it
  QStringList systems;  ///< one model file to report on, or several runs and model files to compare
  JudgingData data;
  QString device;
  QString cache;   ///< folder for features
  QString folder;  ///< where the report goes
};

/// How a job ended: with what was found, or with a sentence.
struct JudgingOutcome {
  std::shared_ptr<const EvaluationReport> report;
  std::shared_ptr<const Comparison> comparison;
  QString folder;       ///< of the report
  QString problem;      ///< why there is nothing, or empty
  bool absent = false;  ///< no report has been written there yet
  QStringList remarks;  ///< of what was left out

  /// For people: the problem, or the first of the remarks.
  QString sentence() const;
};

/// Evaluates and compares captioners, on a thread of its own.
class JudgingWorker : public QObject {
  Q_OBJECT

 public:
  /// Writes the report and gives it.
  void evaluate(const descry::JudgingJob& job, std::stop_token stop);
  /// A report that was written before.
  void read(int number, const QString& folder);
  /// What the systems say of themselves.
  void describe(int number, const QStringList& systems);
  /// All systems on the same pictures.
  void compare(const descry::JudgingJob& job, std::stop_token stop);
  void savePage(int number, const QString& file, const std::string& page);

 Q_SIGNALS:
  void progressed(int number, const QString& phase, qint64 done, qint64 total);
  void finished(int number, const descry::JudgingOutcome& outcome);
};

}  // namespace descry
