#include "ui/captioning/dropped.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QTextDocumentFragment>

namespace descry {
namespace {

bool isFetched(const QUrl& url) {
  return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https") ||
         url.scheme() == QLatin1String("data");
}

/// A picture that is a link is dragged as the link's address; the page's text beside it names the picture.
QList<QUrl> picturesOf(const QString& html) {
  static const QRegularExpression image(QStringLiteral("<img\\b[^>]*?\\bsrc\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')"),
                                        QRegularExpression::CaseInsensitiveOption);
  QList<QUrl> found;
  for (const QRegularExpressionMatch& match : image.globalMatch(html)) {
    const QString source = match.captured(1) + match.captured(2);
    const QUrl url(QTextDocumentFragment::fromHtml(source).toPlainText());  // &amp; and the like
    if (isFetched(url)) found << url;
  }
  return found;
}

}  // namespace

Dropped droppedIn(const QMimeData* data) {
  Dropped dropped;
  if (!data) return dropped;
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile()) dropped.paths << url.toLocalFile();
  }
  if (!dropped.paths.isEmpty()) return dropped;
  dropped.pixels = data->hasImage();
  if (dropped.pixels) return dropped;
  dropped.addresses = picturesOf(data->html());
  if (!dropped.addresses.isEmpty()) return dropped;
  for (const QUrl& url : data->urls()) {
    if (isFetched(url)) dropped.addresses << url;
  }
  return dropped;
}

}  // namespace descry
