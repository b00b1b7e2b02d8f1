#pragma once

#include <QObject>
#include <QStringList>

namespace descry {

/// What a data folder was recognised as.
struct DataSummary {
  QString folder;
  bool usable = false;
  QString text;          ///< a few lines, or the sentence that says why it cannot be used
  QStringList problems;  ///< a sentence each, in full
};

/// Reads data folders and writes sample ones, on a thread of its own.
class TrainDataWorker : public QObject {
  Q_OBJECT

 public:
  void read(const QString& folder);
  /// Sample scenes, unless the folder holds some already.
  void writeScenes(const QString& folder);

 Q_SIGNALS:
  void dataRead(const descry::DataSummary& summary);
  void scenesProgressed(int done, int total);
  void scenesWritten(const QString& folder);
  void scenesFailed(const QString& sentence);
};

}  // namespace descry
