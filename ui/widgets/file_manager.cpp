#include "ui/widgets/file_manager.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace descry {
namespace {

FileManager* replacement = nullptr;

QString thatExists(const QString& path) {
  QFileInfo info(QDir::cleanPath(path));
  while (!info.exists() && !info.isRoot() && info.path() != info.filePath()) info.setFile(info.path());
  return info.absoluteFilePath();
}

void openFolderOf(const QString& path) {
  const QFileInfo info(path);
  QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? path : info.absolutePath()));
}

}  // namespace

FileManager& FileManager::current() {
  static FileManager desktop;
  return replacement ? *replacement : desktop;
}

void FileManager::replace(FileManager* manager) { replacement = manager; }

void FileManager::show(const QString& wanted) {
  const QString path = thatExists(wanted);
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return openFolderOf(path);  // a call there is never answered
  // freedesktop.org's File Manager D-Bus interface: the only way to select a file in whatever manager is in use.
  QDBusMessage call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
  call << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
  auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call));
  QObject::connect(answer, &QDBusPendingCallWatcher::finished, answer, [answer, path] {
    if (answer->isError()) openFolderOf(path);
    answer->deleteLater();
  });
}

void FileManager::open(const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }

}  // namespace descry
