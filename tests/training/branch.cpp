#include "training/run/branch.h"

#include "tests/training/workshop.h"
#include "training/run/metrics_file.h"
#include "training/run/run_history.h"

using namespace descry;

/// A finished run of three epochs of five steps, in "run".
class BranchTest : public QObject {
  Q_OBJECT

 private:
  void compare_up_to(std::int64_t step) {
    const auto run = read_run(shop_->path("run")), branch = read_run(shop_->path("branch"));
    for (std::size_t i = 0; i < static_cast<std::size_t>(step); ++i)
      QVERIFY(run->steps[i].loss == branch->steps[i].loss);
  }

  std::unique_ptr<Workshop> shop_;
  Watcher watcher_;

 private Q_SLOTS:
  void init() {
    shop_ = std::make_unique<Workshop>();
    watcher_ = {};
    QVERIFY(shop_->run("run", watcher_));
  }

  void the_points_are_the_kept_checkpoints_latest_first() {
    const auto points = branch_points({shop_->path("run")});
    QCOMPARE(points.size(), std::size_t{3});
    QCOMPARE(points[0].step, std::int64_t{15});
    QCOMPARE(points[2].epochs, 1);
    write_text(shop_->path("run") / "checkpoints" / "epoch-002.safetensors", "no checkpoint");
    QCOMPARE(branch_points({shop_->path("run")}).size(), std::size_t{2});
    QVERIFY(branch_points({shop_->path("nothing")}).empty());
  }

  void a_branch_goes_on_with_other_settings_and_says_where_it_comes_from() {
    const RunFolder run{shop_->path("run")}, branch{shop_->path("branch")};
    const auto points = branch_points(run);
    auto changed = *read_settings(run.settings());
    changed.learning_rate = 1e-4;
    changed.epochs = 4;
    QVERIFY(make_branch(run, points.at(1), changed, branch));
    QCOMPARE(read_run(branch.folder)->steps.size(), std::size_t{10});
    QVERIFY(fs::exists(run.folder / "captions" / "epoch-003.json"));
    QVERIFY(!fs::exists(branch.folder / "captions" / "epoch-003.json"));
    std::map<std::int64_t, double> rates;
    watcher_.at_step = [&](const StepRecord& record) { rates[record.step] = record.learning_rate; };
    shop_->settings = changed;
    const auto outcome = shop_->run("branch", watcher_, true);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    QCOMPARE(rates.begin()->first, std::int64_t{11});
    QCOMPARE(rates.rbegin()->first, std::int64_t{20});
    QVERIFY(rates.at(11) <= 1e-4);
    QCOMPARE(read_settings(branch.settings())->branched_from, std::string("run, step 10"));
    compare_up_to(10);
    QCOMPARE(read_run(branch.folder)->epochs.size(), std::size_t{4});
    QVERIFY(fs::exists(branch.best()));
    QCOMPARE(read_run(run.folder)->steps.size(), std::size_t{15});
  }

  void a_branch_finds_its_own_best_where_its_runs_is_of_a_later_epoch() {
    const RunFolder run{shop_->path("run")}, branch{shop_->path("branch")};
    auto epochs = read_run(run.folder)->epochs;
    const auto best = std::ranges::find_if(epochs.rbegin(), epochs.rend(), &EpochRecord::best)->epoch;
    // As if the epoch after the branch's point had been a better one, whose model replaced the best before.
    const auto points = branch_points(run);
    const auto& point = *std::ranges::find(points, best, &BranchPoint::epochs);
    std::string metrics;
    for (const EpochRecord& record : epochs) metrics += metrics_line(record);
    epochs.front().epoch = epochs.back().epoch + 1;
    epochs.front().best = true;
    write_text(run.metrics(), metrics_header() + metrics + metrics_line(epochs.front()));
    auto settings = *read_settings(run.settings());
    settings.epochs = 4;
    QVERIFY(make_branch(run, point, settings, branch));
    QVERIFY(!fs::exists(branch.best()));
    shop_->settings = settings;
    QVERIFY(shop_->run("branch", watcher_, true));
    QVERIFY(fs::exists(branch.best()));
    const auto after = read_run(branch.folder)->epochs;
    QVERIFY(std::ranges::find(after, best + 1, &EpochRecord::epoch)->best);
  }

  void settings_that_a_branch_may_not_change_are_refused() {
    const RunFolder run{shop_->path("run")}, branch{shop_->path("branch")};
    auto changed = *read_settings(run.settings());
    changed.batch_pictures = 7;
    QVERIFY(make_branch(run, branch_points(run).at(0), changed, branch));
    shop_->settings = changed;
    const auto outcome = shop_->run("branch", watcher_, true);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::kUsage);
    for (const char* name : {"batch_pictures", "data", "decoder_layers"})
      QVERIFY(std::ranges::count(settings_kept_by_branches(), name) == 1);
  }

  void a_folder_with_a_run_is_no_place_for_a_branch() {
    const RunFolder run{shop_->path("run")};
    const auto made = make_branch(run, branch_points(run).at(0), *read_settings(run.settings()), run);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::kUsage);
    const BranchPoint gone{run.checkpoint(99), 3, 1};
    QVERIFY(!make_branch(run, gone, *read_settings(run.settings()), {shop_->path("other")}));
    QVERIFY(!fs::exists(shop_->path("other")));
  }
};

QTEST_APPLESS_MAIN(BranchTest)
#include "branch.moc"
