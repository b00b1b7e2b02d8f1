#include "ui/workers/thumbnail_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <optional>

#include "model/disk/file_times.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr int kLarge = 256;
constexpr qint64 kNanoseconds = 1'000'000'000;

QString uriOf(const std::filesystem::path& picture) {
  const QString path = textOf(std::filesystem::absolute(picture));
  return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
}

QString folder() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/thumbnails/large/");
}

QString fileOf(const QString& uri) {
  const QByteArray name = QCryptographicHash::hash(uri.toLatin1(), QCryptographicHash::Md5).toHex();
  return folder() + QString::fromLatin1(name) + QStringLiteral(".png");
}

}  // namespace

QImage storedThumbnail(const std::filesystem::path& picture) {
  const std::optional<FileTimes> times = file_times(picture);
  if (!times) return {};
  QImage image;
  if (!image.load(fileOf(uriOf(picture)), "PNG")) return {};
  const bool same = image.text(QStringLiteral("Thumb::MTime")).toLongLong() == times->modified / kNanoseconds;
  return same ? image : QImage();
}

void storeThumbnail(const std::filesystem::path& picture, const QImage& image) {
  const std::optional<FileTimes> times = file_times(picture);
  const QString uri = uriOf(picture);
  const QString file = fileOf(uri);
  if (!times || picture.native().find("/thumbnails/") != std::string::npos) return;  // none of a thumbnail
  QImage thumbnail = image;
  if (image.width() > kLarge || image.height() > kLarge) {
    thumbnail = image.scaled(kLarge, kLarge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  }
  thumbnail.setText(QStringLiteral("Thumb::URI"), uri);
  thumbnail.setText(QStringLiteral("Thumb::MTime"), QString::number(times->modified / kNanoseconds));
  thumbnail.setText(QStringLiteral("Thumb::Size"), QString::number(times->bytes));
  thumbnail.setText(QStringLiteral("Software"), QStringLiteral("Descry"));
  if (!QDir().mkpath(folder())) return;
  const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
  QFile::setPermissions(folder(), own | QFile::ExeOwner);
  QSaveFile out(file);
  if (out.open(QIODevice::WriteOnly) && out.setPermissions(own) && thumbnail.save(&out, "PNG")) out.commit();
}

}  // namespace descry
