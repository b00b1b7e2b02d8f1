#include "ui/workers/folder_watcher.h"

#include <QDateTime>
#include <QFile>
#include <QFileSystemWatcher>
#include <QSet>
#include <algorithm>
#include <utility>

#include "model/captioning/picture_list.h"
#include "model/disk/file_times.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kRest = 1000;  // milliseconds without a change before a file counts as written
// The system tells what comes into a folder and what goes, but not that a file is written on: a download that paused
// for a while, a copy over a file that was there.
constexpr int kLookAgain = 2000;            // milliseconds, while a file may be written on
constexpr int kMayPause = 60'000;           // milliseconds without a change for which it may be
constexpr int kLookAnyway = 60'000;         // milliseconds
constexpr qint64 kNanoseconds = 1'000'000;  // a millisecond

bool isYounger(const FileTimes& times, qint64 milliseconds) {
  const qint64 age = QDateTime::currentMSecsSinceEpoch() - times.modified / kNanoseconds;
  return age >= 0 && age < milliseconds;
}

/// A folder and all below it.
QStringList withSubfolders(const QString& folder) {
  QStringList all{folder};
  std::error_code problem;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(pathOf(folder), options, problem), end; !problem && at != end;
       at.increment(problem)) {
    std::error_code ignored;
    if (at->is_directory(ignored)) all << textOf(at->path());
  }
  return all;
}

}  // namespace

FolderWatcher::FolderWatcher() : next_look_(this) {
  next_look_.setSingleShot(true);
  connect(&next_look_, &QTimer::timeout, this, &FolderWatcher::look);
}

FolderWatcher::~FolderWatcher() = default;

void FolderWatcher::watch(const QStringList& folders) {
  folders_ = folders;
  known_.clear();
  told_ = false;
  system_.reset();
  next_look_.stop();
  if (folders.isEmpty()) return;
  system_ = std::make_unique<QFileSystemWatcher>();
  connect(system_.get(), &QFileSystemWatcher::directoryChanged, this, [this] { next_look_.start(kRest); });
  look();
}

void FolderWatcher::look() {
  QStringList unwatched;
  const QStringList directories = system_->directories();
  const QSet<QString> watched(directories.begin(), directories.end());
  for (const QString& folder : folders_) {
    for (const QString& one : withSubfolders(folder)) {
      if (QFile::exists(one) && !watched.contains(one)) unwatched << one;
    }
  }
  if (!unwatched.isEmpty() && !system_->addPaths(unwatched).isEmpty() && !std::exchange(told_, true)) {
    Q_EMIT failed(
        tr("Some of the %n folder(s) cannot be watched: the system's limit is reached (fs.inotify). Open them "
           "by hand from time to time.",
           nullptr, static_cast<int>(unwatched.size())));
  }
  int wait = kLookAnyway;
  Paths fresh, renewed;
  QHash<QByteArray, qint64> now;
  for (const fs::path& path : find_pictures(pathsOf(folders_)).paths) {
    const std::optional<FileTimes> times = file_times(path);
    const QByteArray key = QByteArray::fromStdString(path.native());
    const auto before = known_.constFind(key);
    if (!times) continue;
    if (isYounger(*times, kRest)) {
      if (before != known_.constEnd()) now.insert(key, *before);
      wait = kRest;
      continue;
    }
    if (isYounger(*times, kMayPause)) wait = std::min(wait, kLookAgain);
    now.insert(key, times->modified);
    if (before == known_.constEnd()) {
      fresh.push_back(path);
    } else if (*before != times->modified) {
      renewed.push_back(path);
    }
  }
  bool gone = false;
  for (auto it = known_.constKeyValueBegin(); it != known_.constKeyValueEnd(); ++it) gone |= !now.contains(it->first);
  known_ = std::move(now);
  next_look_.start(wait);
  if (gone) Q_EMIT lost();
  if (!fresh.empty()) Q_EMIT found(fresh);
  if (!renewed.empty()) Q_EMIT this->renewed(renewed);
}

}  // namespace descry
