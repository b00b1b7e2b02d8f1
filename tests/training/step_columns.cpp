#include "training/run/step_columns.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <random>
#include <vector>

#include "training/run/metrics_file.h"
#include "training/run/run_history.h"

namespace descry {

namespace {

/// A step whose figures a float holds exactly.
StepRecord record(std::int64_t step, int epoch, double loss) {
  StepRecord record;
  record.step = step;
  record.epoch = epoch;
  record.loss = loss;
  record.learning_rate = 0.5;
  record.gradient_norm = 2 * loss;
  record.captions_per_second = 100;
  record.seconds = static_cast<double>(step) / 8;
  return record;
}

std::string lineOf(const StepRecord& record) { return metrics_line(record); }

/// What the columns should hold: the rule, written plainly.
void take(std::vector<StepRecord>& records, const StepRecord& record) {
  while (!records.empty() && records.back().step >= record.step) records.pop_back();
  records.push_back(record);
}

}  // namespace

class StepColumnsTest : public QObject {
  Q_OBJECT

  static void compare(const StepColumns& columns, const std::vector<StepRecord>& records) {
    QCOMPARE(columns.size(), records.size());
    std::size_t row = 0;
    for (const StepRecord& step : columns) QCOMPARE(lineOf(step), lineOf(records[row++]));
  }

 private Q_SLOTS:
  void records_come_back_with_what_they_have_and_nothing_else() {
    StepColumns columns;
    std::vector<StepRecord> records;
    for (int step = 1; step <= 100; ++step) {
      StepRecord next = record(step, 1 + step / 30, step * 0.25);
      if (step > 20) next.time = 1.7e9 + step;
      if (step % 10 == 0) next.attention_entropy = 0.5;
      if (step > 60) next.reward = 0.75;
      if (step > 40) next.memory = 1024;
      records.push_back(next);
      columns.push_back(next);
    }
    compare(columns, records);
    QCOMPARE(columns.column(StepFigure::kAttentionEntropy).size(), std::size_t{10});
    QCOMPARE(columns.column(StepFigure::kLoss).size(), std::size_t{60});
    QCOMPARE(columns.column(StepFigure::kSelfCriticalLoss).size(), std::size_t{40});
  }

  void repeated_steps_replace_everything_from_there_on() {
    std::mt19937 random(7);
    StepColumns columns;
    std::vector<StepRecord> records;
    std::int64_t step = 0;
    for (int i = 0; i < 3000; ++i) {
      step = random() % 50 == 0 ? std::max<std::int64_t>(1, step - static_cast<std::int64_t>(random() % 40)) : step + 1;
      StepRecord next = record(step, 1 + static_cast<int>(step / 100), static_cast<double>(random() % 1000));
      next.seconds = 0;
      if (random() % 3 == 0) next.attention_change = 0.25;
      take(records, next);
      columns.push_back(next);
    }
    compare(columns, records);
  }

  void columns_put_together_are_as_if_pushed_one_by_one() {
    std::mt19937 random(11);
    StepColumns all, whole, part;
    std::int64_t step = 0;
    for (int i = 0; i < 4000; ++i) {
      step =
          random() % 90 == 0 ? std::max<std::int64_t>(1, step - static_cast<std::int64_t>(random() % 300)) : step + 1;
      StepRecord next = record(step, 1 + static_cast<int>(step / 100), static_cast<double>(random() % 1000));
      next.seconds = 0;
      if (step > 500) next.time = 1.7e9 + i;
      if (random() % 4 == 0) next.attention_change = 0.25;
      all.push_back(next);
      part.push_back(next);
      if (i % 171 != 0) continue;
      whole.append(part);
      part = {};
    }
    whole.append(part);
    std::vector<StepRecord> records;
    for (const StepRecord& next : all) records.push_back(next);
    compare(whole, records);
  }

  void rows_are_placed_by_epoch_time_and_clock() {
    StepColumns columns;
    for (int step = 1; step <= 25; ++step) columns.push_back(record(step, 1 + (step - 1) / 10, 1));
    const Timeline& timeline = columns.timeline();
    QCOMPARE(timeline.epochs(9), 1.0);
    QCOMPARE(timeline.epochs(14), 1.5);
    QCOMPARE(timeline.epochs(24), 2.5);  // as long as the one before
    QCOMPARE(timeline.epoch(24), 3);
    QCOMPARE(timeline.seconds(8), 9.0 / 8);
    QVERIFY(!timeline.has_times());
    QCOMPARE(timeline.time(3), Timeline::kNoTime);
  }

  void clocks_that_were_set_back_do_not_go_back() {
    StepColumns columns;
    for (const double time : {100.0, 110.0, 90.0, 120.0}) {
      StepRecord next = record(static_cast<std::int64_t>(columns.size()) + 1, 1, 1);
      next.time = time;
      columns.push_back(next);
    }
    QCOMPARE(columns.timeline().time(2), 110.0);
    QCOMPARE(columns.timeline().time(3), 120.0);
  }

  void a_long_file_read_by_several_threads_is_the_same_run() {
    const QTemporaryDir folder;
    std::vector<StepRecord> records;
    std::vector<int> epochs;
    {
      std::ofstream file(folder.filePath(QStringLiteral("metrics.csv")).toStdString(), std::ios::binary);
      file << metrics_header();
      std::mt19937 random(3);
      std::int64_t step = 0;
      for (int i = 0; i < 200000; ++i) {
        step = i == 150000 ? 90000 : step + 1;
        StepRecord next = record(step, 1 + static_cast<int>((step - 1) / 1000), static_cast<double>(random()) / 4096);
        next.loss = static_cast<float>(next.loss);
        next.gradient_norm = static_cast<float>(next.gradient_norm);
        next.memory = static_cast<float>(random());
        take(records, next);
        file << metrics_line(next);
        if (i % 5000 == 77) file << "step,nonsense\n";
        if (step % 1000 != 0) continue;
        EpochRecord epoch;
        epoch.epoch = next.epoch;
        epoch.step = step;
        while (!epochs.empty() && epochs.back() >= epoch.epoch) epochs.pop_back();
        epochs.push_back(epoch.epoch);
        file << metrics_line(epoch);
      }
      file << "step,200001,1,0.5";
    }
    const auto history = read_run(folder.path().toStdString());
    QVERIFY(history.has_value());
    compare(history->steps, records);
    QCOMPARE(history->damaged_lines, std::int64_t{40});
    QCOMPARE(history->epochs.size(), epochs.size());
    for (std::size_t i = 0; i < epochs.size(); ++i) QCOMPARE(history->epochs[i].epoch, epochs[i]);
  }
};

}  // namespace descry

QTEST_GUILESS_MAIN(descry::StepColumnsTest)
#include "step_columns.moc"
