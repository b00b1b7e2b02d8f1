#include "ui/training/train_view.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
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
  connect(&session_, &TrainSession::logged, log_, &LogPane::addLines);
  connect(&session_, &TrainSession::stepped, this, &TrainView::onSteps);
  connect(&session_, &TrainSession::epochEnded, this, &TrainView::onEpoch);
  connect(&session_, &TrainSession::watchedCaptioned, this,
          [this](int epoch, const std::vector<WatchedCaption>& captions) {
            liveWatched_[epoch] = captions;
            if (watchedFolder_ == live_.folder) strip_->add(epoch, captions);
          });
  connect(&session_, &TrainSession::modelWritten, this,
          [this](const QString& file) { Q_EMIT modelAvailable(file, live_.name); });
  connect(&session_, &TrainSession::ended, this, &TrainView::onEnded);
}

QString TrainView::newRunName() const {
  if (!form_->runName().isEmpty()) return form_->runName();
  QString base = QDir(form_->data()->folder()).dirName();
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
  const QString folder = QDir(pathText(options_.runs_folder)).filePath(newRunName());
  form_->clearRunName();
  liveWatched_.clear();
  start(folder, form_->settings(), false, RunCurves());
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

void TrainView::start(const QString& folder, const TrainingSettings& settings, bool resume, RunCurves curves) {
  live_ = RunSummary();
  live_.folder = folder;
  live_.name = QDir(folder).dirName();
  live_.epochs = settings.epochs;
  live_.bestCider = std::numeric_limits<double>::quiet_NaN();
  live_.changed = QDateTime::currentDateTime();
  liveCurves_ = std::move(curves);
  const RunPlaces places{folder.toStdString(), options_.feature_cache, options_.default_model};
  session_.start({settings, places, resume});

  if (!resume) {
    // A new run is looked at by itself; others are ticked back in when they are to be compared with.
    for (const QString& other : list_->shown()) {
      list_->setShown(other, false);
      plots_->hideRun(other);
    }
  }
  list_->setRun(live_);
  list_->setLive(folder, tr("running"));
  list_->setShown(folder, true);
  list_->select(folder);
  anyShownYet_ = true;
  plots_->showRun(folder, live_.name, list_->colourOf(folder), liveCurves_);
  showWatched(folder);
  log_->addLines({(resume ? tr("Continuing %1") : tr("Starting %1")).arg(live_.name)});
  showContent();
  updateControls();
}

void TrainView::onScanned(const std::vector<RunSummary>& runs) {
  list_->setRuns(runs);
  for (const RunSummary& run : runs) {
    if (!run.bestModel.isEmpty()) Q_EMIT modelAvailable(run.bestModel, run.name);
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
  const bool live = session_.isActive() && folder == live_.folder;
  if (!live) {
    list_->setRun(details.summary);
    updateControls();
  }
  if (folder == awaited_) {
    awaited_.clear();
    if (session_.isActive()) return;
    liveWatched_ = details.watched;
    return start(folder, details.settings, true, details.curves);
  }
  if (folder == std::exchange(settingsAwaited_, {})) form_->setSettings(details.settings);
  if (!live && list_->shown().contains(folder)) {
    plots_->showRun(folder, details.summary.name, list_->colourOf(folder), details.curves);
  }
  if (!live && folder == watchedFolder_) strip_->show(details.watched);
}

void TrainView::onProgress(const RunProgress& progress) {
  controls_->showProgress(progress);
  list_->setLive(live_.folder, controls_->phaseText());
  updateStatus();
}

void TrainView::onSteps(const std::vector<StepRecord>& records) {
  for (const StepRecord& record : records) liveCurves_.append(record);
  if (!records.empty()) controls_->showRate(records.back().captions_per_second);
  if (plots_->shows(live_.folder)) plots_->drawSoon();
}

void TrainView::onEpoch(const EpochRecord& record) {
  liveCurves_.append(record);
  live_.epoch = record.epoch;
  const auto cider = record.metrics.find("CIDEr");
  if (cider != record.metrics.end() && !(live_.bestCider >= cider->second)) live_.bestCider = cider->second;
  list_->setRun(live_);
  if (plots_->shows(live_.folder)) plots_->drawSoon();
}

void TrainView::onEnded(const TrainEnding& ending) {
  log_->addLines({ending.sentence});
  list_->setLive({}, {});
  live_.state = ending.state;
  list_->setRun(live_);
  updateControls();
  controls_->showEnding(live_.name + QStringLiteral(": ") + ending.sentence);
  updateStatus();
  if (closeWhenEnded_) {
    window()->close();
    return;
  }
  Q_EMIT readRequested(live_.folder);
}

void TrainView::showRun(const QString& folder, bool shown) {
  if (!shown) {
    plots_->hideRun(folder);
  } else if (folder == live_.folder && session_.isActive()) {
    plots_->showRun(folder, live_.name, list_->colourOf(folder), liveCurves_);
  } else {
    Q_EMIT readRequested(folder);
  }
}

void TrainView::showWatched(const QString& folder) {
  if (folder.isEmpty()) return;
  watchedFolder_ = folder;
  if (session_.isActive() && folder == live_.folder) return strip_->show(liveWatched_);
  strip_->clear();
  Q_EMIT readRequested(folder);
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
  Q_EMIT statusChanged(live_.name + QStringLiteral("  ") + controls_->shortText());
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
