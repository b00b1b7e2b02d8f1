#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

#include "ui/workers/learned_reader.h"
#include "ui/workers/worker_thread.h"

namespace descry {

/// What one run has learned, as its folder tells, and the epoch that is looked at. Views show it and are told when it
/// changes. GUI thread; files are read on another.
class LearnedRun : public QObject {
  Q_OBJECT

 public:
  explicit LearnedRun(QObject* parent = nullptr);
  ~LearnedRun() override;

  /// Looks at a run; at none with an empty folder. The newest epoch is looked at, and followed.
  void open(const QString& folder);
  /// The run has written something.
  void refresh();

  const QString& folder() const { return epochs_.folder; }
  const QString& problem() const { return epochs_.problem; }
  /// Those of which anything is known, from the oldest on.
  const std::vector<int>& epochs() const { return numbers_; }
  int epoch() const;  ///< that is looked at; 0: there is none yet
  int newest() const { return numbers_.empty() ? 0 : numbers_.back(); }
  int place() const;  ///< of epoch() in epochs()
  /// Stays there when new epochs come, unless it is the newest.
  void lookAt(int place);

  /// Null if none were kept, or they could not be read.
  WatchedEpoch captionsOf(int epoch) const;
  /// Null if the picture was not watched then.
  const WatchedCaption* captionOf(const std::string& picture, int epoch) const;
  /// By epoch, those that were scored.
  std::vector<std::pair<int, double>> ciderOf(const std::string& picture) const;

  /// The last epoch up to the one that is looked at that has a report; 0: none.
  int reportedEpoch() const;
  /// That epoch's; a null report without a problem until it is read: reportChanged follows.
  LearnedReport report();

  /// Asks for the run's dev pictures; choiceRead follows.
  void readChoice() { Q_EMIT choiceRequested(epochs_.folder); }
  /// These are watched from the run's next epoch on.
  void choose(const std::vector<std::string>& names) { Q_EMIT chooseRequested(epochs_.folder, names); }

 Q_SIGNALS:
  void epochsChanged();  ///< there are others, or there is another run; epochChanged does not follow
  void epochChanged();   ///< another is looked at
  void reportChanged();  ///< report() gives it now
  void choiceRead(const descry::WatchedChoice& choice);
  void choiceNotStored(const QString& sentence);
  void readRequested(const QString& folder, std::stop_token stop);
  void choiceRequested(const QString& folder);
  void chooseRequested(const QString& folder, const std::vector<std::string>& names);
  void reportRequested(const QString& folder, int epoch, std::stop_token stop);

 private:
  void take(const LearnedEpochs& epochs);

  LearnedEpochs epochs_;
  std::vector<int> numbers_;
  LearnedReport report_;  ///< the last that was read
  int reportAwaited_ = 0;
  std::stop_source awaiting_;
  std::optional<int> chosen_;  ///< epoch that is looked at; nothing: the newest
  std::stop_source reading_;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
