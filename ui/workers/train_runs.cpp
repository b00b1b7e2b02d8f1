#include "ui/workers/train_runs.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <limits>

#include "training/run/run_folder.h"

namespace descry {

namespace {

QString text(const std::string& string) { return QString::fromStdString(string); }

RunDetails detailsOf(const QString& path) {
  RunDetails details;
  RunSummary& summary = details.summary;
  const RunFolder run{path.toStdString()};
  summary.folder = path;
  summary.name = QDir(path).dirName();
  summary.bestCider = std::numeric_limits<double>::quiet_NaN();
  summary.changed = QFileInfo(run.settings()).lastModified();
  if (const auto settings = read_settings(run.settings())) {
    details.settings = *settings;
    summary.epochs = settings->epochs;
  } else {
    summary.problem = text(settings.error().describe());
  }
  if (QFileInfo::exists(text(run.best().string()))) summary.bestModel = text(run.best().string());
  summary.state = run.has_checkpoint() ? RunState::kStopped : RunState::kFailed;
  if (summary.epochs > 0 && summary.epoch >= summary.epochs) summary.state = RunState::kFinished;
  return details;
}

}  // namespace

void TrainRunsReader::scan(const QString& runsFolder) {
  std::vector<RunSummary> runs;
  const QDir folder(runsFolder);
  for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    const QString path = folder.filePath(name);
    if (!QFileInfo::exists(QDir(path).filePath(QStringLiteral("settings.json")))) continue;
    runs.push_back(detailsOf(path).summary);
  }
  std::sort(runs.begin(), runs.end(),
            [](const RunSummary& one, const RunSummary& other) { return one.changed > other.changed; });
  Q_EMIT scanned(runs);
}

void TrainRunsReader::readRun(const QString& runFolder) { Q_EMIT runRead(detailsOf(runFolder)); }

}  // namespace descry
