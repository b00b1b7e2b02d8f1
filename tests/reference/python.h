#pragma once

#include <QFileInfo>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace descry::reference {

/// The Python that has the packages to compare with: $DESCRY_PYTHON, or build/python as tests/run makes it. Empty:
/// none.
inline QString python() {
  const QString named = qEnvironmentVariable("DESCRY_PYTHON");
  if (!named.isEmpty()) return named;
  const QString built = QStringLiteral(DESCRY_SOURCE_DIR "/build/python/bin/python");
  return QFileInfo::exists(built) ? built : QString();
}

/// Whether Python can import all of these modules (found, not loaded, so this is quick).
inline bool has_modules(const QStringList& modules) {
  if (python().isEmpty()) return false;
  const QString code =
      QStringLiteral("import importlib.util as u, sys; sys.exit(not all(u.find_spec(m) for m in sys.argv[1:]))");
  return QProcess::execute(python(), QStringList{QStringLiteral("-c"), code} + modules) == 0;
}

/// Runs tests/reference/`script`; its messages go to the test's own output. True when it ends well.
inline bool run(const QString& script, const QStringList& arguments) {
  return QProcess::execute(
             python(), QStringList{QStringLiteral(DESCRY_SOURCE_DIR "/tests/reference/") + script} + arguments) == 0;
}

}  // namespace descry::reference
