// What a TrainView does with the run that it trains: starting, steering, and what the run tells.
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <algorithm>

#include "ui/training/background_icon.h"
#include "ui/training/data_panel.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/run_controls.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/settings_form.h"
#include "ui/training/train_view.h"
#include "ui/training/welcome_page.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/notices.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

/// What a message box asks may be read out, and is answered by keyboard.
QPushButton* addAnswer(QMessageBox& box, const QString& text, const QString& help, QMessageBox::ButtonRole role) {
  QPushButton* button = box.addButton(text, role);
  button->setToolTip(help);
  return button;
}

}  // namespace

QString TrainView::newRunName() const {
  if (!form_->runName().isEmpty()) return form_->runName();
  const auto branch = form_->branch();
  QString base = branch ? branch->runName + QStringLiteral("-branch") : form_->data()->name();
  base.replace(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}._+-]+")), QStringLiteral("-"));
  if (base.isEmpty() || base.startsWith(QLatin1Char('.'))) base = QStringLiteral("run");
  int highest = 0;
  const QRegularExpression numbered(QStringLiteral("^%1-(\\d{1,8})$").arg(QRegularExpression::escape(base)));
  for (const QString& name : list_->names()) highest = std::max(highest, numbered.match(name).captured(1).toInt());
  return QStringLiteral("%1-%2").arg(base).arg(highest + 1);
}

QString TrainView::obstacle() const {
  const QString complaint = form_->complaint();
  if (!complaint.isEmpty()) return complaint;
  const QString name = form_->runName();
  return list_->names().contains(name) ? tr("There is a run called “%1” already; choose another name.").arg(name)
                                       : QString();
}

void TrainView::startNew() {
  if (session_.isActive() || !obstacle().isEmpty()) return;
  if (const auto branch = form_->branch()) {
    // What the run was up to then is read first: the branch's curves go on from there.
    branchAwaited_ = branch;
    awaited_ = branch->runFolder;
    Q_EMIT readRequested(awaited_);
    return;
  }
  RunDetails run;
  run.summary.name = newRunName();
  run.summary.folder = QDir(options_.runs_folder).filePath(run.summary.name);
  run.summary.started = QDateTime::currentDateTime();
  run.settings = form_->settings();
  run.summary.epochs = run.settings.all_epochs();
  run.summary.dataset = datasetName(run.settings.data.paths);
  form_->clearRunName();
  // A new run is looked at by itself; others are ticked back in when they are to be compared with.
  for (const QString& other : list_->shown()) {
    list_->setShown(other, false);
    plots_->hideRun(other);
  }
  start(run, false);
}

void TrainView::startSample() {
  form_->choosePreset(QStringLiteral("scenes"));
  startWhenDataReady_ = true;
  welcome_->setBusy(true, tr("Writing sample scenes…"));
  form_->data()->makeSamples();
}

void TrainView::continueRun(const QString& folder) {
  if (session_.isActive() || folder.isEmpty()) return;
  awaited_ = folder;
  Q_EMIT readRequested(folder);
}

void TrainView::continueAwaited(const RunDetails& details) {
  awaited_.clear();
  const auto branch = std::exchange(branchAwaited_, {});
  if (session_.isActive()) return;
  if (!branch) return start(details, true);
  RunDetails run = details;
  run.summary.name = newRunName();
  run.summary.folder = QDir(options_.runs_folder).filePath(run.summary.name);
  run.settings = form_->settings();
  run.summary.epochs = run.settings.all_epochs();
  run.summary.epoch = branch->point.epochs;
  run.summary.started = QDateTime::currentDateTime();
  run.summary.notes = {};
  run.summary.bestModel.clear();
  run.log.clear();
  form_->clearRunName();
  form_->endBranch();
  TrainJob job{run.settings, {}, true, std::pair(RunFolder{pathOf(branch->runFolder)}, branch->point)};
  start(run, std::move(job));
}

void TrainView::prepareBranch(const QString& folder) {
  branchedRun_ = settingsAwaited_ = folder;
  Q_EMIT readRequested(folder);
  Q_EMIT branchPointsRequested(folder);
}

void TrainView::onBranchPoints(const QString& folder, const std::vector<BranchPoint>& points) {
  if (folder != branchedRun_) return;
  branchedRun_.clear();
  if (points.empty()) {
    notice_->tell(tr("“%1” has no checkpoint that can be read, so it cannot be branched.").arg(list_->nameOf(folder)));
    return;
  }
  form_->beginBranch(folder, list_->nameOf(folder), points);
}

void TrainView::start(const RunDetails& run, bool resume) { start(run, TrainJob{run.settings, {}, resume}); }

void TrainView::start(const RunDetails& run, TrainJob job) {
  live_ = run;
  liveLog_ = run.log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  const QString folder = run.summary.folder;
  const bool resume = job.resume;
  job.places = {pathOf(folder), options_.feature_cache, options_.lite0, options_.default_model};
  session_.start(std::move(job));
  notice_->dismiss();

  list_->setRun(live_.summary);
  list_->setLive(folder, tr("running"));
  list_->setShown(folder, true);
  list_->select(folder);
  anyShownYet_ = true;
  plots_->showRun(folder, list_->nameOf(folder), list_->colourOf(folder), live_.curves);
  lookAt(folder);
  addLog({(resume ? tr("Continuing %1") : tr("Starting %1")).arg(live_.summary.name)});
  showContent();
  updateControls();
}

void TrainView::onProgress(const RunProgress& progress) {
  // Nobody reads figures that change more often, and each change is laid out and painted.
  constexpr int kBetweenFigures = 250;  // milliseconds
  const bool news = progress.state != toldState_ || progress.done == progress.total;
  if (!news && sinceProgress_.isValid() && sinceProgress_.elapsed() < kBetweenFigures) return;
  sinceProgress_.start();
  toldState_ = progress.state;
  controls_->showProgress(progress);
  list_->setLive(live_.summary.folder, controls_->phaseText());
  updateStatus();
}

void TrainView::onSteps(const std::vector<StepRecord>& records) {
  for (const StepRecord& record : records) live_.curves.append(record);
  if (!records.empty()) live_.summary.seconds = records.back().seconds;
  if (!records.empty()) controls_->showRate(records.back().captions_per_second);
  if (plots_->shows(live_.summary.folder)) plots_->drawInTime();
}

void TrainView::onEpoch(const EpochRecord& record) {
  live_.curves.append(record);
  live_.summary.take(record);
  list_->setRun(live_.summary);
  learned_->refresh();
  if (plots_->shows(live_.summary.folder)) plots_->drawSoon();
}

void TrainView::onHappened(const RunEvent& event) {
  live_.curves.append(event);
  if (plots_->shows(live_.summary.folder)) plots_->drawSoon();
  if (event.kind != RunEvent::Kind::kSkippedStep && event.kind != RunEvent::Kind::kRestored) return;
  // A step that went wrong is told at once; that others follow it is in the log.
  const QString sentence = QString::fromStdString(event.sentence);
  if (notice_->isHidden() || event.kind == RunEvent::Kind::kRestored) tellAway(live_.summary.name, sentence);
  notice_->tell(live_.summary.name + QStringLiteral(": ") + sentence);
}

/// A person who looks at the window needs no notification.
void TrainView::tellAway(const QString& title, const QString& text) const {
  if (window()->isActiveWindow()) return;
  Notices::current().tell(title, text);
  QApplication::alert(window());
}

void TrainView::onEnded(const TrainEnding& ending) {
  addLog({ending.sentence});
  list_->setLive({}, {});
  live_.summary.state = ending.state;
  live_.summary.canContinue = ending.state == RunState::kStopped;
  list_->setRun(live_.summary);
  updateControls();
  controls_->showEnding(live_.summary.name + QStringLiteral(": ") + ending.sentence);
  updateStatus();
  if (ending.state != RunState::kStopped) {
    QString told = ending.sentence;
    const auto cider = ending.best.metrics.find("CIDEr");
    if (ending.state == RunState::kFinished && cider != ending.best.metrics.end()) {
      told = tr("Finished. Best CIDEr %1, after epoch %2.")
                 .arg(locale().toString(cider->second, 'f', 3))
                 .arg(ending.best.epoch);
    }
    tellAway(live_.summary.name, told);
  }
  if (closeWhenEnded_) {
    window()->close();
    return;
  }
  if (std::exchange(discardWhenEnded_, false)) return list_->trash({live_.summary.folder});
  Q_EMIT readRequested(live_.summary.folder);
}

TrainView::CloseAnswer TrainView::askAboutRun(QWidget* parent) {
  QMessageBox box(QMessageBox::Question, tr("A run is going on"), tr("Training goes on. What should happen to it?"),
                  QMessageBox::NoButton, parent);
  box.setObjectName(QStringLiteral("closeQuestion"));
  box.setInformativeText(tr("A stopped run is saved and can be continued at any time."));
  QPushButton* stop = addAnswer(box, tr("Save and quit"), tr("Stops after this step, saves, and closes the window"),
                                QMessageBox::AcceptRole);
  QPushButton* keep =
      addAnswer(box, tr("Keep training"), tr("The window goes; an icon in the tray stays, and brings it back"),
                QMessageBox::DestructiveRole);
  QPushButton* stay = addAnswer(box, tr("Stay"), tr("The window stays as it is"), QMessageBox::RejectRole);
  box.setDefaultButton(stop);
  box.setEscapeButton(stay);
  box.exec();
  if (box.clickedButton() == stop) return CloseAnswer::kStopAndSave;
  return box.clickedButton() == keep ? CloseAnswer::kKeepTraining : CloseAnswer::kCancel;
}

bool TrainView::confirmClose() {
  if (!session_.isActive()) return true;
  switch (closeQuestion(this)) {
    case CloseAnswer::kStopAndSave:
      closeWhenEnded_ = true;
      session_.stop();
      break;
    case CloseAnswer::kKeepTraining:
      background_->hideWindow();
      break;
    case CloseAnswer::kCancel:
      break;
  }
  return !session_.isActive();
}

void TrainView::discard() {
  discardWhenEnded_ = true;
  session_.stop();
}

/// Of runs whose process was killed, the latest is offered to be continued.
void TrainView::offerInterrupted(const std::vector<RunSummary>& runs) {
  if (session_.isActive()) return;
  const auto cut =
      std::find_if(runs.begin(), runs.end(), [](const RunSummary& run) { return run.interrupted && run.canContinue; });
  if (cut == runs.end()) return;
  notice_->tell(tr("“%1” was cut off after epoch %2 of %3. Nothing but its last minute is lost.")
                    .arg(cut->name)
                    .arg(cut->epoch)
                    .arg(cut->epochs),
                tr("Continue it"), [this, folder = cut->folder] { continueRun(folder); });
}

}  // namespace descry
