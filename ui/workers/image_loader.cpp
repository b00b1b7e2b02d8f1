#include "ui/workers/image_loader.h"

#include <algorithm>
#include <utility>

#include "model/images/decode.h"
#include "ui/workers/thumbnail_store.h"

namespace descry {
namespace {

constexpr int kThumbnailSide = 256;  // what the desktop's thumbnails have, and more than a list shows

QImage toQImage(const Image& image) {
  return QImage(image.rgb.data(), image.width, image.height, static_cast<qsizetype>(image.width) * 3,
                QImage::Format_RGB888)
      .convertToFormat(QImage::Format_RGB32);
}

QImage covering(const QImage& image, QSize size) {
  const QImage scaled = image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
  return scaled.copy(QRect(QPoint((scaled.width() - size.width()) / 2, (scaled.height() - size.height()) / 2), size));
}

QImage fitted(const QImage& image, QSize size, ImageLoader::Fit fit) {
  if (fit == ImageLoader::Fit::kCover) return covering(image, size);
  if (image.width() <= size.width() && image.height() <= size.height()) return image;
  return image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

/// As the desktop's thumbnails have it, else from the file, which gives them one.
QImage thumbnailOf(const std::filesystem::path& path, QString& problem) {
  QImage thumbnail = storedThumbnail(path);
  if (!thumbnail.isNull()) return thumbnail.convertToFormat(QImage::Format_RGB32);
  const Result<Image> image = read_image(path, kThumbnailSide);
  if (!image) {
    problem = QString::fromStdString(image.error().message);
    return {};
  }
  thumbnail = fitted(toQImage(*image), {kThumbnailSide, kThumbnailSide}, ImageLoader::Fit::kInside);
  storeThumbnail(path, thumbnail);
  return thumbnail;
}

QImage read(const std::filesystem::path& path, QSize size, ImageLoader::Fit fit, QString& problem) {
  if (fit == ImageLoader::Fit::kCover) {
    const QImage thumbnail = thumbnailOf(path, problem);
    return thumbnail.isNull() ? thumbnail : covering(thumbnail, size);
  }
  const Result<Image> image = read_image(path, std::max(size.width(), size.height()));
  if (!image) {
    problem = QString::fromStdString(image.error().message);
    return {};
  }
  return fitted(toQImage(*image), size, fit);
}

}  // namespace

ImageLoader::ImageLoader(QSize size, Fit fit, int kept, int pending, QObject* parent)
    : QObject(parent), size_(size), fit_(fit), pending_limit_(static_cast<std::size_t>(pending)), cache_(kept) {
  pool_.setMaxThreadCount(1);
  pool_.setThreadPriority(QThread::LowPriority);
}

ImageLoader::~ImageLoader() {
  pending_.clear();
  pool_.waitForDone();
}

QImage ImageLoader::image(PictureId id, const std::filesystem::path& path) {
  if (const QImage* have = cache_.object(id)) return *have;
  if ((id == running_ && !dropped_) || failed_.contains(id)) return {};
  const auto old = std::find_if(pending_.begin(), pending_.end(), [id](const Request& r) { return r.id == id; });
  if (old != pending_.end()) pending_.erase(old);
  pending_.push_back({id, path});
  if (pending_.size() > pending_limit_) pending_.pop_front();
  startNext();
  return {};
}

void ImageLoader::forget(PictureId id) {
  cache_.remove(id);
  failed_.remove(id);
  std::erase_if(pending_, [id](const Request& request) { return request.id == id; });
  dropped_ |= running_ == id;
}

void ImageLoader::clear() {
  cache_.clear();
  failed_.clear();
  pending_.clear();
  dropped_ = running_ >= 0;
}

void ImageLoader::startNext() {
  if (running_ >= 0 || pending_.empty()) return;
  const Request request = pending_.back();
  pending_.pop_back();
  running_ = request.id;
  pool_.start([this, request, size = size_, fit = fit_] {
    QString problem;
    const QImage shown = read(request.path, size, fit, problem);
    // The destructor waits for this lambda, so `this` is alive here; the queued call dies with it.
    QMetaObject::invokeMethod(this, [this, id = request.id, shown, problem] { finish(id, shown, problem); });
  });
}

void ImageLoader::finish(PictureId id, const QImage& image, const QString& problem) {
  running_ = -1;
  if (std::exchange(dropped_, false)) {
    startNext();
    return;
  }
  if (image.isNull()) {
    failed_.insert(id, problem);
    Q_EMIT failed(id, problem);
  } else {
    cache_.insert(id, new QImage(image));
    Q_EMIT loaded(id, image);
  }
  startNext();
}

}  // namespace descry
