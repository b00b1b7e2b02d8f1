#include "ui/workers/folder_watcher.h"

#include <QDateTime>
#include <QFile>
#include <QFileSystemWatcher>

#include "model/captioning/picture_list.h"
#include "ui/workers/file_times.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kRest = 1000;                 // milliseconds without a change before a file counts as written
constexpr qint64 kNanoseconds = 1'000'000;  // a millisecond

bool isBeingWritten(const FileTimes& times) {
  const qint64 age = QDateTime::currentMSecsSinceEpoch() - times.modified / kNanoseconds;
  return age >= 0 && age < kRest;
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

FolderWatcher::FolderWatcher() : soon_(this) {
  soon_.setSingleShot(true);
  soon_.setInterval(kRest);
  connect(&soon_, &QTimer::timeout, this, &FolderWatcher::look);
}

FolderWatcher::~FolderWatcher() = default;

void FolderWatcher::watch(const QStringList& folders) {
  folders_ = folders;
  known_.clear();
  system_.reset();
  soon_.stop();
  if (folders.isEmpty()) return;
  system_ = std::make_unique<QFileSystemWatcher>();
  connect(system_.get(), &QFileSystemWatcher::directoryChanged, &soon_, qOverload<>(&QTimer::start));
  look();
}

void FolderWatcher::look() {
  QStringList unwatched;
  for (const QString& folder : folders_) {
    for (const QString& one : withSubfolders(folder)) {
      if (QFile::exists(one) && !system_->directories().contains(one)) unwatched << one;
    }
  }
  if (!unwatched.isEmpty() && !system_->addPaths(unwatched).isEmpty()) {
    Q_EMIT failed(
        tr("Some of the %n folder(s) cannot be watched: the system's limit is reached (fs.inotify). Open them "
           "by hand from time to time.",
           nullptr, static_cast<int>(unwatched.size())));
  }
  Paths fresh, renewed;
  QHash<QByteArray, qint64> now;
  for (const fs::path& path : find_pictures(pathsOf(folders_)).paths) {
    const std::optional<FileTimes> times = fileTimes(path);
    const QByteArray key = QByteArray::fromStdString(path.native());
    const auto before = known_.constFind(key);
    if (!times) continue;
    if (isBeingWritten(*times)) {
      if (before != known_.constEnd()) now.insert(key, *before);
      soon_.start();
      continue;
    }
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
  if (gone) Q_EMIT lost();
  if (!fresh.empty()) Q_EMIT found(fresh);
  if (!renewed.empty()) Q_EMIT this->renewed(renewed);
}

}  // namespace descry
