// The program, run as a person at a terminal runs it.
#pragma once

#include <QFile>
#include <QProcess>
#include <QTest>

struct Ran {
  int code;
  QByteArray out, err;
};

inline Ran descry(const QStringList& arguments,
                  const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(DESCRY_PROGRAM), arguments);
  if (!process.waitForFinished(300'000)) return {-1, {}, "did not end"};
  const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
  return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}
