#include "ui/workers/train_runs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <limits>

#include "training/run/run_folder.h"
#include "training/run/run_history.h"

namespace descry {

namespace {

QString text(const std::string& string) { return QString::fromStdString(string); }

void takeHistory(RunHistory history, RunDetails& details) {
  RunSummary& summary = details.summary;
  for (const EpochRecord& record : history.epochs) {
    const auto cider = record.metrics.find("CIDEr");
    if (cider != record.metrics.end() && !(summary.bestCider >= cider->second)) summary.bestCider = cider->second;
  }
  if (!history.epochs.empty()) summary.epoch = history.epochs.back().epoch;
  summary.state = history.state;
  summary.interrupted = history.interrupted;
  if (history.damaged_lines > 0) {
    summary.problem = TrainRunsReader::tr("Records that could not be read: %1").arg(history.damaged_lines);
  }
  details.curves = RunCurves(std::move(history));
}

/// The end of the run's log, from the start of a line.
QString logOf(const RunFolder& run) {
  constexpr qint64 kShown = 256 * 1024;
  QFile file(text((run.folder / "log.txt").string()));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const bool cut = file.size() > kShown && file.seek(file.size() - kShown);
  if (cut) file.readLine();
  return QString::fromUtf8(file.readAll()).trimmed();
}

RunDetails detailsOf(const QString& path) {
  RunDetails details;
  RunSummary& summary = details.summary;
  const RunFolder run{path.toStdString()};
  summary.folder = path;
  summary.name = QDir(path).dirName();
  summary.bestCider = std::numeric_limits<double>::quiet_NaN();
  summary.changed = QFileInfo(text(run.settings().string())).lastModified();
  if (auto history = read_run(run.folder)) {
    takeHistory(std::move(*history), details);
  } else {
    summary.problem = text(history.error().describe());
  }
  if (const auto settings = read_settings(run.settings())) {
    details.settings = *settings;
    summary.epochs = settings->epochs;
  } else {
    summary.problem = text(settings.error().describe());
  }
  details.log = logOf(run);
  if (QFileInfo::exists(text(run.best().string()))) summary.bestModel = text(run.best().string());
  summary.canContinue = run.has_checkpoint() && isOver(summary.state) && summary.state != RunState::kFinished;
  return details;
}

}  // namespace

bool isOver(RunState state) {
  return state == RunState::kFinished || state == RunState::kStopped || state == RunState::kFailed;
}

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

void TrainRunsReader::readBranchPoints(const QString& runFolder) {
  Q_EMIT branchPointsRead(runFolder, branch_points({QFile::encodeName(runFolder).toStdString()}));
}

void TrainRunsReader::readRun(const QString& runFolder) { Q_EMIT runRead(detailsOf(runFolder)); }

}  // namespace descry
