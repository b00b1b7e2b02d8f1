// A run's life in the training view beside starting and stopping: branches, rates, cut-off runs, closing,
// notifications.
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tiny_training.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"
#include "training_window.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/settings_form.h"
#include "ui/widgets/notices.h"

namespace descry {

namespace {

constexpr int kPatience = 60'000;

/// Notifications that were sent instead of shown.
class KeptNotices : public Notices {
 public:
  KeptNotices() { replace(this); }
  virtual ~KeptNotices() { replace(nullptr); }
  void tell(const QString& title, const QString& text) override { told << title + QStringLiteral(": ") + text; }
  QStringList told;
};

/// Copies its run's folder, as a killed process would leave it, after a step.
struct Killer : TrainingObserver {
  std::filesystem::path run, copy;
  std::int64_t step = 0;
  void on_step(const StepRecord& record) override {
    if (record.step == step) std::filesystem::copy(run, copy, std::filesystem::copy_options::recursive);
  }
};

}  // namespace

class RunLifeTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = window_->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the view", name);
    return found;
  }
  QString path(const char* name) const { return folder_->filePath(QLatin1String(name)); }
  QString line() const { return part<QLabel>("runLine")->text(); }
  bool isIdle() const { return part<QToolButton>("startRun")->isEnabled(); }
  RunHistory history(const char* run) const {
    const auto read = read_run(path(run).toStdString());
    return read ? *read : RunHistory{};
  }
  bool hasEvent(const char* run, RunEvent::Kind kind) const {
    const auto events = history(run).events;
    return std::any_of(events.begin(), events.end(), [kind](const RunEvent& event) { return event.kind == kind; });
  }

  void open() {
    WindowOptions options;
    options.runs_folder = path("runs").toStdString();
    options.feature_cache = path("features").toStdString();
    options.device = QStringLiteral("cpu");
    options.restore_session = false;
    window_ = std::make_unique<TrainingWindow>(options);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  }

  void prepare(const TrainingSettings& settings) {
    window_->findChild<SettingsForm*>()->setSettings(settings);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
  }

  void press(const char* button) { QTest::mouseClick(part<QToolButton>(button), Qt::LeftButton); }

  void choose(QMenu* menu, const QString& text) {
    for (QAction* action : menu->actions()) {
      if (action->text() == text) return action->trigger();
    }
    qFatal("no %s in the menu", qPrintable(text));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TrainingWindow> window_;

 private Q_SLOTS:
  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", folder_->filePath(QStringLiteral("home")).toUtf8());  // of the trash
    writeTinyScenes(path("scenes"));
  }
  void cleanup() {
    window_.reset();
    folder_.reset();
  }

  void the_learning_rate_is_changed_while_a_run_goes_on() {
    open();
    auto settings = tinySettings(path("scenes"), 300);
    settings.schedule = "constant";
    prepare(settings);
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(history("runs/scenes-1").steps.size() > 3, kPatience);
    choose(part<QToolButton>("learningRate")->menu(), QStringLiteral("Half the schedule's"));
    QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("rate × 0.5")), kPatience);
    press("stopRun");
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
    QVERIFY(hasEvent("runs/scenes-1", RunEvent::Kind::kRateChanged));
    QVERIFY(std::abs(history("runs/scenes-1").steps.back().learning_rate - settings.learning_rate / 2) < 1e-9);
    QVERIFY(!part<QToolButton>("learningRate")->isEnabled());
  }

  void a_discarded_run_goes_to_the_trash() {
    open();
    prepare(tinySettings(path("scenes"), 300));
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(history("runs/scenes-1").steps.size() > 3, kPatience);
    choose(part<QToolButton>("stopRun")->menu(), QStringLiteral("Stop and discard"));
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(path("runs/scenes-1")).exists(), kPatience);
    QTRY_COMPARE(part<QTreeView>("runList")->model()->rowCount(), 0);
  }

  void a_branch_goes_on_from_a_checkpoint_with_other_settings() {
    open();
    prepare(tinySettings(path("scenes"), 3));
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent("runs/scenes-1", RunEvent::Kind::kFinished) && isIdle(), kPatience);
    auto* list = part<QTreeView>("runList");
    list->setCurrentIndex(list->model()->index(0, 0));
    const QPoint place = list->visualRect(list->currentIndex()).center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, list->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(list->viewport(), &menu);
    QTRY_VERIFY(window_->findChild<QMenu*>(QStringLiteral("runMenu")) != nullptr);
    choose(part<QMenu>("runMenu"), QStringLiteral("Continue with changes…"));
    auto* point = part<QComboBox>("branchPoint");
    QTRY_VERIFY(point->isVisible());
    QCOMPARE(point->count(), 3);
    point->setCurrentIndex(1);
    QVERIFY(!part<QSpinBox>("batch_pictures")->isEnabled());
    QVERIFY(part<QSpinBox>("batch_pictures")->toolTip().contains(QStringLiteral("branch")));
    part<QSpinBox>("epochs")->setValue(5);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
    press("startRun");
    QTRY_COMPARE_WITH_TIMEOUT(history("runs/scenes-1-branch-1").epochs.size(), std::size_t{5}, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
    const auto of_run = history("runs/scenes-1"), of_branch = history("runs/scenes-1-branch-1");
    QVERIFY(of_run.steps[7].loss == of_branch.steps[7].loss);
    QVERIFY(part<QSpinBox>("batch_pictures")->isEnabled());
    const auto settings =
        read_settings((path("runs/scenes-1-branch-1") + QStringLiteral("/settings.json")).toStdString());
    QCOMPARE(settings->branched_from, std::string("scenes-1, step 8"));
    // Beside its run, and with what it has in common with it.
    const CurvePlot* plot = window_->findChild<RunPlots*>()->loss();
    QCOMPARE(plot->runs().size(), 2);
    QTRY_COMPARE(plot->curve(path("runs/scenes-1-branch-1"), 0).size(), 20);
  }

  void a_run_that_was_cut_off_is_offered_and_continued() {
    Killer killer;
    killer.run = path("elsewhere").toStdString();
    killer.copy = path("runs/cut").toStdString();
    killer.step = 6;
    std::filesystem::create_directories(path("runs").toStdString());
    RunControl control;
    QVERIFY(train(tinySettings(path("scenes"), 3), {killer.run, path("features").toStdString(), {}}, false, control,
                  {&killer}));
    open();
    QTRY_VERIFY(part<QLabel>("noticeText")->text().contains(QStringLiteral("“cut” was cut off after epoch 1 of 3")));
    QTest::mouseClick(part<QPushButton>("noticeAction"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent("runs/cut", RunEvent::Kind::kFinished), kPatience);
    QCOMPARE(history("runs/cut").steps.size(), std::size_t{12});
    QVERIFY(!part<QWidget>("notice")->isVisible());
  }

  void keeping_a_run_in_the_background_leaves_it_running() {
    open();
    prepare(tinySettings(path("scenes"), 300));
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(history("runs/scenes-1").steps.size() > 3, kPatience);
    window_->view->closeQuestion = [](QWidget*) { return TrainView::CloseAnswer::kKeepTraining; };
    QVERIFY(!window_->close());
    QVERIFY(window_->isMinimized() || window_->isHidden());
    const auto steps = history("runs/scenes-1").steps.size();
    QTRY_VERIFY_WITH_TIMEOUT(history("runs/scenes-1").steps.size() > steps, kPatience);
    window_->view->closeQuestion = [](QWidget*) { return TrainView::CloseAnswer::kStopAndSave; };
    window_->showNormal();
    QVERIFY(!window_->close());
    QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), kPatience);
  }

  void a_person_who_looks_elsewhere_is_told_how_a_run_ended() {
    KeptNotices notices;
    open();
    prepare(tinySettings(path("scenes"), 2));
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent("runs/scenes-1", RunEvent::Kind::kFinished) && isIdle(), kPatience);
    QVERIFY(notices.told.isEmpty());  // the window was looked at
    press("startRun");
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY_WITH_TIMEOUT(!notices.told.isEmpty(), kPatience);
    QVERIFY(notices.told.front().startsWith(QStringLiteral("scenes-2: Finished. Best CIDEr")));
  }

  void steps_that_went_wrong_are_told_at_once() {
    open();
    auto settings = tinySettings(path("scenes"), 30);
    settings.learning_rate = settings.weight_decay = 10;  // each step makes the weights a hundred times as large
    settings.warmup_steps = 0;
    prepare(settings);
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("notice")->isVisible(), kPatience);
    QVERIFY(part<QLabel>("noticeText")->text().contains(QStringLiteral("not finite")));
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
    QVERIFY(hasEvent("runs/scenes-1", RunEvent::Kind::kSkippedStep));
  }

  void what_will_happen_is_told_before_the_start() {
    open();
    QVERIFY(!part<QLabel>("forecastSteps")->isVisible());
    auto settings = tinySettings(path("scenes"), 3);
    prepare(settings);
    QCOMPARE(part<QLabel>("forecastSteps")->text(), QStringLiteral("4 an epoch, 12 in all"));
    QVERIFY(part<QLabel>("forecastData")->text().startsWith(QStringLiteral("32 pictures, ")));
    part<QSpinBox>("epochs")->setValue(90);
    QCOMPARE(part<QLabel>("forecastSteps")->text(), QStringLiteral("4 an epoch, 360 in all"));
    QVERIFY(part<QLabel>("epochsProblem")->text().startsWith(QStringLiteral("Unusual: ")));
    QVERIFY(isIdle());  // unusual is not forbidden
  }
};

}  // namespace descry

QTEST_MAIN(descry::RunLifeTest)
#include "run_life.moc"
