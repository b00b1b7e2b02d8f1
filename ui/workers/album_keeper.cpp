#include "ui/workers/album_keeper.h"

#include <QImageReader>
#include <algorithm>
#include <set>

#include "model/captioning/picture_list.h"
#include "model/disk/content_hash.h"
#include "model/disk/file_times.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kLookAgain = 3000;        // milliseconds that the knowledge of which files are gone is used for
constexpr std::size_t kPortion = 2000;  // pictures that a list takes in without a stall
constexpr int kWriteAgain = 5000;       // milliseconds after a failure
constexpr std::size_t kNeighbours = 200;

/// What the file says of itself. All of it or nothing: by times and content that are not of the same moment, a file
/// that was replaced would look like one that was not.
void lookAt(AlbumPicture& picture) {
  const std::optional<FileTimes> times = file_times(picture.path);
  if (!times) return;
  picture.bytes = times->bytes;
  picture.modified = times->modified;
  picture.content = content_hash(picture.path).value_or(std::string());
  QImageReader reader(textOf(picture.path));
  QSize size = reader.size();
  if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90)) size.transpose();
  if (!size.isValid()) return;
  picture.width = size.width();
  picture.height = size.height();
}

/// The pictures beside those that are gone: in their folders or, where those are gone too (renamed, moved), in what
/// lies beside them.
Paths neighbours(const std::vector<AlbumPicture>& missing, std::stop_token stop) {
  std::set<fs::path> folders;
  std::error_code ignored;
  for (const AlbumPicture& picture : missing) {
    if (stop.stop_requested() || folders.size() >= kNeighbours) break;
    const fs::path folder = picture.path.parent_path();
    if (fs::is_directory(folder, ignored)) {
      folders.insert(folder);
    } else if (fs::is_directory(folder.parent_path(), ignored)) {
      for (const fs::directory_entry& beside : fs::directory_iterator(folder.parent_path(), ignored)) {
        if (stop.stop_requested() || folders.size() >= kNeighbours) break;
        const bool hidden = beside.path().filename().native().starts_with('.');
        if (!hidden && beside.is_directory(ignored)) folders.insert(beside.path());
      }
    }
  }
  return folders.empty() ? Paths() : find_pictures({folders.begin(), folders.end()}, stop).paths;
}

}  // namespace

void AlbumKeeper::tell(const Error& error) { Q_EMIT failed(QString::fromStdString(error.describe())); }

AlbumKeeper::AlbumKeeper() : again_(this) {
  again_.setInterval(kWriteAgain);
  connect(&again_, &QTimer::timeout, this, [this] { (void)writeUnwritten(); });
}

AlbumKeeper::~AlbumKeeper() { close(); }

void AlbumKeeper::close() {
  (void)writeUnwritten();  // what still cannot be kept was told when it could not
  unwritten_.clear();
  again_.stop();
  file_.reset();
}

void AlbumKeeper::open(const fs::path& path) {
  close();
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  Result<AlbumFile> file = AlbumFile::open(path);
  if (!file) {
    tell(file.error());
    return;
  }
  file_.emplace(std::move(*file));
  gone_.clear();
  since_look_.invalidate();
  std::vector<AlbumPicture> portion;
  const Result<void> read = file_->each([&](AlbumPicture picture) {
    portion.push_back(std::move(picture));
    if (portion.size() == kPortion) Q_EMIT loaded(path, std::exchange(portion, {}));
    return true;
  });
  if (!portion.empty()) Q_EMIT loaded(path, portion);
  if (!read) tell(read.error());
  Q_EMIT opened(path);
}

void AlbumKeeper::write(AlbumFile::Changes changes) {
  if (!file_) return;
  std::set<std::int64_t> answered;
  for (const auto& [id, answer] : changes.answers) answered.insert(id);
  for (AlbumPicture& picture : changes.pictures) {
    if (answered.contains(picture.id)) lookAt(picture);
  }
  keep(std::move(changes));
}

void AlbumKeeper::keep(AlbumFile::Changes changes) {
  unwritten_.push_back(std::move(changes));
  if (const Result<void> written = writeUnwritten(); !written) tell(written.error());
}

Result<void> AlbumKeeper::writeUnwritten() {
  Result<void> written;
  while (file_ && !unwritten_.empty() && written) {
    written = file_->write(unwritten_.front());
    if (written) unwritten_.pop_front();
  }
  if (written) {
    again_.stop();
  } else if (!again_.isActive()) {
    again_.start();
  }
  return written;
}

void AlbumKeeper::loadCaptions(PictureId id) {
  if (!file_) return;
  const std::int64_t wanted[] = {id};
  const Result<void> read = file_->each(wanted, [&](const AlbumPicture& picture) {
    Q_EMIT captionsLoaded(id, picture.captions);
    return true;
  });
  if (!read) tell(read.error());
}

void AlbumKeeper::loadHistory(PictureId id) {
  if (!file_) return;
  const Result<std::vector<AlbumAnswer>> answers = file_->history(id);
  if (answers) {
    Q_EMIT historyLoaded(id, *answers);
  } else {
    tell(answers.error());
  }
}

void AlbumKeeper::refresh(const std::vector<PictureId>& ids) {
  if (!file_) return;
  AlbumFile::Changes changes;
  const std::vector<std::int64_t> wanted(ids.begin(), ids.end());
  const Result<void> read = file_->each(wanted, [&](AlbumPicture picture) {
    lookAt(picture);
    picture.captions.clear();  // they stay as they are, and need not be held
    changes.pictures.push_back(std::move(picture));
    return true;
  });
  if (!read) tell(read.error());
  if (!changes.pictures.empty()) keep(std::move(changes));
}

void AlbumKeeper::look(const std::stop_token& stop, const std::function<void(AlbumPicture, bool there)>& take) {
  gone_.clear();
  const Result<void> read = file_->each([&](AlbumPicture picture) {
    const bool there = file_times(picture.path).has_value();
    if (!there && !picture.content.empty()) {
      gone_.emplace(picture.bytes, Gone{picture.id, picture.path, picture.content});
    }
    take(std::move(picture), there);
    return !stop.stop_requested();
  });
  if (!read) tell(read.error());
  if (read && !stop.stop_requested()) {
    since_look_.start();
  } else {
    since_look_.invalidate();
  }
}

void AlbumKeeper::check(std::stop_token stop) {
  if (!file_) return;
  std::vector<PictureId> present, missing;
  std::vector<AlbumPicture> gone;
  look(stop, [&](AlbumPicture picture, bool there) {
    (there ? present : missing).push_back(picture.id);
    if (!there) gone.push_back(std::move(picture));
  });
  if (stop.stop_requested()) return;
  Q_EMIT checked(present, missing);
  std::vector<MovedPicture> found;
  for (const fs::path& path : neighbours(gone, stop)) {
    if (stop.stop_requested()) break;
    if (const std::optional<PictureId> id = missingPicture(path)) found.emplace_back(*id, path);
  }
  if (!found.empty()) Q_EMIT moved(found);
}

void AlbumKeeper::match(const Paths& found) {
  if (file_ && (!since_look_.isValid() || since_look_.elapsed() > kLookAgain))
    look({}, [](const AlbumPicture&, bool) {});
  std::vector<MovedPicture> again;
  Paths others;
  for (const fs::path& path : found) {
    if (const std::optional<PictureId> id = missingPicture(path)) {
      again.emplace_back(*id, path);
    } else {
      others.push_back(path);
    }
  }
  if (!again.empty()) Q_EMIT moved(again);
  Q_EMIT matched(others);
}

std::optional<PictureId> AlbumKeeper::missingPicture(const fs::path& path) {
  const std::optional<FileTimes> times = file_times(path);
  if (!times || !gone_.contains(times->bytes)) return std::nullopt;  // so that few files are read
  const std::string content = content_hash(path).value_or(std::string());
  const auto [first, last] = gone_.equal_range(times->bytes);
  const auto same = std::find_if(first, last, [&](const auto& entry) {
    return entry.second.content == content && !file_times(entry.second.path);
  });
  if (same == last) return std::nullopt;
  const PictureId id = same->second.id;
  gone_.erase(same);  // another copy is another picture
  return id;
}

}  // namespace descry
