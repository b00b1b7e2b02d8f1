#include "ui/workers/train_runs.h"
#include "ui/workers/paths.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <limits>
#include <utility>

#include "training/run/run_folder.h"

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
  QFile file(textOf(run.folder / "log.txt"));
  if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) return {};  // opening a pipe would wait
  const bool cut = file.size() > kShown && file.seek(file.size() - kShown);
  if (cut) file.readLine();
  return QString::fromUtf8(file.readAll()).trimmed();
}

RunFolder folderOf(const QString& path) { return {pathOf(path)}; }

qint64 logSizeOf(const QString& path) { return QFileInfo(path + QStringLiteral("/log.txt")).size(); }

}  // namespace

void TrainRunsReader::readBranchPoints(const QString& runFolder) {
  Q_EMIT branchPointsRead(runFolder, branch_points({pathOf(runFolder)}));
}

TrainRunsReader::Followed::Followed(const QString& folder)
    : records(folderOf(folder).folder), logSize(logSizeOf(folder)) {}

void TrainRunsReader::readRun(const QString& runFolder) {
  RunDetails details;
  details.summary = summaryOf(runFolder);
  const RunFolder run = folderOf(runFolder);
  Followed followed(runFolder);
  if (const auto read = followed.records.update()) {
    takeHistory(followed.records.take(), details);
  } else if (const QString why = QString::fromStdString(read.error().describe());
             QFileInfo(runFolder).isDir() && !details.summary.problems.contains(why)) {
    details.summary.problems << why;
  }
  if (const auto settings = read_settings(run.settings())) details.settings = *settings;
  details.log = logOf(run);
  followed_.erase(runFolder);
  if (!is_over(details.summary.state)) followed_.emplace(runFolder, std::move(followed));
  Q_EMIT runRead(details);
}

void TrainRunsReader::follow(const QString& runFolder) {
  const auto entry = followed_.find(runFolder);
  if (entry == followed_.end()) return readRun(runFolder);
  Followed& followed = entry->second;
  if (const auto read = followed.records.update(); !read || followed.records.began_anew()) return readRun(runFolder);
  const RunHistory history = followed.records.take();
  RunNews news;
  news.summary = summaryOf(runFolder);
  for (const StepRecord& record : history.steps) news.steps.push_back(record);
  news.epochs = history.epochs;
  news.events = history.events;
  const qint64 logSize = logSizeOf(runFolder);
  if (std::exchange(followed.logSize, logSize) != logSize) news.log = logOf(folderOf(runFolder));
  if (is_over(news.summary.state)) followed_.erase(entry);
  Q_EMIT runGrew(news);
}

}  // namespace descry
