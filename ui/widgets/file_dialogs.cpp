#include "ui/widgets/file_dialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace descry {
namespace {

FileDialogs* replacement = nullptr;

/// "csv" of "CSV table (*.csv);;All files (*)".
QString firstExtension(const QString& filter) {
  static const QRegularExpression pattern(QStringLiteral("\\*\\.([A-Za-z0-9]+)"));
  const QRegularExpressionMatch match = pattern.match(filter);
  return match.hasMatch() ? match.captured(1) : QString();
}

}  // namespace

FileDialogs& FileDialogs::current() {
  static FileDialogs desktop;
  return replacement ? *replacement : desktop;
}

void FileDialogs::replace(FileDialogs* dialogs) { replacement = dialogs; }

QString FileDialogs::lastFolder() const {
  return folder_.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) : folder_;
}

void FileDialogs::rememberFolder(const QString& path) {
  if (!path.isEmpty()) folder_ = QFileInfo(path).absolutePath();
}

QStringList FileDialogs::openFiles(QWidget* parent, const QString& title, const QString& filter) {
  const QStringList paths = QFileDialog::getOpenFileNames(parent, title, lastFolder(), filter);
  if (!paths.isEmpty()) rememberFolder(paths.first());
  return paths;
}

QString FileDialogs::openFile(QWidget* parent, const QString& title, const QString& filter) {
  const QString path = QFileDialog::getOpenFileName(parent, title, lastFolder(), filter);
  rememberFolder(path);
  return path;
}

QString FileDialogs::openFolder(QWidget* parent, const QString& title) {
  const QString path = QFileDialog::getExistingDirectory(parent, title, lastFolder());
  rememberFolder(path);
  return path;
}

QString FileDialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter) {
  const QString start = QFileInfo(suggestion).isAbsolute() ? suggestion : lastFolder() + QLatin1Char('/') + suggestion;
  QString path = QFileDialog::getSaveFileName(parent, title, start, filter);
  if (path.isEmpty()) return path;
  const QString extension = firstExtension(filter);
  if (QFileInfo(path).suffix().isEmpty() && !extension.isEmpty()) path += QLatin1Char('.') + extension;
  rememberFolder(path);
  return path;
}

}  // namespace descry
