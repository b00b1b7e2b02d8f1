#pragma once

#include <QList>
#include <QStringList>
#include <QUrl>

class QMimeData;

namespace descry {

/// What was dropped or pasted, by where its pictures come from. At most one of the three is there: files go before
/// pixels, pixels before addresses.
struct Dropped {
  QStringList paths;      ///< files and folders
  bool pixels = false;    ///< a picture without a file
  QList<QUrl> addresses;  ///< of pictures on web pages (http, https, data)

  bool isEmpty() const { return paths.isEmpty() && !pixels && addresses.isEmpty(); }
};

Dropped droppedIn(const QMimeData* data);

}  // namespace descry
