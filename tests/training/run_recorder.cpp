#include "training/run/run_recorder.h"

#include <sys/file.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "training/run/metrics_file.h"
#include "training/run/run_history.h"
#include "training/run/watched_file.h"

using namespace descry;  // the subject is every part of one folder

namespace {

StepRecord step_record(std::int64_t step) {
  StepRecord record;
  record.step = step;
  record.epoch = static_cast<int>((step - 1) / 10) + 1;
  record.loss = 9.0 / static_cast<double>(step) + 0.1;
  record.learning_rate = 1e-3 / 3;
  record.gradient_norm = 1.0 / static_cast<double>(step);
  record.captions_per_second = 123.5;
  record.seconds = 0.1 * static_cast<double>(step);
  return record;
}

EpochRecord epoch_record(int epoch) {
  EpochRecord record;
  record.epoch = epoch;
  record.step = epoch * 10;
  record.train_loss = 3.25;
  record.val_loss = 1.0 / 3 + epoch;
  record.val_accuracy = 0.375;
  record.metrics = {{"Bleu_4", 0.2}, {"CIDEr", 0.5}};
  record.seconds = 7;
  record.best = epoch == 1;
  return record;
}

const std::vector<WatchedCaption> kWatched{{"a.jpg",
                                            "/data/a.jpg",
                                            "a \"red\" dog",
                                            {"one", "två"},
                                            0.75,
                                            1,
                                            2,
                                            {{"a", 0.5F, 0.8F, {64, 255}}, {"dog", 1, 0, {}}}}};

}  // namespace

class RunRecorderTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;

  std::filesystem::path folder() const { return folder_->path().toStdString(); }
  QByteArray content(const char* name) const {
    QFile file(folder_->filePath(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
  }
  void append(const char* name, const QByteArray& text) const {
    QFile file(folder_->filePath(QLatin1String(name)));
    if (!file.open(QIODevice::Append) || file.write(text) != text.size()) qFatal("cannot write a test file");
  }
  std::unique_ptr<RunRecorder> recorder() const {
    auto opened = RunRecorder::open(folder());
    if (!opened) qFatal("%s", opened.error().message.c_str());
    return std::move(*opened);
  }
  /// Steps first to last, with an epoch after each tenth.
  static void record(RunRecorder& recorder, int first, int last) {
    for (int step = first; step <= last; ++step) {
      recorder.on_step(step_record(step));
      if (step % 10 != 0) continue;
      recorder.on_epoch(epoch_record(step / 10));
      recorder.on_watched(step / 10, kWatched);
    }
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void columns_are_stable() {
    QCOMPARE(metrics_header(),
             std::string("kind,step,epoch,loss,learning_rate,gradient_norm,captions_per_second,seconds,val_loss,"
                         "val_accuracy,Bleu_1,Bleu_2,Bleu_3,Bleu_4,ROUGE_L,CIDEr,best,METEOR,distinct_captions,"
                         "vocabulary_used,mean_words,repetition_share,unfinished_share,novel_share,reward,time,"
                         "update_ratio,memory,device_use,attention_entropy,attention_change\n"));
    QCOMPARE(metrics_line(epoch_record(1)),
             std::string("epoch,10,1,3.25,,,,7,1.3333333333333333,0.375,,,,0.2,,0.5,1,,,,,,,,,,,,,,\n"));
    StepRecord step;
    step.step = 3;
    step.epoch = 1;
    step.loss = 0.1;
    step.learning_rate = 1e-05;
    QCOMPARE(metrics_line(step), std::string("step,3,1,0.1,1e-05,0,0,0,,,,,,,,,,,,,,,,,,,,,,,\n"));
    step.reward = 1.5;
    QCOMPARE(metrics_line(step), std::string("step,3,1,0.1,1e-05,0,0,0,,,,,,,,,,,,,,,,,1.5,,,,,,\n"));
    step.time = 1.5e9;
    step.attention_change = 0.25;
    QCOMPARE(metrics_line(step), std::string("step,3,1,0.1,1e-05,0,0,0,,,,,,,,,,,,,,,,,1.5,1.5e+09,,,,,0.25\n"));
    const auto measured = parse_metrics_line("step,3,1,0.1,1e-05,0,0,0,,,,,,,,,,,,,,,,,1.5,1500000000,,,,,0.25");
    QVERIFY(measured && std::get<StepRecord>(*measured).attention_change == 0.25);
    QVERIFY(!std::get<StepRecord>(*measured).attention_entropy);
    const auto read = parse_metrics_line("step,3,1,0.1,1e-05,0,0,0,,,,,,,,,,,,,,,,,1.5");
    QVERIFY(read && std::get<StepRecord>(*read).reward == 1.5);
    EpochRecord judged = epoch_record(1);
    judged.metrics["METEOR"] = 0.25;
    judged.metrics["novel_share"] = 0.75;
    QCOMPARE(metrics_line(judged),
             std::string("epoch,10,1,3.25,,,,7,1.3333333333333333,0.375,,,,0.2,,0.5,1,0.25,,,,,,0.75,,,,,,,\n"));
  }

  void lines_of_earlier_versions_are_read_and_brought_up_to_date() {
    QFile old(QString::fromStdString((folder() / "metrics.csv").string()));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(
        "kind,step,epoch,loss,learning_rate,gradient_norm,captions_per_second,seconds,val_loss,val_accuracy,Bleu_1,"
        "Bleu_2,Bleu_3,Bleu_4,ROUGE_L,CIDEr,best\n"
        "step,10,1,0.1,1e-05,0,0,0,,,,,,,,,\nepoch,10,1,3.25,,,,7,1.5,0.375,,,,0.2,,0.5,1\n");
    old.close();
    const auto history = read_run(folder());
    QVERIFY(history.has_value());
    QCOMPARE(history->damaged_lines, std::int64_t{0});
    QCOMPARE(history->steps.size(), std::size_t{1});
    QVERIFY(history->epochs.at(0).metrics == epoch_record(1).metrics);
    QVERIFY(recorder()->resume_at(10, 1).has_value());
    QVERIFY(content("metrics.csv").startsWith(QByteArray::fromStdString(metrics_header())));
    QVERIFY(content("metrics.csv").endsWith("0.2,,0.5,1,,,,,,,,,,,,,,\n"));
  }

  void lines_without_rewards_are_read() {
    QFile old(QString::fromStdString((folder() / "metrics.csv").string()));
    QVERIFY(old.open(QIODevice::WriteOnly));
    const QByteArray header = QByteArray::fromStdString(metrics_header());
    old.write(header.left(header.indexOf(",reward")) +
              "\nepoch,10,1,3.25,,,,7,1.5,0.375,,,,0.2,,0.5,1,.2,630,165,8.5,0,0,\n");
    old.close();
    const auto history = read_run(folder());
    QVERIFY(history.has_value());
    QCOMPARE(history->damaged_lines, std::int64_t{0});
    QCOMPARE(history->epochs.at(0).metrics.at("METEOR"), 0.2);
  }

  void numbers_come_back_bit_for_bit() {
    StepRecord record = step_record(7);
    for (const double loss : {1.0 / 3, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, -0.0}) {
      record.loss = loss;
      std::string line = metrics_line(record);
      line.pop_back();
      const auto parsed = parse_metrics_line(line);
      QVERIFY(parsed && std::get<StepRecord>(*parsed).loss == loss);
      QCOMPARE(std::signbit(std::get<StepRecord>(*parsed).loss), std::signbit(loss));
    }
    record.loss = std::nan("");
    std::string line = metrics_line(record);
    line.pop_back();
    QVERIFY(std::isnan(std::get<StepRecord>(*parse_metrics_line(line)).loss));
  }

  void a_recorded_run_is_read_back() {
    {
      const auto recorder = this->recorder();
      RunProgress progress;
      progress.state = RunState::kTraining;
      recorder->on_progress(progress);
      record(*recorder, 1, 20);
      recorder->on_log("All is well.");
      progress.state = RunState::kFinished;
      recorder->on_progress(progress);
      QVERIFY(!recorder->problem());
    }
    const auto history = read_run(folder());
    QVERIFY(history.has_value());
    QCOMPARE(history->steps.size(), std::size_t{20});
    QVERIFY(history->steps[6].loss == static_cast<float>(step_record(7).loss) && history->steps[6].epoch == 1);
    QCOMPARE(history->epochs.size(), std::size_t{2});
    QVERIFY(history->epochs[1].val_loss == epoch_record(2).val_loss && !history->epochs[1].best);
    QVERIFY(history->epochs[0].metrics == epoch_record(1).metrics);
    const auto watched = read_watched(folder(), 2);
    QVERIFY(watched && watched->size() == 1);
    QVERIFY(watched->front() == kWatched[0]);
    QVERIFY(history->state == RunState::kFinished);
    QCOMPARE(history->damaged_lines, std::int64_t{0});
    QVERIFY(content("log.txt").endsWith("Z All is well.\n"));
  }

  void what_was_told_is_there_while_the_run_goes_on() {
    const auto recorder = this->recorder();
    record(*recorder, 1, 3);
    QCOMPARE(read_run(folder())->steps.size(), std::size_t{3});
  }

  void a_resumed_run_writes_what_an_unbroken_one_does() {
    record(*recorder(), 1, 40);
    const QByteArray unbroken = content("metrics.csv");
    init();
    record(*recorder(), 1, 27);
    append("metrics.csv", "step,28,3,0.4214");
    const auto resumed = recorder();
    QVERIFY(!content("metrics.csv").contains("step,28"));
    QVERIFY(resumed->resume_at(15, 1).has_value());
    QVERIFY(QFile::exists(folder_->filePath("captions/epoch-001.json")));
    QVERIFY(!QFile::exists(folder_->filePath("captions/epoch-002.json")));
    record(*resumed, 16, 40);
    QCOMPARE(content("metrics.csv"), unbroken);
  }

  void resuming_between_an_epoch_s_last_step_and_its_record_repeats_the_record() {
    record(*recorder(), 1, 20);
    const QByteArray unbroken = content("metrics.csv");
    const auto resumed = recorder();
    QVERIFY(resumed->resume_at(20, 1).has_value());
    QCOMPARE(read_run(folder())->epochs.size(), std::size_t{1});
    resumed->on_epoch(epoch_record(2));
    QCOMPARE(content("metrics.csv"), unbroken);
  }

  void damaged_lines_are_passed_over_and_counted() {
    record(*recorder(), 1, 2);
    append("metrics.csv", "step,3,1,nonsense,,,,,,,,,,,,,\nstep,4\n\xFF\xFE,,\n\n");
    append("metrics.csv", QByteArray::fromStdString(metrics_line(step_record(5))));
    append("metrics.csv", "step,6,1,0.3");
    const auto history = read_run(folder());
    QVERIFY(history.has_value());
    QCOMPARE(history->steps.size(), std::size_t{3});
    QCOMPARE(history->steps.back().step, std::int64_t{5});
    QCOMPARE(history->damaged_lines, std::int64_t{4});
  }

  void a_follower_reads_only_what_is_new() {
    const auto recorder = this->recorder();
    RunFollower follower(folder());
    record(*recorder, 1, 5);
    QVERIFY(*follower.update());
    QVERIFY(!*follower.update());
    append("metrics.csv", "step,6,1,");
    QVERIFY(!*follower.update());
    append("metrics.csv", "0.5,1,1,1,1,,,,,,,,,\n");
    QVERIFY(*follower.update());
    QCOMPARE(follower.history().steps.size(), std::size_t{6});
    QCOMPARE(follower.history().steps.back().loss, 0.5);
  }

  void a_follower_forgets_what_a_resumed_run_takes_back() {
    const auto recorder = this->recorder();
    record(*recorder, 1, 25);
    RunFollower follower(folder());
    QVERIFY(*follower.update());
    QVERIFY(recorder->resume_at(12, 1).has_value());
    QVERIFY(*follower.update());
    QCOMPARE(follower.history().steps.size(), std::size_t{12});
    QCOMPARE(follower.history().epochs.size(), std::size_t{1});
  }

  void a_follower_that_was_late_reads_a_resumed_run_anew() {
    const auto recorder = this->recorder();
    record(*recorder, 1, 25);
    RunFollower follower(folder());
    QVERIFY(*follower.update());
    QVERIFY(recorder->resume_at(12, 1).has_value());
    StepRecord changed = step_record(13);
    changed.loss = 99;
    recorder->on_step(changed);
    record(*recorder, 14, 40);
    QVERIFY(*follower.update());
    QCOMPARE(follower.history().steps.size(), std::size_t{40});
    QCOMPARE(follower.history().steps[12].loss, 99.0);
  }

  void a_run_whose_process_is_gone_counts_as_stopped() {
    const auto recorder = this->recorder();
    RunProgress progress;
    progress.state = RunState::kTraining;
    recorder->on_progress(progress);
    QVERIFY(read_run(folder())->state == RunState::kStopped);
    QFile lock(folder_->filePath("lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    QCOMPARE(::flock(lock.handle(), LOCK_EX | LOCK_NB), 0);
    QVERIFY(read_run(folder())->state == RunState::kTraining);
  }

  void folders_without_records_and_missing_ones_are_told_apart() {
    const auto empty = read_run(folder());
    QVERIFY(empty && empty->steps.empty() && empty->state == RunState::kStopped);
    const auto missing = read_run(folder() / "nowhere");
    QVERIFY(!missing && missing.error().code == ErrorCode::kNotFound);
  }

  void a_full_disk_is_noted_and_the_run_goes_on() {
    QVERIFY(QFile::link("/dev/full", folder_->filePath("log.txt")));
    const auto recorder = this->recorder();
    recorder->on_log("lost");
    QVERIFY(recorder->problem() && recorder->problem()->code == ErrorCode::kNotWritten);
    recorder->on_step(step_record(1));
    QCOMPARE(read_run(folder())->steps.size(), std::size_t{1});
  }
};

QTEST_GUILESS_MAIN(RunRecorderTest)
#include "run_recorder.moc"
