#include "ui/workers/picture_fetcher.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QNetworkReply>
#include <QSaveFile>

#include "model/images/decode.h"

namespace descry {
namespace {

constexpr int kPatience = 30'000;  // milliseconds without a byte
constexpr int kLookSide = 32;      // pixels: only to see that it is a picture

/// As the address calls it, in letters that every file system takes.
QString nameOf(const QUrl& address) {
  QString name = QFileInfo(address.scheme() == QLatin1String("data") ? QString() : address.path()).completeBaseName();
  name.replace(QRegularExpression(QStringLiteral("[^\\w-]+")), QStringLiteral("-"));
  return name.isEmpty() ? QStringLiteral("picture") : name.left(60);
}

}  // namespace

void PictureFetcher::fetch(const QUrl& address, const QString& folder) {
  if (!network_) network_ = std::make_unique<QNetworkAccessManager>();
  QNetworkRequest request(address);
  request.setTransferTimeout(kPatience);
  request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Descry"));
  QNetworkReply* reply = network_->get(request);
  connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
    if (std::max(received, total) > kMostBytes) reply->abort();
  });
  connect(reply, &QNetworkReply::finished, this, [this, reply, folder] { take(reply, folder); });
}

void PictureFetcher::take(QNetworkReply* reply, const QString& folder) {
  reply->deleteLater();
  if (reply->error() == QNetworkReply::NoError) {
    keep(reply->readAll(), reply->url(), folder);
    return;
  }
  Q_EMIT failed(
      tr("The picture could not be fetched (%1). Save it in the browser and drop the file.").arg(reply->errorString()));
}

void PictureFetcher::keep(const QByteArray& bytes, const QUrl& address, const QString& folder) {
  const Result<Image> picture = decode_image(
      {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())}, kLookSide);
  if (!picture) {
    Q_EMIT failed(
        tr("What was dragged here is no picture that can be read (%1). Save it in the browser and drop the file.")
            .arg(QString::fromStdString(picture.error().message)));
    return;
  }
  const QString content =
      QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().left(10));
  const QString file = QStringLiteral("%1/%2-%3").arg(folder, nameOf(address), content);
  QSaveFile out(file);
  if (QDir().mkpath(folder) && out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) {
    Q_EMIT fetched(file);
  } else {
    Q_EMIT failed(tr("The picture could not be kept (%1). Make room and drop it again.").arg(out.errorString()));
  }
}

}  // namespace descry
