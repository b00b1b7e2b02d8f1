#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>
#include <deque>
#include <filesystem>

#include "ui/workers/caption_types.h"

namespace descry {

/// Decodes pictures off the GUI thread, at the size they are shown in, and keeps the last ones; those that fill a small
/// size come from, and go to, the desktop's thumbnails. What was asked for last is decoded first, and requests that
/// fell far behind (scrolled past) are forgotten. GUI thread only.
class ImageLoader : public QObject {
  Q_OBJECT

 public:
  enum class Fit { kCover, kInside };  ///< fill the size and cut what hangs over, or fit into it

  /// `kept`: pictures held in memory. `pending`: requests remembered.
  ImageLoader(QSize size, Fit fit, int kept, int pending, QObject* parent = nullptr);
  ~ImageLoader() override;

  /// The picture, or a null image after which loaded or failed follows.
  QImage image(PictureId id, const std::filesystem::path& path);
  /// Why the picture could not be read; empty: it was, or was not tried yet.
  QString problem(PictureId id) const { return failed_.value(id); }
  /// It is another file now; whoever waits for the picture asks again.
  void forget(PictureId id);
  /// The numbers are other pictures' now.
  void clear();

 Q_SIGNALS:
  void loaded(descry::PictureId id, const QImage& image);
  void failed(descry::PictureId id, const QString& problem);

 private:
  struct Request {
    PictureId id;
    std::filesystem::path path;
  };
  void startNext();
  void finish(PictureId id, const QImage& image, const QString& problem);

  QSize size_;
  Fit fit_;
  std::size_t pending_limit_;
  QCache<PictureId, QImage> cache_;
  QHash<PictureId, QString> failed_;
  std::deque<Request> pending_;
  PictureId running_ = -1;
  bool dropped_ = false;  // the running one is of before forget() or clear()
  QThreadPool pool_;
};

}  // namespace descry
