#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QUrl>
#include <memory>

class QNetworkReply;

namespace descry {

/// Fetches pictures that were dragged out of a browser and gives each a file of its own. Nothing is fetched that a
/// person did not drop. On a worker's thread.
class PictureFetcher : public QObject {
  Q_OBJECT

 public:
  /// Pictures larger than this are refused.
  static constexpr qint64 kMostBytes = 100'000'000;

 public Q_SLOTS:
  /// An http, https or data address; the file is kept in `folder`, by its content, so that the same picture has one
  /// file.
  void fetch(const QUrl& address, const QString& folder);

 Q_SIGNALS:
  void fetched(const QString& file);
  void failed(const QString& problem);

 private:
  void take(QNetworkReply* reply, const QString& folder);
  void keep(const QByteArray& bytes, const QUrl& address, const QString& folder);

  std::unique_ptr<QNetworkAccessManager> network_;
};

}  // namespace descry
