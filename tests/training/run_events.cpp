// What happens in a run beside its steps: pauses, checkpoints, a person's wishes, and what is measured of steps.
#include "training/run/run_events.h"

#include <cmath>

#include "tests/training/workshop.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"
#include "training/run/step_measures.h"
#include "training/run/time_left.h"

using namespace descry;

namespace {

using Kind = RunEvent::Kind;

std::vector<RunEvent> of_kind(const std::vector<RunEvent>& events, Kind kind) {
  std::vector<RunEvent> found;
  for (const RunEvent& event : events)
    if (event.kind == kind) found.push_back(event);
  return found;
}

std::vector<RunEvent> events_in(const fs::path& run) {
  const auto history = read_run(run);
  return history ? history->events : std::vector<RunEvent>();
}

}  // namespace

class RunEventsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_line_comes_back_as_it_was() {
    const RunEvent event{Kind::kRateChanged, 12, 1.75e9 + 0.25, "Half \"now\"\nfrom here"};
    std::string line = event_line(event);
    QCOMPARE(std::count(line.begin(), line.end(), '\n'), 1);
    line.pop_back();
    const auto back = parse_event_line(line);
    QVERIFY(back);
    QCOMPARE(back->kind, event.kind);
    QCOMPARE(back->step, event.step);
    QCOMPARE(back->time, event.time);
    QCOMPARE(back->sentence, event.sentence);
  }

  void lines_that_are_damaged_are_passed_over_and_counted() {
    QTemporaryDir folder;
    const auto file = fs::path(folder.path().toStdString()) / "events.jsonl";
    const std::string good = event_line({Kind::kPaused, 3, 1, ""});
    write_text(file, good + "{\"event\":\"paused\"}\n[1]\n\xff{\n" + good + good.substr(0, 9));
    std::uint64_t offset = 0;
    std::int64_t damaged = 0;
    QCOMPARE(read_events(file, offset, damaged).size(), std::size_t{2});
    QCOMPARE(damaged, std::int64_t{3});
    // The line that was being written is read once it is whole.
    std::ofstream(file, std::ios::binary | std::ios::app) << good.substr(9);
    QCOMPARE(read_events(file, offset, damaged).size(), std::size_t{1});
    QCOMPARE(read_events(file, offset, damaged).size(), std::size_t{0});
  }

  void a_run_tells_how_it_began_went_on_and_ended() {
    Workshop shop;
    Watcher watcher;
    RunControl control;
    watcher.at_step = [&](const StepRecord& record) {
      if (record.step == 7) control.stop.request_stop();
    };
    QVERIFY(shop.run("run", watcher, false, &control));
    watcher.at_step = {};
    QVERIFY(shop.run("run", watcher, true));
    const auto events = events_in(shop.path("run"));
    QCOMPARE(events.front().kind, Kind::kStarted);
    QCOMPARE(events.back().kind, Kind::kFinished);
    QCOMPARE(events.back().step, std::int64_t{15});
    QCOMPARE(of_kind(events, Kind::kStopped).at(0).step, std::int64_t{7});
    QCOMPARE(of_kind(events, Kind::kResumed).at(0).step, std::int64_t{7});
    std::vector<std::int64_t> saved;  // every third step, at stops and at epochs' ends
    for (const RunEvent& event : of_kind(events, Kind::kCheckpoint)) saved.push_back(event.step);
    QCOMPARE(saved, (std::vector<std::int64_t>{3, 5, 6, 7, 9, 10, 12, 15}));
    QVERIFY(std::is_sorted(events.begin(), events.end(), [](auto& a, auto& b) { return a.time < b.time; }));
  }

  void what_a_killed_run_told_of_lost_steps_is_dropped() {
    Workshop shop;
    Watcher unbroken, resumed;
    RunControl control;
    unbroken.at_step = [&](const StepRecord& record) {
      if (record.step == 7) control.rate_scale = 0.5;
      if (record.step == 8) fs::copy(shop.path("unbroken"), shop.path("killed"), fs::copy_options::recursive);
    };
    QVERIFY(shop.run("unbroken", unbroken, false, &control));
    write_text(shop.path("killed") / "events.jsonl",
               event_line({Kind::kStarted, 0, 1, ""}) + event_line({Kind::kPaused, 8, 2, ""}));
    QVERIFY(shop.run("killed", resumed, true));
    const auto events = events_in(shop.path("killed"));
    QVERIFY(of_kind(events, Kind::kPaused).empty());  // the checkpoint was of step 7
    QCOMPARE(of_kind(events, Kind::kResumed).at(0).step, std::int64_t{7});
    compare_runs(resumed, unbroken, 8);
  }

  void a_paused_run_is_saved_and_says_so() {
    Workshop shop;
    Watcher watcher;
    RunControl control;
    std::int64_t saved_at = 0;
    watcher.at_step = [&](const StepRecord& record) { control.paused = record.step == 4; };
    watcher.at_progress = [&](const RunProgress& progress) {
      if (progress.state != RunState::kPaused) return;
      saved_at = read_checkpoint(shop.path("run") / "last.safetensors")->counters.step;
      control.paused = false;
    };
    QVERIFY(shop.run("run", watcher, false, &control));
    QCOMPARE(saved_at, std::int64_t{4});
    const auto events = events_in(shop.path("run"));
    QCOMPARE(of_kind(events, Kind::kPaused).at(0).step, std::int64_t{4});
    QCOMPARE(of_kind(events, Kind::kUnpaused).at(0).step, std::int64_t{4});
  }

  void a_person_changes_the_learning_rate_and_a_resumed_run_keeps_it() {
    Workshop shop;
    shop.settings.schedule = "constant";
    shop.settings.warmup_steps = 0;
    std::map<std::int64_t, double> rates;
    Watcher watcher;
    RunControl control;
    watcher.at_step = [&](const StepRecord& record) {
      rates[record.step] = record.learning_rate;
      if (record.step == 6) control.rate_scale = 0.25;
      if (record.step == 8) control.stop.request_stop();
    };
    QVERIFY(shop.run("run", watcher, false, &control));
    QVERIFY(shop.run("run", watcher, true));
    QCOMPARE(rates.at(6), 5e-3);
    QCOMPARE(rates.at(7), 1.25e-3);
    QCOMPARE(rates.at(15), 1.25e-3);
    const auto changes = of_kind(events_in(shop.path("run")), Kind::kRateChanged);
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().step, std::int64_t{6});
    QVERIFY(changes.front().sentence.find("0.25") != std::string::npos);
  }

  void a_run_whose_process_was_killed_counts_as_interrupted() {
    Workshop shop;
    Watcher watcher;
    watcher.at_step = [&](const StepRecord& record) {
      if (record.step == 4) fs::copy(shop.path("run"), shop.path("killed"), fs::copy_options::recursive);
    };
    QVERIFY(shop.run("run", watcher));
    QVERIFY(read_run(shop.path("killed"))->interrupted);
    QVERIFY(!read_run(shop.path("run"))->interrupted);
  }

  void the_latest_epochs_checkpoints_are_kept() {
    Workshop shop;
    shop.settings.epochs = 4;
    shop.settings.kept_checkpoints = 2;
    Watcher watcher;
    QVERIFY(shop.run("run", watcher));
    const RunFolder run{shop.path("run")};
    QVERIFY(!fs::exists(run.checkpoint(2)));
    QCOMPARE(read_checkpoint(run.checkpoint(3))->counters.step, std::int64_t{15});
    QCOMPARE(read_checkpoint(run.checkpoint(4))->counters.step, std::int64_t{20});
  }

  void measured_steps_tell_how_far_weights_moved_and_how_sharply_words_look() {
    Workshop shop;
    std::vector<StepRecord> records;
    Watcher watcher;
    watcher.at_step = [&](const StepRecord& record) { records.push_back(record); };
    QVERIFY(shop.run("run", watcher));
    const StepRecord& first = records.front();
    QVERIFY(*first.update_ratio > 0 && *first.update_ratio < 0.1);
    QVERIFY(*first.attention_entropy > 0.5 && *first.attention_entropy <= 1);  // an untaught map is all but flat
    QVERIFY(*first.attention_change >= 0 && *first.attention_change < 1);
    QVERIFY(!records[1].update_ratio && !records[1].attention_entropy);
    QVERIFY(*records[1].memory > 10);
    QVERIFY(*records[1].device_use > 0 && *records[1].device_use <= 1);
    QVERIFY(std::abs(*records[1].time - seconds_since_1970()) < 3600);
  }

  void attention_health_is_that_of_known_maps() {
    // Two captions over four cells: one word flat and one sharp; the second caption's second word is padding.
    const auto maps = torch::tensor({0.25F, 0.25F, 0.25F, 0.25F, 1.F, 0.F, 0.F, 0.F,  //
                                     0.F, 1.F, 0.F, 0.F, 0.F, 0.F, 0.F, 1.F})
                          .view({2, 2, 4});
    const auto keep = torch::tensor({1, 1, 1, 0}).to(torch::kBool).view({2, 2});
    const auto health = attention_health(maps, keep);
    QVERIFY(std::abs(health.entropy - 1.0 / 3) < 1e-6);
    QVERIFY(std::abs(health.change - 0.75) < 1e-6);
  }

  void time_left_is_foretold_after_twenty_steps_from_recent_ones() {
    TimeLeft left;
    for (int step = 1; step < TimeLeft::kFirstSteps; ++step) left.step_took(step <= 2 ? 50 : 2);
    QVERIFY(!left.seconds(100, 0, 0));
    left.step_took(2);
    QVERIFY(std::abs(*left.seconds(100, 0, 0) - 200) < 1e-9);  // the slow first steps say nothing about the others
    left.evaluation_took(true, 30);
    QVERIFY(std::abs(*left.seconds(100, 2, 1) - 290) < 1e-9);
    left.evaluation_took(false, 4);
    QVERIFY(std::abs(*left.seconds(100, 2, 1) - 264) < 1e-9);
    left.forget_steps();
    QVERIFY(!left.seconds(100, 2, 1));
  }
};

QTEST_APPLESS_MAIN(RunEventsTest)
#include "run_events.moc"
