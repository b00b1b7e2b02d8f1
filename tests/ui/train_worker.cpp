#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "tiny_training.h"
#include "ui/workers/train_session.h"

namespace descry {

namespace {

/// What a session told, gathered on the GUI thread.
struct Told {
  explicit Told(TrainSession& session) {
    QObject::connect(&session, &TrainSession::stepped, &session, [this](const std::vector<StepRecord>& records) {
      inGuiThread = inGuiThread && QThread::currentThread() == qApp->thread();
      steps.insert(steps.end(), records.begin(), records.end());
    });
    QObject::connect(&session, &TrainSession::progressed, &session, [this](const RunProgress& progress) {
      if (states.empty() || states.back() != progress.state) states.push_back(progress.state);
    });
    QObject::connect(&session, &TrainSession::epochEnded, &session,
                     [this](const EpochRecord& record) { epochs.push_back(record); });
    QObject::connect(&session, &TrainSession::modelWritten, &session, [this](const QString& file) { model = file; });
    QObject::connect(&session, &TrainSession::ended, &session, [this](const TrainEnding& how) {
      ending = how;
      over = true;
    });
  }

  bool saw(RunState state) const { return std::find(states.begin(), states.end(), state) != states.end(); }

  std::vector<StepRecord> steps;
  std::vector<RunState> states;
  std::vector<EpochRecord> epochs;
  QString model;
  TrainEnding ending;
  bool over = false;
  bool inGuiThread = true;
};

constexpr int kPatience = 60'000;

}  // namespace

class TrainWorkerTest : public QObject {
  Q_OBJECT

 private:
  QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  TrainJob job(const char* run, int epochs, bool resume = false) const {
    return {
        tinySettings(path("scenes"), epochs), {path(run).toStdString(), path("features").toStdString(), {}}, resume};
  }

  QTemporaryDir folder_;

 private Q_SLOTS:
  void initTestCase() { writeTinyScenes(path("scenes")); }

  void every_step_arrives_once_and_in_order_on_the_gui_thread() {
    TrainSession session;
    Told told(session);
    session.start(job("whole", 3));
    QVERIFY(session.isActive());
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    QCOMPARE(told.ending.state, RunState::kFinished);
    QVERIFY(!session.isActive());
    QCOMPARE(told.steps.size(), std::size_t{12});  // 32 train pictures, 8 a batch, 3 epochs
    for (std::size_t index = 0; index < told.steps.size(); ++index) {
      QCOMPARE(told.steps[index].step, static_cast<std::int64_t>(index) + 1);
    }
    QVERIFY(told.inGuiThread);
    QCOMPARE(told.epochs.size(), std::size_t{3});
    QVERIFY(QFile::exists(told.model));
    QCOMPARE(told.model, told.ending.bestModel);
  }

  void steps_that_come_faster_than_they_are_sent_all_arrive() {
    TrainWorker worker(job("unused", 1), std::make_shared<RunControl>());
    std::vector<StepRecord> steps;
    qint64 sent = 0;
    connect(&worker, &TrainWorker::stepped, this, [&](const std::vector<StepRecord>& records) {
      ++sent;
      steps.insert(steps.end(), records.begin(), records.end());
    });
    QElapsedTimer clock;
    clock.start();
    StepRecord step;
    for (step.step = 1; step.step <= 10'000; ++step.step) worker.on_step(step);
    RunProgress progress;
    progress.state = RunState::kEvaluating;
    worker.on_progress(progress);  // a change of state brings what was gathered
    QCOMPARE(steps.size(), std::size_t{10'000});
    for (std::size_t index = 0; index < steps.size(); ++index) {
      QCOMPARE(steps[index].step, static_cast<std::int64_t>(index) + 1);
    }
    QVERIFY(sent <= clock.elapsed() / 50 + 2);  // 20 a second, the first and the last
  }

  void a_paused_run_takes_no_step_until_it_goes_on() {
    TrainSession session;
    Told told(session);
    session.start(job("paused", 200));
    QTRY_VERIFY_WITH_TIMEOUT(!told.steps.empty(), kPatience);
    session.pause();
    QVERIFY(session.isPaused());
    QTRY_VERIFY_WITH_TIMEOUT(told.saw(RunState::kPaused), kPatience);
    const std::size_t paused = told.steps.size();
    for (int turn = 0; turn < 20; ++turn) QCoreApplication::processEvents();
    QCOMPARE(told.steps.size(), paused);
    session.unpause();
    QTRY_VERIFY_WITH_TIMEOUT(told.steps.size() > paused, kPatience);
    QCOMPARE(told.steps[paused].step, told.steps[paused - 1].step + 1);
    session.stop();
    QVERIFY(session.isStopping());
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    QCOMPARE(told.ending.state, RunState::kStopped);
  }

  void a_stopped_run_goes_on_where_it_stopped() {
    TrainSession session;
    Told told(session);
    session.start(job("stopped", 4));
    QTRY_VERIFY_WITH_TIMEOUT(!told.steps.empty(), kPatience);
    session.stop();
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    const auto last = told.steps.back().step;
    if (told.ending.state == RunState::kFinished) QSKIP("the run was over before it could be stopped");
    told.over = false;
    told.steps.clear();
    session.start(job("stopped", 4, true));
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    QCOMPARE(told.ending.state, RunState::kFinished);
    QCOMPARE(told.steps.front().step, last + 1);
    QCOMPARE(told.steps.back().step, std::int64_t{16});
  }

  void a_paused_run_can_be_stopped() {
    TrainSession session;
    Told told(session);
    session.start(job("paused and stopped", 200));
    session.pause();
    QTRY_VERIFY_WITH_TIMEOUT(told.saw(RunState::kPaused), kPatience);
    session.stop();
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    QCOMPARE(told.ending.state, RunState::kStopped);
  }

  void a_folder_that_is_not_there_ends_in_a_sentence() {
    TrainSession session;
    Told told(session);
    TrainJob wrong = job("wrong", 1);
    wrong.settings.data = "/nowhere/at/all";
    session.start(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(told.over, kPatience);
    QCOMPARE(told.ending.state, RunState::kFailed);
    QVERIFY(told.ending.sentence.contains(QStringLiteral("/nowhere/at/all")));
  }

  void a_session_that_goes_away_saves_its_run() {
    auto session = std::make_unique<TrainSession>();
    Told told(*session);
    session->start(job("gone", 200));
    QTRY_VERIFY_WITH_TIMEOUT(!told.steps.empty(), kPatience);
    session.reset();
    QVERIFY(QFile::exists(path("gone/last.safetensors")));
  }
};

}  // namespace descry

QTEST_MAIN(descry::TrainWorkerTest)
#include "train_worker.moc"
