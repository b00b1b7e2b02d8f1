#include "ui/workers/paths.h"

#include <QFile>

namespace descry {

std::filesystem::path pathOf(const QString& name) { return QFile::encodeName(name).toStdString(); }

Paths pathsOf(const QStringList& names) {
  Paths paths;
  for (const QString& name : names) paths.push_back(pathOf(name));
  return paths;
}

QString textOf(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

}  // namespace descry
