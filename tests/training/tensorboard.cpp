#include "training/run/tensorboard.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "training/run/run_recorder.h"

using descry::crc32c;
using descry::EventFile;

class TensorboardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void checksums_are_those_of_rfc_3720() {
    // RFC 3720, B.4 (there as bytes, the lowest first).
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAU);
    QCOMPARE(crc32c(std::string(32, '\xFF')), 0x62A8AB43U);
    std::string rising(32, ' ');
    for (std::size_t i = 0; i < rising.size(); ++i) rising[i] = static_cast<char>(i);
    QCOMPARE(crc32c(rising), 0x46DD794EU);
    QCOMPARE(crc32c(std::string(rising.rbegin(), rising.rend())), 0x113FDB5CU);
    QCOMPARE(crc32c(""), 0U);
  }

  void a_file_begins_with_its_version() {
    const QTemporaryDir folder;
    const auto events = EventFile::create(folder.path().toStdString());
    QVERIFY(events.has_value());
    QVERIFY(events->path().filename().string().starts_with("events.out.tfevents."));
    QFile file(QString::fromStdString(events->path().string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    // Length 24 and its checksum; Event {1: double wall_time, 3: "brain.Event:2"}; checksum.
    QCOMPARE(bytes.size(), 8 + 4 + 24 + 4);
    QCOMPARE(bytes.left(8), QByteArray("\x18\0\0\0\0\0\0\0", 8));
    QCOMPARE(bytes.mid(12, 1), QByteArray("\x09"));
    QCOMPARE(bytes.mid(21, 15), QByteArray("\x1A\x0D"
                                           "brain.Event:2"));
  }

  void files_of_one_second_do_not_collide() {
    const QTemporaryDir folder;
    const auto first = EventFile::create(folder.path().toStdString());
    const auto second = EventFile::create(folder.path().toStdString());
    QVERIFY(first && second && first->path() != second->path());
  }

  void a_folder_that_is_not_there_is_an_error() {
    const auto events = EventFile::create("/proc/no such folder");
    QVERIFY(!events && events.error().code == descry::ErrorCode::kNotWritten);
  }

  void tensorboard_reads_the_scalars_of_a_resumed_run() {
    const QString given = qEnvironmentVariable("DESCRY_PYTHON");
    const QString python = given.isEmpty() ? QStringLiteral(DESCRY_SOURCE_DIR "/build/python/bin/python") : given;
    if (!QFile::exists(python)) QSKIP("no Python with tensorboard; tests/run installs one");
    const QTemporaryDir folder;
    write_resumed_run(folder.path().toStdString());
    const QString script = QStringLiteral(
        "import json, sys\n"
        "from tensorboard.backend.event_processing.event_accumulator import EventAccumulator\n"
        "events = EventAccumulator(sys.argv[1]).Reload()\n"
        "print(json.dumps({tag: [[s.step, s.value] for s in events.Scalars(tag)] for tag in "
        "events.Tags()['scalars']}))\n");
    QProcess process;
    process.start(python, {"-c", script, folder.path()});
    QVERIFY(process.waitForFinished(120'000));
    const QByteArray complaints = process.readAllStandardError();
    if (process.exitCode() != 0 && complaints.contains("ModuleNotFoundError")) QSKIP("this Python has no tensorboard");
    const auto scalars =
        nlohmann::json::parse(process.readAllStandardOutput().toStdString(), nullptr, /*allow_exceptions=*/false);
    QVERIFY2(scalars.is_object(), complaints.constData());
    // Step 3 was taken back and comes out differently.
    QCOMPARE(scalars.at("loss/train"), nlohmann::json({{1, 0.5}, {2, 0.25}, {3, 8.0}}));
    QCOMPARE(scalars.at("learning_rate").size(), std::size_t{3});
    QCOMPARE(scalars.at("loss/val"), nlohmann::json({{3, 2.5}}));
    QCOMPARE(scalars.at("metrics/CIDEr"), nlohmann::json({{3, 0.75}}));
    for (const char* tag : {"gradient_norm", "throughput/captions_per_second", "accuracy/val", "loss/train_epoch"})
      QVERIFY2(scalars.contains(tag), tag);
  }

 private:
  static descry::StepRecord step(std::int64_t number, double loss) {
    descry::StepRecord record;
    record.step = number;
    record.loss = loss;
    return record;
  }

  static void write_resumed_run(const std::filesystem::path& folder) {
    {
      const auto cut = descry::RunRecorder::open(folder);
      for (int i = 1; i <= 3; ++i) (*cut)->on_step(step(i, 1.0 / (1 << i)));
    }
    const auto resumed = descry::RunRecorder::open(folder);
    if (!(*resumed)->resume_at(2, 0)) qFatal("cannot resume");
    (*resumed)->on_step(step(3, 8));
    descry::EpochRecord epoch;
    epoch.epoch = 1;
    epoch.step = 3;
    epoch.val_loss = 2.5;
    epoch.metrics = {{"CIDEr", 0.75}};
    (*resumed)->on_epoch(epoch);
  }
};

QTEST_GUILESS_MAIN(TensorboardTest)
#include "tensorboard.moc"
