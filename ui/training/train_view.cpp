#include "ui/training/train_view.h"

#include <QTime>

#include "training/run/run_history.h"
#include "ui/training/background_icon.h"
#include "ui/training/data_panel.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/log_pane.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/run_controls.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/settings_form.h"
#include "ui/training/welcome_page.h"
#include "ui/widgets/notice_bar.h"

namespace descry {

TrainView::TrainView(const WindowOptions& options, QWidget* parent)
    : QWidget(parent), closeQuestion(askAboutRun), options_(options) {
  setObjectName(QStringLiteral("trainView"));
  build();
  connectPanels();
  connectSession();
  restore();
  updateControls();
  list_->scan();
}

TrainView::~TrainView() { remember(); }

void TrainView::connectSession() {
  connect(&session_, &TrainSession::started, this, &TrainView::updateControls);
  connect(&session_, &TrainSession::steered, this, &TrainView::updateControls);
  connect(&session_, &TrainSession::progressed, this, &TrainView::onProgress);
  connect(&session_, &TrainSession::logged, this, &TrainView::addLog);
  connect(&session_, &TrainSession::stepped, this, &TrainView::onSteps);
  connect(&session_, &TrainSession::epochEnded, this, &TrainView::onEpoch);
  connect(&session_, &TrainSession::modelWritten, this, [this](const QString& file) {
    knownModels_.insert(file);
    Q_EMIT modelAvailable(file, live_.summary.name);
  });
  connect(&session_, &TrainSession::happened, this, &TrainView::onHappened);
  connect(&session_, &TrainSession::ended, this, &TrainView::onEnded);
}

void TrainView::onFound(const std::vector<RunSummary>& runs) {
  for (const RunSummary& run : runs) {
    followElsewhere(run);
    if (run.bestModel.isEmpty() || knownModels_.contains(run.bestModel)) continue;
    knownModels_.insert(run.bestModel);
    Q_EMIT modelAvailable(run.bestModel, run.name);
  }
  showContent();
  updateControls();
}

void TrainView::onScanned(const std::vector<RunSummary>& runs) {
  onFound(runs);
  if (!anyShownYet_ && !runs.empty()) {
    anyShownYet_ = true;
    list_->setShown(runs.front().folder, true);
    list_->select(runs.front().folder);
    showRun(runs.front().folder, true);
  }
  offerInterrupted(runs);
}

void TrainView::onRunRead(const RunDetails& details) {
  const QString folder = details.summary.folder;
  const bool live = session_.isActive() && folder == live_.summary.folder;
  if (!list_->has(folder)) return;  // gone to the trash meanwhile
  followed_.erase(folder);
  if (!is_over(details.summary.state)) followed_.emplace(folder, details.curves);
  if (!live) {
    list_->setRun(details.summary);
    followElsewhere(details.summary);
    updateControls();
  }
  if (folder == awaited_) return continueAwaited(details);
  if (folder == settingsAwaited_) {
    settingsAwaited_.clear();
    form_->setSettings(details.settings);
  }
  if (!live && list_->shown().contains(folder)) {
    plots_->showRun(folder, list_->nameOf(folder), list_->colourOf(folder), details.curves);
  }
  if (live || folder != lookedAt_) return;
  learned_->refresh();
  log_->showText(details.log);
  const QStringList& problems = details.summary.problems;
  if (problems.isEmpty()) return unreadable_->dismiss();
  unreadable_->tell(problems.join(QLatin1Char('\n')));
}

void TrainView::onRunGrew(const RunNews& news) {
  const QString folder = news.summary.folder;
  const auto curves = followed_.find(folder);
  if (curves == followed_.end() || !list_->has(folder) || (session_.isActive() && folder == live_.summary.folder))
    return;
  list_->setRun(news.summary);
  followElsewhere(news.summary);
  for (const StepRecord& record : news.steps) curves->second.append(record);
  for (const EpochRecord& record : news.epochs) curves->second.append(record);
  for (const RunEvent& event : news.events) curves->second.append(event);
  if (plots_->shows(folder)) plots_->drawSoon();
  if (is_over(news.summary.state)) followed_.erase(curves);
  updateControls();
  if (folder != lookedAt_) return;
  if (!news.epochs.empty()) learned_->refresh();
  if (news.log) log_->showText(*news.log);
}

void TrainView::followElsewhere(const RunSummary& run) {
  if (is_over(run.state) || (session_.isActive() && run.folder == live_.summary.folder)) return;
  elsewhere_.insert(run.folder);
  if (!followTimer_.isActive()) followTimer_.start();
}

void TrainView::showRun(const QString& folder, bool shown) {
  if (!shown) {
    plots_->hideRun(folder);
  } else if (folder == live_.summary.folder && session_.isActive()) {
    plots_->showRun(folder, list_->nameOf(folder), list_->colourOf(folder), live_.curves);
  } else {
    Q_EMIT readRequested(folder);
  }
}

void TrainView::lookAt(const QString& folder) {
  if (folder.isEmpty()) return;
  lookedAt_ = folder;
  learned_->open(folder);
  if (session_.isActive() && folder == live_.summary.folder) {
    unreadable_->dismiss();
    log_->showText(liveLog_.join(QLatin1Char('\n')));
    return;
  }
  Q_EMIT readRequested(folder);
}

void TrainView::addLog(const QStringList& lines) {
  const QString time = QTime::currentTime().toString(QStringLiteral("HH:mm:ss "));
  QStringList stamped;
  for (const QString& line : lines) stamped << time + line;
  liveLog_ << stamped;
  if (liveLog_.size() > 2 * LogPane::kKeptLines) liveLog_ = liveLog_.mid(liveLog_.size() - LogPane::kKeptLines);
  if (lookedAt_ == live_.summary.folder) log_->addLines(stamped);
}

void TrainView::updateControls() {
  using Mode = RunControls::Mode;
  const Mode mode = !session_.isActive()    ? Mode::kIdle
                    : session_.isStopping() ? Mode::kStopping
                    : session_.isPaused()   ? Mode::kPaused
                                            : Mode::kRunning;
  controls_->setMode(mode, mode == Mode::kIdle ? obstacle() : QString());
  updateStatus();
}

void TrainView::updateStatus() {
  QString line;
  if (session_.isActive()) line = live_.summary.name + QStringLiteral("  ") + controls_->shortText();
  background_->setState(line, session_.isActive() && !session_.isStopping(), session_.isPaused());
  Q_EMIT statusChanged(line);
}

}  // namespace descry
