#include "ui/workers/paths.h"

#include <QFile>

namespace descry {

Paths pathsOf(const QStringList& names) {
  Paths paths;
  for (const QString& name : names) paths.emplace_back(QFile::encodeName(name).toStdString());
  return paths;
}

}  // namespace descry
