#include "training/run/run_notes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "training/run/metrics_file.h"
#include "training/run/run_digest.h"
#include "training/run/run_history.h"
#include "training/run/run_lock.h"
#include "training/run/run_recorder.h"

namespace descry {

namespace {

EpochRecord epochRecord(int epoch, double cider, double valLoss) {
  EpochRecord record;
  record.epoch = epoch;
  record.step = epoch * 10;
  record.val_loss = valLoss;
  if (cider >= 0) record.metrics = {{"CIDEr", cider}};
  return record;
}

}  // namespace

class RunNotesTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;

  std::filesystem::path folder() const { return folder_->path().toStdString(); }
  std::filesystem::path path(const char* name) const { return folder() / name; }
  void write(const char* name, const QByteArray& content) const {
    QFile file(folder_->filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write a test file");
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void notes_read_back_as_they_were_written() {
    const RunNotes notes{"the good one", {"baseline", "überprüft"}, 3, "two\nlines"};
    QVERIFY(write_notes(notes, folder()).has_value());
    QVERIFY(read_notes(folder()) == notes);
  }

  void a_run_without_notes_has_empty_ones_and_leaves_no_file() {
    QVERIFY(read_notes(folder())->empty());
    QVERIFY(write_notes({"name", {}, {}, {}}, folder()).has_value());
    QVERIFY(write_notes({}, folder()).has_value());
    QVERIFY(QDir(folder_->path()).isEmpty());
    QVERIFY(write_notes({}, folder()).has_value());
  }

  void notes_in_a_folder_that_is_gone_are_not_written() {
    const auto written = write_notes({"name", {}, {}, {}}, path("gone"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::kNotWritten);
  }

  void damaged_notes_are_reported_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"name\": \"a");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("types") << QByteArray("{\"name\": 3}");
    QTest::newRow("tags") << QByteArray("{\"tags\": [1]}");
    QTest::newRow("binary") << QByteArray("\x00\xff\x01\n", 4);
  }
  void damaged_notes_are_reported() {
    QFETCH(QByteArray, content);
    write("notes.json", content);
    const auto notes = read_notes(folder());
    QVERIFY(!notes);
    QCOMPARE(notes.error().code, ErrorCode::kDamaged);
    QCOMPARE(notes.error().path, path("notes.json"));
  }

  void a_folder_in_the_notes_place_is_reported() {
    QDir(folder_->path()).mkdir(QStringLiteral("notes.json"));
    QCOMPARE(read_notes(folder()).error().code, ErrorCode::kUnreadable);
  }

  void a_digest_of_records_has_the_best_of_all_epochs() {
    QByteArray records = QByteArray::fromStdString(metrics_header());
    StepRecord step;
    for (step.step = 1; step.step <= 20'000; ++step.step) {  // of more than one block
      records += QByteArray::fromStdString(metrics_line(step));
      if (step.step % 5'000 == 0) {
        const auto epoch = static_cast<int>(step.step / 5'000);
        records += QByteArray::fromStdString(metrics_line(epochRecord(epoch, epoch == 2 ? 0.7 : 0.5, 4.0 - epoch)));
      }
    }
    records += "epoch,not,a,record\n";
    write("metrics.csv", records + "epoch,20010,5");  // a line without its end is still being written
    const auto digest = digest_of_records(path("metrics.csv"));
    QVERIFY(digest.has_value());
    QCOMPARE(digest->epoch, 4);
    QCOMPARE(digest->best_cider, 0.7);
    QCOMPARE(digest->lowest_val_loss, 0.0);
  }

  void records_that_are_not_there_have_no_epochs_and_a_folder_cannot_be_read() {
    QCOMPARE(digest_of_records(path("metrics.csv"))->epoch, 0);
    QVERIFY(std::isnan(digest_of_records(path("metrics.csv"))->best_cider));
    QDir(folder_->path()).mkdir(QStringLiteral("metrics.csv"));
    QCOMPARE(digest_of_records(path("metrics.csv")).error().code, ErrorCode::kUnreadable);
    QCOMPARE(recorded_seconds(path("metrics.csv")), 0.0);
  }

  void the_recorder_keeps_the_digest_in_the_state() {
    {
      auto recorder = RunRecorder::open(folder());
      QVERIFY(recorder.has_value());
      (*recorder)->on_progress({RunState::kTraining, 0, 10, 1, 3, {}, false, 1, {}});
      (*recorder)->on_epoch(epochRecord(1, 0.4, 3));
      (*recorder)->on_epoch(epochRecord(2, -1, 2.5));
    }
    QCOMPARE(read_standing(folder()).digest->epoch, 2);
    QCOMPARE(read_standing(folder()).digest->best_cider, 0.4);
    QCOMPARE(read_standing(folder()).digest->lowest_val_loss, 2.5);
    // What a resumed run drops does not count any more.
    auto recorder = RunRecorder::open(folder());
    QVERIFY((*recorder)->resume_at(10, 1).has_value());
    (*recorder)->on_progress({RunState::kTraining, 0, 10, 2, 3, {}, false, 1, {}});
    QCOMPARE(read_standing(folder()).digest->epoch, 1);
    QCOMPARE(read_standing(folder()).digest->lowest_val_loss, 3.0);
  }

  void a_run_whose_process_is_gone_was_interrupted() {
    write("state.json", "{\"state\": \"training\"}");
    QVERIFY(read_standing(folder()).interrupted);
    QCOMPARE(read_standing(folder()).state, RunState::kStopped);
    const auto lock = lock_run(folder());
    QVERIFY(!read_standing(folder()).interrupted);
    QCOMPARE(read_standing(folder()).state, RunState::kTraining);
  }

  void a_damaged_state_is_told_of_and_counts_as_stopped() {
    write("state.json", "\xff{");
    QVERIFY(!read_standing(folder()).problem.empty());
    QCOMPARE(read_standing(folder()).state, RunState::kStopped);
    write("state.json", "{\"state\": \"finished\", \"digest\": {\"epochs\": \"two\"}}");
    QVERIFY(read_standing(folder()).problem.empty());
    QCOMPARE(read_standing(folder()).state, RunState::kFinished);
    QVERIFY(!read_standing(folder()).digest);
    QFile::remove(folder_->filePath(QStringLiteral("state.json")));
    QVERIFY(read_standing(folder()).problem.empty());  // it never began
  }

  void duration_and_start_are_read_from_the_ends_of_the_records() {
    StepRecord step;
    step.step = 3;
    step.seconds = 12.5;
    write("metrics.csv",
          QByteArray::fromStdString(metrics_header() + metrics_line(step) + metrics_line(epochRecord(1, 0.5, 3))) +
              "step,4,1,\x01");
    QCOMPARE(recorded_seconds(path("metrics.csv")), 12.5);
    write("log.txt", "2026-01-02T03:04:05Z Starting.\n2026-01-02T04:00:00Z Later.\n");
    QCOMPARE(recorded_start(path("log.txt")), 1767323045.0);
    write("log.txt", "nothing that is a time stamp\n");
    QCOMPARE(recorded_start(path("log.txt")), 0.0);
    QCOMPARE(recorded_start(path("gone.txt")), 0.0);
  }
};

}  // namespace descry

QTEST_GUILESS_MAIN(descry::RunNotesTest)
#include "run_notes.moc"
