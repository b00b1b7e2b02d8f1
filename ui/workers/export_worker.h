#pragma once

#include <QImage>
#include <QObject>
#include <QString>

namespace descry {

/// Gives copied pictures files, whole or not at all, off the GUI thread.
class ExportWorker : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  /// A copied picture has no file of its own: it gets one in `folder`, and keeps it, because the album refers to it.
  void keepPicture(const QImage& picture, const QString& folder);

 Q_SIGNALS:
  void written(const QString& file, const QString& problem);  ///< no problem: done
  void kept(const QString& file);
};

}  // namespace descry
