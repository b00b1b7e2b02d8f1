#include "ui/workers/export_worker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

namespace descry {

void ExportWorker::keepPicture(const QImage& picture, const QString& folder) {
  const QImage pixels = picture.convertToFormat(QImage::Format_RGB32);
  // Named by what it shows, so that pasting it twice gives one file.
  const QByteArray content =
      QCryptographicHash::hash(QByteArrayView(reinterpret_cast<const char*>(pixels.constBits()), pixels.sizeInBytes()),
                               QCryptographicHash::Sha1);
  const QString file = folder + QStringLiteral("/pasted-%1.png").arg(QString::fromLatin1(content.toHex().left(10)));
  QSaveFile out(file);
  const bool good = QDir().mkpath(folder) && out.open(QIODevice::WriteOnly) && pixels.save(&out, "PNG") && out.commit();
  if (good) {
    Q_EMIT kept(file);
  } else {
    Q_EMIT written(file,
                   tr("The pasted picture could not be kept (%1). Make room and paste again.").arg(out.errorString()));
  }
}

}  // namespace descry
