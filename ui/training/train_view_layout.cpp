// How a TrainView is put together, and what it remembers between two starts.
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>
#include <nlohmann/json.hpp>

#include "ui/training/background_icon.h"
#include "ui/training/data_panel.h"
#include "ui/training/learned/dev_captions.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/log_pane.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/run_controls.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/settings_form.h"
#include "ui/training/train_view.h"
#include "ui/training/watched_strip.h"
#include "ui/training/welcome_page.h"
#include "ui/widgets/notice_bar.h"
#include "ui/workers/judging_service.h"

namespace descry {

namespace {

constexpr int kFollowEvery = 2000;  // milliseconds between two readings of a run that another process trains
constexpr auto kSettingsKey = "train/settings";
constexpr auto kColumnsKey = "train/columns";
constexpr auto kRowsKey = "train/rows";

QString samplesFolder(const WindowOptions& options) {
  return QString::fromStdString((options.runs_folder.parent_path() / "sample-scenes").string());
}

}  // namespace

void TrainView::build() {
  list_ = new RunList(QString::fromStdString(options_.runs_folder.string()));
  form_ = new SettingsForm(samplesFolder(options_));
  controls_ = new RunControls;
  background_ = new BackgroundIcon(this);
  columns_ = new QSplitter(Qt::Horizontal);
  columns_->setObjectName(QStringLiteral("trainColumns"));
  columns_->setChildrenCollapsible(false);
  columns_->addWidget(list_);
  columns_->addWidget(buildCentre());
  columns_->addWidget(form_);
  columns_->setStretchFactor(0, 0);
  columns_->setStretchFactor(1, 1);
  columns_->setStretchFactor(2, 0);
  list_->setMinimumWidth(150);
  form_->setMinimumWidth(270);
  columns_->setSizes({200, 800, 320});
  auto* line = new QFrame;
  line->setFrameShape(QFrame::HLine);
  line->setFrameShadow(QFrame::Sunken);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  notice_ = new NoticeBar(QStringLiteral("notice"));
  layout->addWidget(notice_);
  layout->addWidget(columns_, 1);
  layout->addWidget(line);
  layout->addWidget(controls_);
}

QWidget* TrainView::buildCentre() {
  welcome_ = new WelcomePage;
  plots_ = new RunPlots;
  learned_ = new LearnedRun(this);
  strip_ = new WatchedStrip(learned_);
  log_ = new LogPane;
  tabs_ = new QTabWidget;
  tabs_->setObjectName(QStringLiteral("trainTabs"));
  tabs_->setDocumentMode(true);
  tabs_->addTab(strip_, tr("Watched pictures"));
  tabs_->addTab(new DevCaptions(learned_), tr("Dev captions"));
  tabs_->addTab(log_, tr("Log"));
  rows_ = new QSplitter(Qt::Vertical);
  rows_->setObjectName(QStringLiteral("trainRows"));
  rows_->setChildrenCollapsible(false);
  rows_->addWidget(plots_);
  rows_->addWidget(tabs_);
  rows_->setStretchFactor(0, 1);
  rows_->setStretchFactor(1, 0);
  rows_->setSizes({480, 250});
  centre_ = new QStackedWidget;
  unreadable_ = new NoticeBar(QStringLiteral("runUnreadable"));
  content_ = new QWidget;
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(unreadable_);
  column->addWidget(rows_, 1);
  centre_->addWidget(welcome_);
  centre_->addWidget(content_);
  centre_->setMinimumWidth(360);
  return centre_;
}

void TrainView::showContent() {
  const bool any = session_.isActive() || !list_->isEmpty();
  centre_->setCurrentWidget(any ? content_ : welcome_);
}

void TrainView::connectPanels() {
  auto* reader = new TrainRunsReader;
  connect(this, &TrainView::readRequested, reader, &TrainRunsReader::readRun);
  connect(reader, &TrainRunsReader::runRead, this, &TrainView::onRunRead);
  connect(this, &TrainView::followRequested, reader, &TrainRunsReader::follow);
  connect(reader, &TrainRunsReader::runGrew, this, &TrainView::onRunGrew);
  connect(this, &TrainView::branchPointsRequested, reader, &TrainRunsReader::readBranchPoints);
  connect(reader, &TrainRunsReader::branchPointsRead, this, &TrainView::onBranchPoints);
  judging_ = new JudgingService(this);
  readerThread_.reset(new WorkerThread({reader}, QStringLiteral("run reader")));

  connect(list_, &RunList::shownChanged, this, &TrainView::showRun);
  connect(list_, &RunList::selectionChanged, this, &TrainView::lookAt);
  connect(list_, &RunList::continueRequested, this, &TrainView::continueRun);
  connect(list_, &RunList::branchRequested, this, &TrainView::prepareBranch);
  connect(list_, &RunList::settingsRequested, this, [this](const QString& folder) {
    settingsAwaited_ = folder;
    Q_EMIT readRequested(folder);
  });
  connect(list_, &RunList::evaluateRequested, this, &TrainView::evaluateRun);
  connect(list_, &RunList::evaluateFileRequested, this, &TrainView::evaluateFile);
  connect(list_, &RunList::compareRequested, this, &TrainView::compareRuns);
  connect(list_, &RunList::found, this, &TrainView::onFound);
  connect(list_, &RunList::scanned, this, &TrainView::onScanned);
  connect(list_, &RunList::lookChanged, this, [this](const QString& folder) {
    if (folder == live_.summary.folder) live_.summary.name = list_->nameOf(folder);
    if (plots_->shows(folder)) showRun(folder, true);
  });

  followTimer_.setSingleShot(true);
  followTimer_.setInterval(kFollowEvery);
  connect(&followTimer_, &QTimer::timeout, this, [this] {
    for (const QString& folder : std::exchange(elsewhere_, {})) Q_EMIT followRequested(folder);
  });

  connect(form_, &SettingsForm::changed, this, [this] {
    updateControls();
    if (!startWhenDataReady_ || !obstacle().isEmpty()) return;
    startWhenDataReady_ = false;
    welcome_->setBusy(false, {});
    startNew();
  });
  connect(form_->data(), &DataPanel::samplesFailed, this, [this](const QString& sentence) {
    startWhenDataReady_ = false;
    welcome_->setBusy(false, sentence);
  });
  connect(welcome_, &WelcomePage::sampleRunRequested, this, &TrainView::startSample);

  connect(controls_, &RunControls::startRequested, this, &TrainView::startNew);
  connect(controls_, &RunControls::pauseRequested, &session_, &TrainSession::pause);
  connect(controls_, &RunControls::unpauseRequested, &session_, &TrainSession::unpause);
  connect(controls_, &RunControls::stopRequested, &session_, &TrainSession::stop);
  connect(controls_, &RunControls::discardRequested, this, &TrainView::discard);
  connect(controls_, &RunControls::rateScaleRequested, &session_, &TrainSession::scaleRate);
  connect(background_, &BackgroundIcon::pauseRequested, &session_, &TrainSession::pause);
  connect(background_, &BackgroundIcon::unpauseRequested, &session_, &TrainSession::unpause);
  connect(background_, &BackgroundIcon::stopRequested, &session_, &TrainSession::stop);
}

void TrainView::restore() {
  TrainingSettings settings = form_->settings();
  if (!options_.device.isEmpty()) settings.device = options_.device.toStdString();
  if (options_.restore_session) {
    list_->restore();
    const QSettings stored;
    columns_->restoreState(stored.value(QLatin1String(kColumnsKey)).toByteArray());
    rows_->restoreState(stored.value(QLatin1String(kRowsKey)).toByteArray());
    const std::string text = stored.value(QLatin1String(kSettingsKey)).toString().toStdString();
    const auto json = nlohmann::json::parse(text, nullptr, false);
    try {
      if (json.is_object()) from_json(json, settings);
    } catch (const nlohmann::json::exception&) {
      settings = form_->settings();  // settings of another version: the defaults do
    }
  }
  form_->setSettings(settings);
}

void TrainView::remember() const {
  if (!options_.restore_session) return;
  list_->remember();
  QSettings stored;
  stored.setValue(QLatin1String(kColumnsKey), columns_->saveState());
  stored.setValue(QLatin1String(kRowsKey), rows_->saveState());
  const nlohmann::json json = form_->settings();
  stored.setValue(QLatin1String(kSettingsKey),
                  QString::fromStdString(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
}

}  // namespace descry
