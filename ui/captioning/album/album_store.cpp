#include "ui/captioning/album/album_store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <utility>

#include "ui/captioning/album/album_model.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr int kWriteAfter = 300;  // milliseconds: what a crash may lose

AlbumEntry entryOf(const AlbumPicture& picture, AlbumModel& album) {
  AlbumEntry entry;
  entry.id = picture.id;
  entry.path = picture.path;
  entry.name = textOf(picture.path.filename());
  entry.problem = QString::fromStdString(picture.problem);
  if (picture.edited) entry.edited = QString::fromStdString(*picture.edited);
  entry.verdict = picture.verdict;
  entry.rating = picture.rating;
  entry.state = PictureState::kStopped;
  if (!picture.captions.empty()) {
    entry.said = QString::fromStdString(picture.captions.front().text());
    entry.confidence = picture.confidence();
    entry.source = album.numberOf(picture.source);
    entry.state = PictureState::kDone;
  }
  if (!entry.problem.isEmpty()) entry.state = PictureState::kFailed;
  return entry;
}

}  // namespace

AlbumStore::AlbumStore(AlbumModel* album, QObject* parent) : QObject(parent), album_(album), keeper_(new AlbumKeeper) {
  soon_.setSingleShot(true);
  soon_.setInterval(kWriteAfter);
  connect(&soon_, &QTimer::timeout, this, &AlbumStore::write);
  connect(album_, &AlbumModel::entriesChanged, this, &AlbumStore::noteChanged);
  connect(album_, &AlbumModel::answered, this, &AlbumStore::noteAnswers);
  connect(album_, &AlbumModel::entriesTaken, this, &AlbumStore::noteTaken);
  connect(album_, &AlbumModel::entriesRestored, this, [this] { order_changed_ = true; });
  connect(album_, &AlbumModel::captionsWanted, this, [this](PictureId id) {
    write();  // what is asked for may be among what is to be written
    QMetaObject::invokeMethod(keeper_, [keeper = keeper_, id] { keeper->loadCaptions(id); });
  });
  connect(&turns_, &QTimer::timeout, this, &AlbumStore::takeTurn);
  connect(keeper_, &AlbumKeeper::loaded, this,
          [this](const std::filesystem::path& file, const std::vector<AlbumPicture>& pictures) {
            if (file != path_) return;  // another one was opened meanwhile
            loaded_.push_back(pictures);
            turns_.start();
          });
  connect(keeper_, &AlbumKeeper::opened, this, &AlbumStore::takeOpened);
  connect(keeper_, &AlbumKeeper::failed, this, &AlbumStore::takeFailure);
  connect(keeper_, &AlbumKeeper::captionsLoaded, this,
          [this](PictureId id, const std::vector<Caption>& captions) { album_->setCaptions(id, captions); });
  connect(keeper_, &AlbumKeeper::historyLoaded, this, &AlbumStore::historyLoaded);
  connect(keeper_, &AlbumKeeper::checked, this,
          [this](const std::vector<PictureId>& there, const std::vector<PictureId>& missing) {
            album_->setMissing(missing, true);
            std::vector<PictureId> again;
            for (const PictureId id : there) {
              const AlbumEntry* entry = album_->find(id);
              if (entry && entry->missing) again.push_back(id);
            }
            album_->setMissing(again, false);
            if (!again.empty()) Q_EMIT foundAgain(again);
          });
  connect(keeper_, &AlbumKeeper::moved, this, [this](const std::vector<MovedPicture>& pictures) {
    std::vector<PictureId> ids;
    for (const auto& [id, path] : pictures) {
      album_->setPath(id, path);
      ids.push_back(id);
    }
    Q_EMIT foundAgain(ids);
  });
  connect(keeper_, &AlbumKeeper::matched, this, [this](const Paths& fresh) {
    matching_ = false;
    take(fresh);
    turns_.start();
  });
  thread_ = std::make_unique<WorkerThread>(keeper_, QStringLiteral("album"));
}

AlbumStore::~AlbumStore() { settle(); }

void AlbumStore::open(const std::optional<std::filesystem::path>& file) {
  waiting_.clear();  // these were for the former one
  change(file);
}

void AlbumStore::change(const std::optional<std::filesystem::path>& file) {
  settle();
  // What the keeper has told so far is of the former album, whose pictures have the same numbers as the next one's.
  QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
  settle();  // it may have been told of new pictures
  album_->clear();
  open_ = all_loaded_ = matching_ = false;
  loaded_.clear();
  Q_EMIT closed();
  if (file) {
    own_.reset();
    path_ = *file;
  } else {
    own_ = std::make_unique<QTemporaryDir>();
    path_ = pathOf(own_->filePath(QStringLiteral("album.descry")));
  }
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, path = path_] { keeper->open(path); });
}

void AlbumStore::takeOpened(const std::filesystem::path& file) {
  if (file != path_) return;
  all_loaded_ = true;
  turns_.start();
}

void AlbumStore::takeTurn() {
  if (!loaded_.empty()) {
    std::vector<AlbumEntry> entries;
    entries.reserve(loaded_.front().size());
    for (const AlbumPicture& picture : loaded_.front()) entries.push_back(entryOf(picture, *album_));
    loaded_.pop_front();
    album_->load(std::move(entries));
  } else if (all_loaded_ && !open_) {
    open_ = true;
    Q_EMIT opened();
  } else if (open_ && !waiting_.empty() && !matching_) {
    const Paths pictures = std::move(waiting_.front());
    waiting_.pop_front();
    if (album_->rowCount() == 0) {  // nothing that could have moved
      take(pictures);
    } else {
      matching_ = true;
      QMetaObject::invokeMethod(keeper_, [keeper = keeper_, pictures] { keeper->match(pictures); });
    }
  } else {
    turns_.stop();
  }
}

void AlbumStore::takeFailure(const QString& problem) {
  const bool unopened = !open_ && !own_;
  if (unopened) change(std::nullopt);
  Q_EMIT failed(unopened ? tr("%1 Until then this window has an album of its own, which ends with it.").arg(problem)
                         : problem);
}

void AlbumStore::add(const Paths& pictures) {
  if (pictures.empty()) return;
  waiting_.push_back(pictures);
  turns_.start();
}

void AlbumStore::take(const Paths& fresh) {
  if (fresh.empty()) return;
  std::vector<PictureId> known;
  for (const std::filesystem::path& path : fresh) {
    if (const PictureId id = album_->idOf(path); id != 0) known.push_back(id);
  }
  Q_EMIT added(album_->add(fresh), known);
}

void AlbumStore::check() {
  stop_check_.request_stop();
  stop_check_ = std::stop_source();
  checking_ = true;
  write();
  QMetaObject::invokeMethod(keeper_, [this, keeper = keeper_, stop = stop_check_.get_token()] {
    keeper->check(stop);
    // The thread ends before this object does.
    QMetaObject::invokeMethod(this, [this, stop] { checking_ = checking_ && stop.stop_requested(); });
  });
}

void AlbumStore::wantHistory(PictureId id) {
  write();
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, id] { keeper->loadHistory(id); });
}

void AlbumStore::refresh(const std::vector<PictureId>& ids) {
  write();
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, ids] { keeper->refresh(ids); });
}

void AlbumStore::noteChanged(const std::vector<PictureId>& ids) {
  for (const PictureId id : ids) {
    changed_.insert(id);
    removed_.remove(id);
  }
  if (!soon_.isActive()) soon_.start();
}

void AlbumStore::noteAnswers(const std::vector<CaptionResult>& results) {
  const qint64 now = QDateTime::currentSecsSinceEpoch();
  for (const CaptionResult& result : results) {
    if (!album_->find(result.id)) continue;
    changed_.insert(result.id);
    if (result.problem.isEmpty()) answers_.push_back({result.id, {result.captions, result.source, now}});
  }
  if (!soon_.isActive()) soon_.start();
}

void AlbumStore::noteTaken(const std::vector<PictureId>& ids) {
  for (const PictureId id : ids) removed_.insert(id);
  if (!soon_.isActive()) soon_.start();
}

AlbumPicture AlbumStore::picture(const AlbumEntry& entry) const {
  AlbumPicture picture;
  picture.id = entry.id;
  picture.path = entry.path;
  picture.problem = entry.problem.toStdString();
  if (entry.edited) picture.edited = entry.edited->toStdString();
  picture.verdict = entry.verdict;
  picture.rating = entry.rating;
  return picture;
}

void AlbumStore::write() {
  soon_.stop();
  AlbumFile::Changes changes;
  std::vector<int> rows;
  for (const PictureId id : std::exchange(changed_, {})) rows.push_back(album_->indexOf(id).row());
  std::sort(rows.begin(), rows.end());  // new pictures are kept in this order
  for (const int row : rows) {
    if (row >= 0) changes.pictures.push_back(picture(album_->entries()[static_cast<std::size_t>(row)]));
  }
  changes.answers = std::exchange(answers_, {});
  changes.removed.assign(removed_.begin(), removed_.end());
  removed_.clear();
  if (std::exchange(order_changed_, false)) {
    for (const AlbumEntry& entry : album_->entries()) changes.order.push_back(entry.id);
  }
  if (changes.pictures.empty() && changes.answers.empty() && changes.removed.empty()) return;
  QMetaObject::invokeMethod(keeper_, [keeper = keeper_, changes = std::move(changes)] { keeper->write(changes); });
}

void AlbumStore::flush() {
  const bool was_checking = checking_;
  settle();
  if (was_checking) check();
}

/// Writes, and waits until the keeper has done all that it was asked for; looking for files is cut short.
void AlbumStore::settle() {
  stop_check_.request_stop();
  checking_ = false;
  write();
  QMetaObject::invokeMethod(
      keeper_, [] {}, Qt::BlockingQueuedConnection);
}

}  // namespace descry
