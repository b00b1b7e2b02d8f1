#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <vector>

#include "training/data/dataset.h"
#include "training/report/evaluation_report.h"
#include "training/run/watched_file.h"

namespace descry {

/// Pictures that a choice is made from, each with its first caption; shared, because there may be many.
using PictureChoice = std::shared_ptr<const std::vector<CaptionedPicture>>;

/// A run's dev pictures, and those that are to be watched.
struct WatchedChoice {
  QString folder;
  PictureChoice pictures;  ///< null: they are not known
  std::vector<std::string> chosen;
  QString problem;  ///< why not; or why the choice could not be stored
};

/// The watched pictures' captions at one epoch; never null.
using WatchedEpoch = std::shared_ptr<const std::vector<WatchedCaption>>;

/// What a run folder tells of what the run has learned. Copies share the captions.
struct LearnedEpochs {
  QString folder;
  std::map<int, WatchedEpoch> watched;  ///< by epoch
  std::set<int> reported;               ///< epochs whose dev captions there is a report on
  QString problem;                      ///< which files could not be read, in a sentence; or empty
};

/// What the dev captions of one epoch are like.
struct LearnedReport {
  QString folder;
  int epoch = 0;
  std::shared_ptr<const EvaluationReport> report;  ///< null: it could not be read
  QString problem;                                 ///< why
};

/// Reads them, on a thread of its own.
class LearnedReader : public QObject {
  Q_OBJECT

 public:
  /// What is new in the folder since the last call for it; the newest epoch first. Tells of it while it reads, if that
  /// takes long, and at the end, unless `stop` was asked for.
  void read(const QString& folder, std::stop_token stop);
  void readReport(const QString& folder, int epoch, std::stop_token stop);
  void readChoice(const QString& folder);
  /// For the run's next epoch. Says something only if that failed.
  void choose(const QString& folder, const std::vector<std::string>& names);

 Q_SIGNALS:
  void epochsRead(const descry::LearnedEpochs& epochs);
  void reportRead(const descry::LearnedReport& report);
  void choiceRead(const descry::WatchedChoice& choice);
  void choiceNotStored(const QString& sentence);

 private:
  void readEpoch(int epoch);
  void tell();

  LearnedEpochs epochs_;
  std::map<int, std::uint64_t> stamps_;  ///< of the files that were read
  std::map<int, QString> problems_;
};

}  // namespace descry
