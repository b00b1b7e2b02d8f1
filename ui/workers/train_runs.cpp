#include "ui/workers/train_runs.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <limits>

#include "training/run/run_folder.h"
#include "training/run/run_history.h"

namespace descry {

namespace {

void takeHistory(RunHistory history, RunDetails& details) {
  if (history.damaged_lines > 0) {
    details.summary.problems << TrainRunsReader::tr(
        "%n line(s) of the run's records cannot be read; the rest is shown.", nullptr,
        static_cast<int>(std::min<std::int64_t>(history.damaged_lines, std::numeric_limits<int>::max())));
  }
  details.curves = RunCurves(std::move(history));
}

/// The end of the run's log, from the start of a line.
QString logOf(const RunFolder& run) {
  constexpr qint64 kShown = 256 * 1024;
  QFile file(QFile::decodeName((run.folder / "log.txt").c_str()));
  if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) return {};  // opening a pipe would wait
  const bool cut = file.size() > kShown && file.seek(file.size() - kShown);
  if (cut) file.readLine();
  return QString::fromUtf8(file.readAll()).trimmed();
}

RunDetails detailsOf(const QString& path) {
  RunDetails details;
  details.summary = summaryOf(path);
  const RunFolder run{QFile::encodeName(path).toStdString()};
  if (auto history = read_run(run.folder)) {
    takeHistory(std::move(*history), details);
  } else if (const QString why = QString::fromStdString(history.error().describe());
             QFileInfo(path).isDir() && !details.summary.problems.contains(why)) {
    details.summary.problems << why;
  }
  if (const auto settings = read_settings(run.settings())) details.settings = *settings;
  details.log = logOf(run);
  return details;
}

}  // namespace

void TrainRunsReader::readBranchPoints(const QString& runFolder) {
  Q_EMIT branchPointsRead(runFolder, branch_points({QFile::encodeName(runFolder).toStdString()}));
}

void TrainRunsReader::readRun(const QString& runFolder) { Q_EMIT runRead(detailsOf(runFolder)); }

}  // namespace descry
