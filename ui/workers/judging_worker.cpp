#include "ui/workers/judging_worker.h"

#include <QElapsedTimer>
#include <QLocale>

#include "model/disk/whole_file.h"
#include "training/judging/compared_systems.h"
#include "training/judging/model_report.h"
#include "training/report/report_folder.h"
#include "training/run/run_folder.h"
#include "ui/workers/calm_thread.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr qint64 kTellEvery = 50;  // milliseconds
constexpr qsizetype kShownRemarks = 3;

std::vector<std::string> allBytesOf(const QStringList& paths) {
  std::vector<std::string> all;
  for (const QString& path : paths) all.push_back(pathOf(path).string());
  return all;
}

JudgingOutcome failed(const Error& error) {
  JudgingOutcome outcome;
  outcome.problem =
      error.code == ErrorCode::kCancelled ? JudgingWorker::tr("Cancelled.") : QString::fromStdString(error.describe());
  return outcome;
}

Result<JudgingTask> taskOf(const JudgingJob& job) {
  JudgingTask task;
  task.split = job.data.split.toStdString();
  task.how.device = job.device.isEmpty() ? "auto" : job.device.toStdString();
  task.how.cache = pathOf(job.cache);
  if (job.data.run.isEmpty()) {
    task.data = allBytesOf(job.data.choice.sources);
    task.drawing = {job.data.choice.devShare, job.data.choice.seed};
    return task;
  }
  const Result<TrainingSettings> settings = read_settings(RunFolder{pathOf(job.data.run)}.settings());
  if (!settings) return tl::unexpected(settings.error());
  for (const auto& source : settings->data.paths) task.data.push_back(source.string());
  task.drawing = {settings->dev_share, settings->seed};
  return task;
}

QString phaseText(const char* phase) {
  return qstrcmp(phase, "features") == 0 ? JudgingWorker::tr("Looking at the pictures")
                                         : JudgingWorker::tr("Captioning");
}

/// What `judge` finds of a task; nothing that it throws leaves the worker.
template <typename Judge>
JudgingOutcome outcomeOf(JudgingWorker* worker, const JudgingJob& job, Judge judge) {
  yieldToWindow();
  const Result<JudgingTask> task = taskOf(job);
  if (!task) return failed(task.error());
  QElapsedTimer sinceTold;
  QStringList remarks;
  const JudgingObserver observer{[&](const char* phase, std::int64_t done, std::int64_t total) {
                                   if (sinceTold.isValid() && sinceTold.elapsed() < kTellEvery && done < total) return;
                                   sinceTold.start();
                                   Q_EMIT worker->progressed(job.number, phaseText(phase), done, total);
                                 },
                                 [&](const std::string& sentence) { remarks << QString::fromStdString(sentence); }};
  try {
    JudgingOutcome outcome = judge(*task, observer);
    outcome.remarks = remarks;
    return outcome;
  } catch (const std::exception& fault) {
    JudgingOutcome outcome;
    outcome.problem = JudgingWorker::tr("The evaluation ended by a fault in the program: %1.")
                          .arg(QString::fromUtf8(fault.what()).section(QLatin1Char('\n'), 0, 0));
    return outcome;
  }
}

JudgingOutcome readReport(const QString& folder) {
  Result<EvaluationReport> report = read_report(pathOf(folder));
  JudgingOutcome outcome;
  if (!report) {
    outcome = failed(report.error());
    outcome.absent = report.error().code == ErrorCode::kNotFound;
  } else {
    outcome.report = std::make_shared<const EvaluationReport>(std::move(*report));
  }
  outcome.folder = folder;
  return outcome;
}

}  // namespace

QString JudgingOutcome::sentence() const {
  if (!problem.isEmpty()) return problem;
  QStringList lines = remarks.mid(0, kShownRemarks);
  if (remarks.size() > kShownRemarks)
    lines << JudgingWorker::tr("… and %1 more").arg(QLocale().toString(remarks.size() - kShownRemarks));
  return lines.join(QLatin1Char('\n'));
}

void JudgingWorker::evaluate(const JudgingJob& job, std::stop_token stop) {
  Q_EMIT finished(job.number, outcomeOf(this, job, [&](const JudgingTask& task, const JudgingObserver& observer) {
                    Result<EvaluationReport> report =
                        report_on_model(pathOf(job.systems.front()), task, observer, stop);
                    if (!report) return failed(report.error());
                    const Result<void> written = write_report(std::move(*report), pathOf(job.folder));
                    return written ? readReport(job.folder) : failed(written.error());
                  }));
}

void JudgingWorker::read(int number, const QString& folder) { Q_EMIT finished(number, readReport(folder)); }

void JudgingWorker::describe(int number, const QStringList& systems) {
  Result<Comparison> comparison = compare_descriptions(allBytesOf(systems));
  JudgingOutcome outcome;
  if (comparison) {
    outcome.comparison = std::make_shared<const Comparison>(std::move(*comparison));
  } else {
    outcome = failed(comparison.error());
  }
  Q_EMIT finished(number, outcome);
}

void JudgingWorker::compare(const JudgingJob& job, std::stop_token stop) {
  Q_EMIT finished(job.number, outcomeOf(this, job, [&](const JudgingTask& task, const JudgingObserver& observer) {
                    Result<Comparison> comparison = compare_on_data(allBytesOf(job.systems), task, observer, stop);
                    if (!comparison) return failed(comparison.error());
                    JudgingOutcome outcome;
                    outcome.comparison = std::make_shared<const Comparison>(std::move(*comparison));
                    return outcome;
                  }));
}

void JudgingWorker::savePage(int number, const QString& file, const std::string& page) {
  const Result<void> written = write_file_atomically(pathOf(file), page);
  Q_EMIT finished(number, written ? JudgingOutcome() : failed(written.error()));
}

}  // namespace descry
