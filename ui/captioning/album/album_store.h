#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>

#include "ui/workers/album_keeper.h"
#include "ui/workers/worker_thread.h"

namespace descry {

class AlbumModel;

/// Keeps the album in its file: what changes is written within a third of a second, what is there is read when it is
/// opened or looked at. GUI thread only; the file itself is a worker's.
class AlbumStore : public QObject {
  Q_OBJECT

 public:
  /// Ends before `album` does.
  explicit AlbumStore(AlbumModel* album, QObject* parent = nullptr);
  ~AlbumStore() override;

  /// Writes what is to be written, then opens another album; what the model held is gone from it. Nothing: one of its
  /// own that is gone with this object.
  void open(const std::optional<std::filesystem::path>& file);
  /// Where the album is kept, also before it is open.
  const std::filesystem::path& file() const { return path_; }
  bool isOpen() const { return open_; }
  bool isKept() const { return !own_; }  ///< in a file that stays

  /// New pictures; those that are the album's own, moved elsewhere, get their new place instead.
  void add(const Paths& pictures);
  /// Looks which files are gone, and for those.
  void check();
  void wantHistory(PictureId id);
  /// The files of these were written by us: they are the same pictures still.
  void refresh(const std::vector<PictureId>& ids);
  /// Writes what is to be written and waits for it. For the end, and for who reads the file next.
  void flush();

 Q_SIGNALS:
  void closed();  ///< the model is empty, and all that it held is written
  void opened();
  void failed(const QString& problem);
  /// `known`: those of the pictures that were there already.
  void added(const std::vector<descry::PictureId>& ids, const std::vector<descry::PictureId>& known);
  void foundAgain(const std::vector<descry::PictureId>& ids);
  void historyLoaded(descry::PictureId id, const std::vector<descry::AlbumAnswer>& answers);

 private:
  void change(const std::optional<std::filesystem::path>& file);
  void settle();
  void takeTurn();
  void take(const Paths& fresh);
  void takeOpened(const std::filesystem::path& file);
  void takeFailure(const QString& problem);
  void noteChanged(const std::vector<PictureId>& ids);
  void noteAnswers(const std::vector<CaptionResult>& results);
  void noteTaken(const std::vector<PictureId>& ids);
  void write();
  AlbumPicture picture(const struct AlbumEntry& entry) const;

  AlbumModel* album_;
  AlbumKeeper* keeper_;
  std::unique_ptr<QTemporaryDir> own_;
  std::filesystem::path path_;
  bool open_ = false, order_changed_ = false;
  QSet<PictureId> changed_, removed_;
  std::vector<std::pair<std::int64_t, AlbumAnswer>> answers_;
  // What comes in is taken a portion in each turn of the event loop, so that keys and frames come in between.
  std::deque<std::vector<AlbumPicture>> loaded_;
  std::deque<Paths> waiting_;
  bool all_loaded_ = false, matching_ = false, checking_ = false;
  QTimer turns_;
  std::stop_source stop_check_;
  QTimer soon_;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
