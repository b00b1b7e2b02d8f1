#include "ui/workers/export_worker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

#include "model/export/picture_fields.h"

namespace descry {

void ExportWorker::writeTable(const std::vector<TableRow>& rows, const QString& file) {
  QSaveFile table(file);
  bool good = table.open(QIODevice::WriteOnly) && table.write(table_header({}).c_str()) >= 0;
  for (std::size_t i = 0; good && i < rows.size(); ++i) {
    AlbumPicture picture;
    picture.path = rows[i].path;
    picture.captions.resize(1);
    picture.captions.front().words.push_back({rows[i].caption, 0, {}});
    picture.captions.front().confidence = rows[i].confidence;
    good = table.write(table_row(picture, {}).c_str()) >= 0;
  }
  good = good && table.commit();
  Q_EMIT written(
      file,
      good ? QString()
           : tr("The table could not be written (%1). Choose another place or make room.").arg(table.errorString()));
}

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
