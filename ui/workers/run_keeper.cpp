#include "ui/workers/run_keeper.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <utility>

#include "training/run/run_lock.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr qint64 kTellEvery = 50;  // milliseconds

QStringList runsIn(const QString& folder) {
  const QDir dir(folder);
  QStringList runs;
  for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    if (isRunFolder(dir.filePath(name))) runs << dir.filePath(name);
  }
  return runs;
}

/// The trash's own record of where a file came from (freedesktop.org's Trash specification 1.0).
QString trashRecord(const QString& inTrash) {
  const QFileInfo info(inTrash);
  return QDir::cleanPath(info.path() + QStringLiteral("/../info/") + info.fileName() + QStringLiteral(".trashinfo"));
}

}  // namespace

void RunKeeper::scan(const QString& runsFolder, const QStringList& elsewhere) {
  const QStringList folders = runsIn(runsFolder) + elsewhere;
  std::vector<RunSummary> all, portion;
  QElapsedTimer sinceTold;
  sinceTold.start();
  for (qsizetype i = 0; i < folders.size() && !stop_; ++i) {
    portion.push_back(summaryOf(folders[i]));
    all.push_back(portion.back());
    if (sinceTold.elapsed() < kTellEvery && i + 1 < folders.size()) continue;
    Q_EMIT found(std::exchange(portion, {}));
    sinceTold.start();
  }
  if (stop_) return;
  std::stable_sort(all.begin(), all.end(),
                   [](const RunSummary& one, const RunSummary& other) { return one.started > other.started; });
  Q_EMIT scanned(all);
}

void RunKeeper::open(const QString& folder) {
  std::vector<RunSummary> runs;
  for (const QString& run : isRunFolder(folder) ? QStringList(folder) : runsIn(folder)) {
    runs.push_back(summaryOf(run));
  }
  if (!runs.empty()) return Q_EMIT opened(runs);
  Q_EMIT failed(folder, tr("%1 holds no run. A run's folder has a settings.json and a metrics.csv.")
                            .arg(QDir::toNativeSeparators(folder)));
}

void RunKeeper::keepNotes(const QString& folder, const RunNotes& notes) {
  const auto written = write_notes(notes, pathOf(folder));
  if (written) return;
  Q_EMIT failed(folder, QString::fromStdString(written.error().describe()));
  Q_EMIT found({summaryOf(folder)});
}

void RunKeeper::trash(const QString& folder, const QString& name) {
  // Held until the folder is gone, so that nobody begins to train there meanwhile.
  const auto lock = lock_run(pathOf(folder));
  if (!lock) {
    const bool busy = lock.error().code == ErrorCode::kBusy;
    const QString reason = busy ? tr("it is being trained.") : QString::fromStdString(lock.error().describe());
    return Q_EMIT failed(folder, tr("“%1” was not moved to the trash: %2").arg(name, reason));
  }
  QString inTrash;
  if (QFile::moveToTrash(folder, &inTrash)) return Q_EMIT trashed(folder, name, inTrash);
  Q_EMIT failed(folder, tr("“%1” was not moved to the trash: the system has none for the disk that it lies on, or "
                           "does not permit it. Delete the folder in the file manager: %2")
                            .arg(name, QDir::toNativeSeparators(folder)));
}

void RunKeeper::restore(const QString& folder, const QString& inTrash) {
  if (QFileInfo::exists(folder) || !QDir().rename(inTrash, folder)) {
    return Q_EMIT failed(
        folder, tr("The run could not be taken back; it lies in the trash: %1").arg(QDir::toNativeSeparators(inTrash)));
  }
  QFile::remove(trashRecord(inTrash));
  Q_EMIT restored(summaryOf(folder));
}

}  // namespace descry
