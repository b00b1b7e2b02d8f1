#pragma once

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "ui/training/branch_bar.h"
#include "ui/window_options.h"
#include "ui/workers/train_runs.h"
#include "ui/workers/train_session.h"
#include "ui/workers/worker_thread.h"

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace descry {

class BackgroundIcon;
class LearnedRun;
class LogPane;
class NoticeBar;
class RunControls;
class RunList;
class RunPlots;
class SettingsForm;
class JudgingService;
class WatchedStrip;
class WelcomePage;
struct JudgingPlaces;

/// The training dashboard: runs, curves, watched pictures, log, settings, and the steering of the run that is going on.
class TrainView : public QWidget {
  Q_OBJECT

 public:
  /// What to do about a run that is going on when the window is to close.
  enum class CloseAnswer { kKeepTraining, kStopAndSave, kCancel };  // kKeepTraining: out of sight

  explicit TrainView(const WindowOptions& options, QWidget* parent = nullptr);
  ~TrainView() override;

  /// Whether the window may close now. Asks while a run is going on; after "stop and save" the window is closed as soon
  /// as the run is saved, without waiting here.
  bool confirmClose();

  /// Answers confirmClose's question; a dialog unless a test puts something else here.
  std::function<CloseAnswer(QWidget* parent)> closeQuestion;

 Q_SIGNALS:
  /// A captioner file that can be used: a run's best so far. Sent again when it was replaced by a better one.
  void modelAvailable(const QString& modelFile, const QString& name);
  /// A short line about the run that is going on; empty when there is none.
  void statusChanged(const QString& line);
  void readRequested(const QString& runFolder);
  void followRequested(const QString& runFolder);
  void branchPointsRequested(const QString& runFolder);

 private:
  void build();
  QWidget* buildCentre();
  void connectSession();
  void connectPanels();
  void restore();
  void remember() const;

  void startNew();
  void startSample();
  void continueRun(const QString& folder);
  void continueAwaited(const RunDetails& details);
  void prepareBranch(const QString& folder);
  void onBranchPoints(const QString& folder, const std::vector<BranchPoint>& points);
  void start(const RunDetails& run, bool resume);
  void start(const RunDetails& run, TrainJob job);
  void discard();
  QString newRunName() const;
  QString obstacle() const;

  void onFound(const std::vector<RunSummary>& runs);
  void onScanned(const std::vector<RunSummary>& runs);
  void onRunRead(const RunDetails& details);
  void onRunGrew(const RunNews& news);
  void followElsewhere(const RunSummary& run);
  void onProgress(const RunProgress& progress);
  void onSteps(const std::vector<StepRecord>& records);
  void onEpoch(const EpochRecord& record);
  void onHappened(const RunEvent& event);
  void onEnded(const TrainEnding& ending);
  void tellAway(const QString& title, const QString& text) const;
  void offerInterrupted(const std::vector<RunSummary>& runs);
  static CloseAnswer askAboutRun(QWidget* parent);
  void showRun(const QString& folder, bool shown);
  void lookAt(const QString& folder);
  void addLog(const QStringList& lines);
  void updateControls();
  void updateStatus();
  void showContent();
  void evaluateRun(const RunSummary& run);
  void evaluateFile();
  void compareRuns(const QStringList& folders);
  JudgingPlaces judgingPlaces() const;

  WindowOptions options_;
  TrainSession session_;
  RunDetails live_;  // the run that is going on, or was last; its log apart
  QStringList liveLog_;
  QString awaited_;                            // run folder whose details are read in order to continue it
  std::optional<BranchChoice> branchAwaited_;  // the branch that is to be started from what awaited_ gives
  QString branchedRun_;                        // whose checkpoints are looked for
  QString settingsAwaited_;
  QString lookedAt_;                       // run folder whose watched pictures and log are shown
  QSet<QString> elsewhere_;                // runs that other processes train, to be read again soon
  std::map<QString, RunCurves> followed_;  // theirs
  QSet<QString> knownModels_;              // that were told of
  QTimer followTimer_;
  bool startWhenDataReady_ = false;
  QElapsedTimer sinceProgress_;  // was shown
  RunState toldState_ = RunState::kPreparing;
  bool closeWhenEnded_ = false;
  bool discardWhenEnded_ = false;
  bool anyShownYet_ = false;

  BackgroundIcon* background_ = nullptr;
  NoticeBar* notice_ = nullptr;
  RunList* list_ = nullptr;
  QStackedWidget* centre_ = nullptr;
  QWidget* content_ = nullptr;       // what there is to see of runs
  NoticeBar* unreadable_ = nullptr;  // what cannot be read of the run that is looked at
  WelcomePage* welcome_ = nullptr;
  RunPlots* plots_ = nullptr;
  LearnedRun* learned_ = nullptr;  // of the run looked at
  WatchedStrip* strip_ = nullptr;
  LogPane* log_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  SettingsForm* form_ = nullptr;
  RunControls* controls_ = nullptr;
  QSplitter* columns_ = nullptr;
  QSplitter* rows_ = nullptr;
  JudgingService* judging_ = nullptr;
  std::unique_ptr<WorkerThread> readerThread_;
};

}  // namespace descry
