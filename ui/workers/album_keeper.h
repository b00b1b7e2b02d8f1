#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <deque>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/album/album_file.h"
#include "ui/workers/caption_types.h"
#include "ui/workers/paths.h"

namespace descry {

/// Where a picture of the album lies now.
using MovedPicture = std::pair<PictureId, std::filesystem::path>;

/// Reads and writes the album's file, on a thread of its own (AlbumStore). Every sentence of a failure names the file.
class AlbumKeeper : public QObject {
  Q_OBJECT

 public:
  AlbumKeeper();
  ~AlbumKeeper() override;

 public Q_SLOTS:
  /// Answers with loaded, portion by portion, then opened; or with failed, and is without a file then.
  void open(const std::filesystem::path& path);
  void close();
  /// Answers with failed where it cannot be kept now, nothing otherwise; it is tried again every few seconds until the
  /// album is closed. Pictures that have an answer come with what their file says of itself.
  void write(AlbumFile::Changes changes);
  void loadCaptions(descry::PictureId id);
  void loadHistory(descry::PictureId id);
  /// Takes over what the files of these say of themselves now.
  void refresh(const std::vector<descry::PictureId>& ids);
  /// Looks whether the files are there still; answers with checked. Those that are gone are looked for by content in
  /// the folders where they were and the ones beside those.
  void check(std::stop_token stop);
  /// Tells which of `found` are pictures whose file is gone (moved), then which are none of the album's (matched).
  void match(const descry::Paths& found);

 Q_SIGNALS:
  void loaded(const std::filesystem::path& file, const std::vector<descry::AlbumPicture>& pictures);
  void opened(const std::filesystem::path& file);
  void failed(const QString& problem);
  void captionsLoaded(descry::PictureId id, const std::vector<descry::Caption>& captions);
  void historyLoaded(descry::PictureId id, const std::vector<descry::AlbumAnswer>& answers);
  void checked(const std::vector<descry::PictureId>& there, const std::vector<descry::PictureId>& missing);
  void moved(const std::vector<descry::MovedPicture>& pictures);
  void matched(const descry::Paths& fresh);

 private:
  /// A picture whose file is not where it was.
  struct Gone {
    PictureId id;
    std::filesystem::path path;
    std::string content;
  };

  void tell(const Error& error);
  void keep(AlbumFile::Changes changes);
  /// In their order, as far as it goes.
  Result<void> writeUnwritten();
  /// Looks at every picture's file, and notes which are gone.
  void look(const std::stop_token& stop, const std::function<void(AlbumPicture picture, bool there)>& take);
  /// The picture of the album that this file is, although it lies elsewhere now.
  std::optional<PictureId> missingPicture(const std::filesystem::path& path);

  std::optional<AlbumFile> file_;
  std::deque<AlbumFile::Changes> unwritten_;
  QTimer again_;
  std::unordered_multimap<std::int64_t, Gone> gone_;  // by their bytes
  QElapsedTimer since_look_;
};

}  // namespace descry
