#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <limits>
#include <vector>

#include "training/run/records.h"
#include "training/run/run_notes.h"

namespace descry {

/// A run in a list.
struct RunSummary {
  QString folder;
  QString name;                         ///< what a person calls it, or its folder's name
  RunNotes notes;                       ///< what a person says of it
  QString dataset;                      ///< names of its data's folders and files; empty: its settings cannot be read
  RunState state = RunState::kStopped;  ///< of a run that another process trains: what it is doing
  bool interrupted = false;             ///< its process was gone before it could say how the run ended
  bool canContinue = false;             ///< over, not finished, and with a checkpoint
  int epoch = 0;                        ///< epochs that ended
  int epochs = 0;                       ///< epochs asked for; 0: its settings cannot be read
  double bestCider = std::numeric_limits<double>::quiet_NaN();   ///< NaN: not scored yet
  double lowestLoss = std::numeric_limits<double>::quiet_NaN();  ///< of dev, nats a token; NaN: no epoch ended
  double seconds = 0;                                            ///< of training, pauses excluded; 0: not known
  QString bestModel;                                             ///< captioner file; empty if none was written
  QStringList problems;                                          ///< what could not be read, a sentence each
  QDateTime started;                                             ///< may be invalid

  void take(const EpochRecord& record);
};

/// Whether the folder holds something of a run.
bool isRunFolder(const QString& folder);

/// Reads what a list shows of a run: a few small files, and of a run of an earlier version its records. A folder that
/// is not there has a problem. Not on the GUI thread.
RunSummary summaryOf(const QString& folder);

/// The data's folders and files by their names.
QString datasetName(const std::vector<std::filesystem::path>& sources);

}  // namespace descry
