#include "training/run/stages.h"

#include "model/files/ensemble.h"
#include "tests/training/workshop.h"
#include "training/run/run_folder.h"

using namespace descry;

namespace {

/// One epoch each of cross-entropy (steps 1 to 5), fine-tuning (6 to 10) and self-critical training (11 to 15).
struct StagedWorkshop : Workshop {
  StagedWorkshop() {
    settings.epochs = settings.fine_tune_epochs = settings.self_critical_epochs = 1;
    settings.fine_tune_stages = 1;
    settings.fine_tune_rate = 1e-2;
    settings.self_critical_samples = 3;
  }
};

torch::Tensor backbone_weight(const fs::path& model, const std::string& name) {
  const auto captioner = read_captioner(model);
  return captioner ? captioner->backbone->named_parameters()[name].clone() : torch::Tensor();
}

}  // namespace

class StagesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stages_without_epochs_are_left_out() {
    TrainingSettings settings;
    settings.epochs = 4;
    settings.self_critical_epochs = 2;
    const auto stages = stages_of(settings);
    QCOMPARE(stages.size(), std::size_t{2});
    QCOMPARE(stages[1].kind, Stage::Kind::kSelfCritical);
    QCOMPARE(stages[1].first_epoch, 5);
    QCOMPARE(stages[1].last_epoch(), 6);
    QCOMPARE(settings.all_epochs(), 6);
  }

  void run_goes_through_all_stages_and_only_fine_tuning_changes_the_backbones_last_stages() {
    StagedWorkshop shop;
    Watcher watcher;
    std::map<std::int64_t, bool> rewarded;
    watcher.at_step = [&](const StepRecord& record) { rewarded[record.step] = record.reward.has_value(); };
    const auto outcome = shop.run("run", watcher);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    QCOMPARE(watcher.losses.size(), std::size_t{15});
    QVERIFY(!rewarded[5] && !rewarded[10] && rewarded[11] && rewarded[15]);
    QCOMPARE(watcher.epochs.size(), std::size_t{3});

    const RunFolder folder{shop.path("run")};
    const auto before = shop.path("model.safetensors");
    const auto changed = [&](const char* name) {
      return !torch::allclose(backbone_weight(before, name), backbone_weight(folder.model(), name), 0, 2e-3);
    };
    QVERIFY(!changed("stem.conv.weight"));
    QVERIFY(!changed("blocks.0.depthwise.conv.weight"));
    QVERIFY(changed("head.conv.weight"));
  }

  void run_broken_in_any_stage_repeats_the_same_losses_data() {
    QTest::addColumn<int>("step");
    QTest::newRow("before fine-tuning") << 5;
    QTest::newRow("in fine-tuning") << 8;
    QTest::newRow("before self-critical training") << 10;
    QTest::newRow("in self-critical training") << 13;
  }
  void run_broken_in_any_stage_repeats_the_same_losses() {
    QFETCH(int, step);
    StagedWorkshop shop;
    Watcher unbroken, resumed;
    run_and_resume_killed(shop, step, unbroken, resumed);
    if (QTest::currentTestFailed()) return;
    compare_runs(resumed, unbroken, resumed.losses.begin()->first);
    compare_weights(shop.path("killed") / "last.safetensors", shop.path("unbroken") / "last.safetensors");
  }

  void epochs_of_a_stage_that_is_over_cannot_be_changed() {
    StagedWorkshop shop;
    Watcher watcher;
    QVERIFY(shop.run("run", watcher));
    shop.settings.epochs = 2;
    const auto outcome = shop.run("run", watcher, true);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::kUsage);
    QVERIFY2(outcome.error().message.find("stage") != std::string::npos, outcome.error().message.c_str());
  }

  void student_of_an_ensemble_learns_from_its_probabilities() {
    Workshop shop;
    Watcher watcher;
    shop.settings.epochs = 1;
    QVERIFY(shop.run("first", watcher));
    shop.settings.seed = 2;
    QVERIFY(shop.run("second", watcher));
    const auto first = read_captioner(RunFolder{shop.path("first")}.model());
    const auto second = read_captioner(RunFolder{shop.path("second")}.model());
    QVERIFY(first && second);
    const auto teacher = ensemble({*first, *second});
    QVERIFY2(teacher, teacher ? "" : teacher.error().describe().c_str());
    QVERIFY(write_captioner(*teacher, shop.path("teacher.safetensors"), false));

    Watcher alone, taught;
    shop.settings.fine_tune_epochs = 1;
    QVERIFY(shop.run("alone", alone));
    shop.settings.teacher = shop.path("teacher.safetensors").string();
    const auto outcome = shop.run("taught", taught);
    QVERIFY2(outcome, outcome ? "" : outcome.error().describe().c_str());
    QCOMPARE(taught.losses.size(), alone.losses.size());
    QVERIFY(taught.losses.at(1) != alone.losses.at(1));
  }

  void teacher_of_other_words_is_refused() {
    Workshop shop;
    Watcher watcher;
    shop.settings.teacher = shop.path("model.safetensors").string();
    const auto outcome = shop.run("run", watcher);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::kUsage);
    QVERIFY2(outcome.error().message.find("words") != std::string::npos, outcome.error().message.c_str());
  }
};

QTEST_GUILESS_MAIN(StagesTest)
#include "stages.moc"
