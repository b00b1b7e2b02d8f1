#include "training/run/trainer.h"

#include <sys/resource.h>

#include <csignal>
#include <future>
#include <limits>
#include <thread>

#include "model/files/ensemble.h"
#include "tests/training/workshop.h"
#include "training/run/run_folder.h"
#include "training/run/run_lock.h"
#include "training/run/step_guard.h"

using namespace descry;

class TrainerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void loss_falls_and_the_best_model_is_kept();
  void stopped_and_resumed_run_repeats_the_same_losses_data();
  void stopped_and_resumed_run_repeats_the_same_losses();
  void killed_and_resumed_run_repeats_the_same_losses_data();
  void killed_and_resumed_run_repeats_the_same_losses();
  void run_stops_while_features_are_made_and_while_evaluating();
  void paused_run_takes_no_steps_until_it_goes_on();
  void finished_run_goes_on_when_given_more_epochs();
  void run_stops_early_without_gain();
  void every_caption_gets_its_own_step_where_asked_for();
  void resume_needs_a_run_and_a_new_run_an_empty_folder();
  void folder_in_use_is_refused();
  void changed_data_are_refused_on_resume();
  void unreadable_pictures_are_left_out_and_named();
  void diverging_run_ends_with_a_sentence();
  void bad_steps_are_skipped_then_recovered_from_then_given_up_on();
  void full_disk_ends_with_a_sentence_and_keeps_the_last_checkpoint();
  void missing_weights_say_which_file_to_bring();
  void several_captioners_backbones_are_refused();
};

void TrainerTest::loss_falls_and_the_best_model_is_kept() {
  Workshop shop;
  shop.settings.epochs = 8;
  Watcher watcher;
  const auto outcome = shop.run("run", watcher);
  QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
  QCOMPARE(outcome->state, RunState::kFinished);
  QCOMPARE(watcher.losses.size(), std::size_t{40});
  QVERIFY(watcher.epochs.back().val_loss < 0.8 * watcher.epochs.front().val_loss);
  QVERIFY(watcher.epochs.front().best);
  QCOMPARE(watcher.watched.size(), std::size_t{2});
  QCOMPARE(watcher.states.front(), RunState::kPreparing);
  QCOMPARE(watcher.states.back(), RunState::kFinished);

  QCOMPARE(outcome->best_model, shop.path("run") / "best.safetensors");
  const auto best = read_captioner(outcome->best_model);
  QVERIFY(best);
  QVERIFY(!best->backbone.is_empty());
  QCOMPARE(best->card["metrics"]["CIDEr"].get<double>(), outcome->best.metrics.at("CIDEr"));
  QCOMPARE(best->card["licences"][0].get<std::string>(), std::string("a notice"));
  // Model files are passed on: what this machine's folders are called is nobody's business.
  QVERIFY(best->card.dump().find(shop.folder.path().toStdString()) == std::string::npos);
  QVERIFY(read_captioner(shop.path("run") / "model.safetensors"));
  const auto settings = read_settings(shop.path("run") / "settings.json");
  QVERIFY(settings);
  QCOMPARE(settings->learning_rate, shop.settings.learning_rate);
}

void TrainerTest::stopped_and_resumed_run_repeats_the_same_losses_data() {
  QTest::addColumn<bool>("backbone");
  QTest::addColumn<int>("step");
  for (const int step : {1, 3, 5, 9}) {  // 3: a checkpoint's step; 5: an epoch's last
    QTest::addRow("frozen, step %d", step) << false << step;
  }
  QTest::addRow("trained backbone, step 7") << true << 7;
}

void TrainerTest::stopped_and_resumed_run_repeats_the_same_losses() {
  QFETCH(bool, backbone);
  QFETCH(int, step);
  Workshop shop;
  if (backbone) shop.train_backbone();
  Watcher unbroken;
  QVERIFY(shop.run("unbroken", unbroken));

  Watcher broken;
  RunControl control;
  broken.at_step = [&](const StepRecord& record) {
    if (record.step == step) control.stop.request_stop();
  };
  const auto first = shop.run("broken", broken, false, &control);
  QVERIFY(first);
  QCOMPARE(first->state, RunState::kStopped);
  QCOMPARE(broken.losses.rbegin()->first, step);
  broken.at_step = {};
  const auto second = shop.run("broken", broken, true);
  QVERIFY(second);
  QCOMPARE(second->state, RunState::kFinished);
  compare_runs(broken, unbroken, 1);
  compare_weights(shop.path("broken") / "last.safetensors", shop.path("unbroken") / "last.safetensors");
}

void TrainerTest::killed_and_resumed_run_repeats_the_same_losses_data() {
  QTest::addColumn<bool>("backbone");
  QTest::addColumn<int>("step");
  for (const int step : {1, 5, 8}) QTest::addRow("frozen, step %d", step) << false << step;
  QTest::addRow("trained backbone, step 8") << true << 8;
}

void TrainerTest::killed_and_resumed_run_repeats_the_same_losses() {
  QFETCH(bool, backbone);
  QFETCH(int, step);
  Workshop shop;
  if (backbone) shop.train_backbone();
  Watcher unbroken, resumed;
  run_and_resume_killed(shop, step, unbroken, resumed);
  if (QTest::currentTestFailed()) return;
  const auto checkpoint_step = resumed.losses.begin()->first - 1;
  QVERIFY(checkpoint_step <= step && checkpoint_step > step - shop.settings.checkpoint_steps);
  compare_runs(resumed, unbroken, checkpoint_step + 1);
  compare_weights(shop.path("killed") / "last.safetensors", shop.path("unbroken") / "last.safetensors");
}

void TrainerTest::run_stops_while_features_are_made_and_while_evaluating() {
  Workshop shop;
  Watcher unbroken;
  QVERIFY(shop.run("unbroken", unbroken));
  fs::remove_all(shop.path("features"));
  Watcher broken;
  for (const auto state : {RunState::kFeatures, RunState::kEvaluating}) {
    RunControl control;
    broken.at_progress = [&](const RunProgress& progress) {
      if (progress.state == state) control.stop.request_stop();
    };
    const auto outcome = shop.run("broken", broken, state == RunState::kEvaluating, &control);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    QCOMPARE(outcome->state, RunState::kStopped);
  }
  QCOMPARE(broken.losses.size(), std::size_t{5});
  broken.at_progress = {};
  QVERIFY(shop.run("broken", broken, true));
  compare_runs(broken, unbroken, 1);
}

void TrainerTest::paused_run_takes_no_steps_until_it_goes_on() {
  Workshop shop;
  RunControl control;
  Watcher watcher;
  std::promise<void> paused;
  std::atomic<bool> told{false};
  std::atomic<std::int64_t> last_step{0};
  watcher.at_step = [&](const StepRecord& record) {
    last_step = record.step;
    if (record.step == 4) control.paused = true;
  };
  watcher.at_progress = [&](const RunProgress& progress) {
    if (progress.state == RunState::kPaused && !told.exchange(true)) paused.set_value();
  };
  std::int64_t while_paused = 0;
  const std::jthread user([&] {
    paused.get_future().wait();
    while_paused = last_step;
    control.paused = false;
  });
  QVERIFY(shop.run("run", watcher, false, &control));
  QCOMPARE(while_paused, 4);
  QCOMPARE(watcher.losses.size(), std::size_t{15});
}

void TrainerTest::finished_run_goes_on_when_given_more_epochs() {
  Workshop shop;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  shop.settings.epochs = 0;
  QVERIFY(shop.run("run", watcher, true));
  QCOMPARE(watcher.epochs.size(), std::size_t{3});
  shop.settings.epochs = 4;
  shop.settings.learning_rate = 9;  // the stored one counts
  const auto outcome = shop.run("run", watcher, true);
  QVERIFY(outcome);
  QCOMPARE(watcher.epochs.size(), std::size_t{4});
  QCOMPARE(watcher.losses.size(), std::size_t{20});
}

void TrainerTest::run_stops_early_without_gain() {
  Workshop shop;
  shop.settings.learning_rate = 1e-12;
  shop.settings.ema_decay = 0;
  shop.settings.epochs = 50;
  shop.settings.patience = 2;
  Watcher watcher;
  const auto outcome = shop.run("run", watcher);
  QVERIFY(outcome);
  QCOMPARE(outcome->state, RunState::kFinished);
  QCOMPARE(watcher.epochs.size(), std::size_t{3});
  QCOMPARE(outcome->best.epoch, 1);
}

void TrainerTest::every_caption_gets_its_own_step_where_asked_for() {
  Workshop shop;
  shop.settings.step_per_caption = true;
  shop.settings.epochs = 1;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  QCOMPARE(watcher.losses.size(), std::size_t{15});  // five batches, pictures with up to three captions
  for (const auto& [step, loss] : watcher.losses) QVERIFY(std::isfinite(loss));
}

void TrainerTest::resume_needs_a_run_and_a_new_run_an_empty_folder() {
  Workshop shop;
  shop.settings.epochs = 1;
  Watcher watcher;
  const auto nothing = shop.run("run", watcher, true);
  QVERIFY(!nothing);
  QCOMPARE(nothing.error().code, ErrorCode::kNotFound);
  QCOMPARE(watcher.states.back(), RunState::kFailed);
  QVERIFY(shop.run("run", watcher));
  const auto again = shop.run("run", watcher);
  QVERIFY(!again);
  QCOMPARE(again.error().code, ErrorCode::kUsage);
  write_text(shop.path("run") / "settings.json", "{\"epochs\": [");
  const auto damaged = shop.run("run", watcher, true);
  QVERIFY(!damaged);
  QCOMPARE(damaged.error().code, ErrorCode::kDamaged);
  QCOMPARE(damaged.error().path, shop.path("run") / "settings.json");
}

void TrainerTest::folder_in_use_is_refused() {
  Workshop shop;
  Watcher watcher;
  fs::create_directories(shop.path("run"));
  const auto lock = lock_run(shop.path("run"));
  QVERIFY(lock);
  const auto outcome = shop.run("run", watcher);
  QVERIFY(!outcome);
  QCOMPARE(outcome.error().code, ErrorCode::kBusy);
  QCOMPARE(outcome.error().path, shop.path("run"));
}

void TrainerTest::changed_data_are_refused_on_resume() {
  Workshop shop;
  shop.settings.epochs = 1;
  Watcher watcher;
  QVERIFY(shop.run("run", watcher));
  write_text(shop.path("data") / "Flickr_8k.trainImages.txt", "picture1.png\npicture2.png\n");
  const auto outcome = shop.run("run", watcher, true);
  QVERIFY(!outcome);
  QCOMPARE(outcome.error().code, ErrorCode::kUsage);
}

void TrainerTest::unreadable_pictures_are_left_out_and_named() {
  Workshop shop;
  shop.settings.epochs = 1;
  write_text(shop.path("data") / "pictures" / "picture3.png", "no picture");
  for (const bool backbone : {false, true}) {
    if (backbone) shop.train_backbone();
    Watcher watcher;
    const auto outcome = shop.run(backbone ? "live" : "frozen", watcher);
    QVERIFY(outcome);
    QVERIFY(std::any_of(watcher.log.begin(), watcher.log.end(),
                        [](const std::string& line) { return line.find("picture3.png") != std::string::npos; }));
  }
}

void TrainerTest::diverging_run_ends_with_a_sentence() {
  Workshop shop;
  shop.settings.learning_rate = 1e6;
  shop.settings.warmup_steps = 0;
  shop.settings.epochs = 20;
  Watcher watcher;
  const auto outcome = shop.run("run", watcher);
  QVERIFY(!outcome);
  QCOMPARE(outcome.error().code, ErrorCode::kDiverged);
  QVERIFY(outcome.error().message.find("learning rate") != std::string::npos);
  QVERIFY(std::any_of(watcher.log.begin(), watcher.log.end(),
                      [](const std::string& line) { return line.find("halved") != std::string::npos; }));
  const auto checkpoint = read_checkpoint(shop.path("run") / "last.safetensors");
  QVERIFY(checkpoint);
  for (const auto& [name, tensor] : checkpoint->tensors) QVERIFY(tensor.isfinite().all().item<bool>());
}

void TrainerTest::bad_steps_are_skipped_then_recovered_from_then_given_up_on() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  using Verdict = StepGuard::Verdict;
  RunCounters counters;
  QCOMPARE(StepGuard::judge(2, 1, counters), Verdict::kTake);
  QCOMPARE(StepGuard::judge(nan, 1, counters), Verdict::kSkip);
  QCOMPARE(StepGuard::judge(2, std::numeric_limits<double>::infinity(), counters), Verdict::kSkip);
  QCOMPARE(counters.bad_steps_in_a_row, 2);
  QCOMPARE(StepGuard::judge(2, 1, counters), Verdict::kTake);
  QCOMPARE(counters.bad_steps_in_a_row, 0);
  for (int recovery = 1; recovery <= 3; ++recovery) {
    for (int i = 0; i < 4; ++i) QCOMPARE(StepGuard::judge(nan, nan, counters), Verdict::kSkip);
    QCOMPARE(StepGuard::judge(nan, nan, counters), Verdict::kRecover);
    QCOMPARE(counters.rate_factor, std::pow(0.5, recovery));
  }
  for (int i = 0; i < 4; ++i) QCOMPARE(StepGuard::judge(nan, nan, counters), Verdict::kSkip);
  QCOMPARE(StepGuard::judge(nan, nan, counters), Verdict::kGiveUp);
}

/// A limit on file sizes stands in for the full disk: writing fails in the midst of a file just so.
void TrainerTest::full_disk_ends_with_a_sentence_and_keeps_the_last_checkpoint() {
  Workshop shop;
  Watcher watcher;
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  watcher.at_step = [&](const StepRecord& record) {
    if (record.step != 4) return;
    rlimit small = before;
    small.rlim_cur = 16 * 1024;
    setrlimit(RLIMIT_FSIZE, &small);
  };
  const auto outcome = shop.run("run", watcher);
  setrlimit(RLIMIT_FSIZE, &before);
  QVERIFY(!outcome);
  QCOMPARE(outcome.error().code, ErrorCode::kNotWritten);
  QVERIFY(!outcome.error().message.empty());
  const auto checkpoint = read_checkpoint(shop.path("run") / "last.safetensors");
  QVERIFY(checkpoint);
  QCOMPARE(checkpoint->counters.step, 3);
  watcher.at_step = {};
  QVERIFY(shop.run("run", watcher, true));
}

void TrainerTest::missing_weights_say_which_file_to_bring() {
  Workshop shop;
  fs::remove(shop.path("model.safetensors"));
  Watcher watcher;
  const auto outcome = shop.run("run", watcher);
  QVERIFY(!outcome);
  QCOMPARE(outcome.error().code, ErrorCode::kNotFound);
  QVERIFY(outcome.error().message.find("weights file") != std::string::npos);
}

void TrainerTest::several_captioners_backbones_are_refused() {
  Workshop shop;
  const auto one = read_captioner(shop.path("model.safetensors"));
  QVERIFY(one);
  const auto both = ensemble({*one, *one});
  QVERIFY(both);
  QVERIFY(write_captioner(*both, shop.path("both.safetensors"), false));
  shop.settings.backbone = shop.path("both.safetensors").string();
  Watcher watcher;
  const auto refused = shop.run("run", watcher);
  QVERIFY(!refused);
  QCOMPARE(refused.error().code, ErrorCode::kUnsupported);
  QCOMPARE(refused.error().path, shop.path("both.safetensors"));

  shop.settings.backbone = shop.path("model.safetensors").string();  // a model file with one
  QVERIFY(shop.run("run", watcher));
}

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer.moc"
