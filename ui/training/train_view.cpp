#include "ui/training/train_view.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTime>
#include <limits>

#include "ui/training/data_panel.h"
#include "ui/training/log_pane.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/run_controls.h"
#include "ui/training/run_list.h"
#include "ui/training/settings_form.h"
#include "ui/training/watched_strip.h"
#include "ui/training/welcome_page.h"

namespace descry {

namespace {

QString pathText(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

TrainView::CloseAnswer askBeforeClosing(QWidget* parent) {
  QMessageBox box(QMessageBox::Question, TrainView::tr("A run is going on"),
                  TrainView::tr("Training goes on. What should happen to it?"), QMessageBox::NoButton, parent);
  box.setInformativeText(TrainView::tr("A stopped run is saved and can be continued at any time."));
  QPushButton* stop = box.addButton(TrainView::tr("Stop and save"), QMessageBox::AcceptRole);
  QPushButton* keep = box.addButton(TrainView::tr("Keep training, minimised"), QMessageBox::DestructiveRole);
  box.addButton(QMessageBox::Cancel);
  box.setDefaultButton(stop);
  box.exec();
  if (box.clickedButton() == stop) return TrainView::CloseAnswer::kStopAndSave;
  return box.clickedButton() == keep ? TrainView::CloseAnswer::kKeepTraining : TrainView::CloseAnswer::kCancel;
}

}  // namespace

TrainView::TrainView(const WindowOptions& options, QWidget* parent)
    : QWidget(parent), closeQuestion(askBeforeClosing), options_(options) {
  setObjectName(QStringLiteral("trainView"));
  build();
  connectPanels();
  connectSession();
  restore();
  updateControls();
  Q_EMIT scanRequested(pathText(options_.runs_folder));
}

TrainView::~TrainView() { remember(); }

void TrainView::connectSession() {
  connect(&session_, &TrainSession::started, this, &TrainView::updateControls);
  connect(&session_, &TrainSession::steered, this, &TrainView::updateControls);
  connect(&session_, &TrainSession::progressed, this, &TrainView::onProgress);
  connect(&session_, &TrainSession::logged, this, &TrainView::addLog);
  connect(&session_, &TrainSession::stepped, this, &TrainView::onSteps);
  connect(&session_, &TrainSession::epochEnded, this, &TrainView::onEpoch);
  connect(&session_, &TrainSession::watchedCaptioned, this,
          [this](int epoch, const std::vector<WatchedCaption>& captions) {
            live_.watched[epoch] = captions;
            if (lookedAt_ == live_.summary.folder) strip_->add(epoch, captions);
          });
  connect(&session_, &TrainSession::modelWritten, this, [this](const QString& file) {
    knownModels_.insert(file);
    Q_EMIT modelAvailable(file, live_.summary.name);
  });
  connect(&session_, &TrainSession::ended, this, &TrainView::onEnded);
}

QString TrainView::newRunName() const {
  if (!form_->runName().isEmpty()) return form_->runName();
  QString base = form_->data()->name();
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
  RunDetails run;
  run.summary.name = newRunName();
  run.summary.folder = QDir(pathText(options_.runs_folder)).filePath(run.summary.name);
  run.summary.bestCider = std::numeric_limits<double>::quiet_NaN();
  run.settings = form_->settings();
  run.summary.epochs = run.settings.epochs;
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

void TrainView::start(const RunDetails& run, bool resume) {
  live_ = run;
  live_.summary.changed = QDateTime::currentDateTime();
  liveLog_ = run.log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  const QString folder = run.summary.folder;
  session_.start(
      {run.settings, {folder.toStdString(), options_.feature_cache, options_.lite0, options_.default_model}, resume});

  list_->setRun(live_.summary);
  list_->setLive(folder, tr("running"));
  list_->setShown(folder, true);
  list_->select(folder);
  anyShownYet_ = true;
  plots_->showRun(folder, live_.summary.name, list_->colourOf(folder), live_.curves);
  lookAt(folder);
  addLog({(resume ? tr("Continuing %1") : tr("Starting %1")).arg(live_.summary.name)});
  showContent();
  updateControls();
}

void TrainView::onScanned(const std::vector<RunSummary>& runs) {
  list_->setRuns(runs);
  for (const RunSummary& run : runs) {
    followElsewhere(run);
    if (run.bestModel.isEmpty() || knownModels_.contains(run.bestModel)) continue;
    knownModels_.insert(run.bestModel);
    Q_EMIT modelAvailable(run.bestModel, run.name);
  }
  if (!anyShownYet_ && !runs.empty()) {
    anyShownYet_ = true;
    list_->setShown(runs.front().folder, true);
    list_->select(runs.front().folder);
    showRun(runs.front().folder, true);
  }
  showContent();
  updateControls();
}

void TrainView::onRunRead(const RunDetails& details) {
  const QString folder = details.summary.folder;
  const bool live = session_.isActive() && folder == live_.summary.folder;
  if (!live) {
    list_->setRun(details.summary);
    followElsewhere(details.summary);
    updateControls();
  }
  if (folder == awaited_) {
    awaited_.clear();
    if (!session_.isActive()) start(details, true);
    return;
  }
  if (folder == settingsAwaited_) {
    settingsAwaited_.clear();
    form_->setSettings(details.settings);
  }
  if (!live && list_->shown().contains(folder)) {
    plots_->showRun(folder, details.summary.name, list_->colourOf(folder), details.curves);
  }
  if (live || folder != lookedAt_) return;
  strip_->show(details.watched);
  log_->showText(details.log);
}

void TrainView::followElsewhere(const RunSummary& run) {
  if (isOver(run.state) || (session_.isActive() && run.folder == live_.summary.folder)) return;
  elsewhere_.insert(run.folder);
  if (!followTimer_.isActive()) followTimer_.start();
}

void TrainView::onProgress(const RunProgress& progress) {
  controls_->showProgress(progress);
  list_->setLive(live_.summary.folder, controls_->phaseText());
  updateStatus();
}

void TrainView::onSteps(const std::vector<StepRecord>& records) {
  for (const StepRecord& record : records) live_.curves.append(record);
  if (!records.empty()) controls_->showRate(records.back().captions_per_second);
  if (plots_->shows(live_.summary.folder)) plots_->drawSoon();
}

void TrainView::onEpoch(const EpochRecord& record) {
  live_.curves.append(record);
  live_.summary.epoch = record.epoch;
  const auto cider = record.metrics.find("CIDEr");
  if (cider != record.metrics.end() && !(live_.summary.bestCider >= cider->second))
    live_.summary.bestCider = cider->second;
  list_->setRun(live_.summary);
  if (plots_->shows(live_.summary.folder)) plots_->drawSoon();
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
  if (closeWhenEnded_) {
    window()->close();
    return;
  }
  Q_EMIT readRequested(live_.summary.folder);
}

void TrainView::showRun(const QString& folder, bool shown) {
  if (!shown) {
    plots_->hideRun(folder);
  } else if (folder == live_.summary.folder && session_.isActive()) {
    plots_->showRun(folder, live_.summary.name, list_->colourOf(folder), live_.curves);
  } else {
    Q_EMIT readRequested(folder);
  }
}

void TrainView::lookAt(const QString& folder) {
  if (folder.isEmpty()) return;
  lookedAt_ = folder;
  if (session_.isActive() && folder == live_.summary.folder) {
    strip_->show(live_.watched);
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
  if (!session_.isActive()) {
    Q_EMIT statusChanged(QString());
    return;
  }
  Q_EMIT statusChanged(live_.summary.name + QStringLiteral("  ") + controls_->shortText());
}

bool TrainView::confirmClose() {
  if (!session_.isActive()) return true;
  switch (closeQuestion(this)) {
    case CloseAnswer::kStopAndSave:
      closeWhenEnded_ = true;
      session_.stop();
      break;
    case CloseAnswer::kKeepTraining:
      window()->showMinimized();
      break;
    case CloseAnswer::kCancel:
      break;
  }
  return !session_.isActive();
}

}  // namespace descry
