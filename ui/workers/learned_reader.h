#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

#include "training/run/watched_file.h"

namespace descry {

/// The watched pictures' captions at one epoch; never null.
using WatchedEpoch = std::shared_ptr<const std::vector<WatchedCaption>>;

/// What a run folder tells of what the run has learned. Copies share the captions.
struct LearnedEpochs {
  QString folder;
  std::map<int, WatchedEpoch> watched;  ///< by epoch
  QString problem;                      ///< which files could not be read, in a sentence; or empty
};

/// Reads them, on a thread of its own.
class LearnedReader : public QObject {
  Q_OBJECT

 public:
  /// What is new in the folder since the last call for it; the newest epoch first. Tells of it while it reads, if that
  /// takes long, and at the end, unless `stop` was asked for.
  void read(const QString& folder, std::stop_token stop);

 Q_SIGNALS:
  void epochsRead(const descry::LearnedEpochs& epochs);

 private:
  void readEpoch(int epoch);
  void tell();

  LearnedEpochs epochs_;
  std::map<int, std::uint64_t> stamps_;  ///< of the files that were read
  std::map<int, QString> problems_;
};

}  // namespace descry
