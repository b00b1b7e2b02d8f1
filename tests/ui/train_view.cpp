#include "ui/training/train_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "file_answers.h"
#include "tiny_training.h"
#include "training_window.h"
#include "ui/training/learned/picture_picker.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/settings_form.h"

namespace descry {

namespace {

constexpr int kPatience = 60'000;

}  // namespace

class TrainViewTest : public QObject {
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
  const QAbstractItemModel* runs() const { return part<QTreeView>("runList")->model(); }
  /// A cell of the run list, as it is shown; newest run first.
  QString cell(int row, int column) const { return runs()->index(row, column).data().toString(); }
  Curve lossCurve() const {
    const CurvePlot* plot = window_->findChild<RunPlots*>()->loss();
    return plot->curve(plot->runs().value(0), 0);
  }

  void open() {
    WindowOptions options;
    options.runs_folder = path("runs").toStdString();
    options.feature_cache = path("features").toStdString();
    options.device = QStringLiteral("cpu");
    options.restore_session = false;
    window_ = std::make_unique<TrainingWindow>(options);
    models_.clear();
    connect(window_->view, &TrainView::modelAvailable, this, [this](const QString& file) { models_ << file; });
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  }

  void chooseData(const QString& folder) {
    const FileAnswers answer({folder});
    QTest::mouseClick(part<QPushButton>("addFolder"), Qt::LeftButton);
  }

  void prepareTinyRun(int epochs) {
    window_->findChild<SettingsForm*>()->setSettings(tinySettings(path("scenes"), epochs));
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("startRun")->isEnabled(), kPatience);
  }

  void press(const char* button) { QTest::mouseClick(part<QToolButton>(button), Qt::LeftButton); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TrainingWindow> window_;
  QStringList models_;

 private Q_SLOTS:
  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    writeTinyScenes(path("scenes"));
  }
  void cleanup() {
    window_.reset();
    folder_.reset();
  }

  void an_empty_view_teaches_and_start_says_what_is_missing() {
    open();
    QVERIFY(part<QWidget>("trainWelcome")->isVisible());
    QVERIFY(part<QPushButton>("sampleRun")->isVisible());
    auto* start = part<QToolButton>("startRun");
    QVERIFY(!start->isEnabled());
    QVERIFY(start->toolTip().contains(QStringLiteral("Choose data")));
    QVERIFY(!part<QToolButton>("pauseRun")->isEnabled());
    QVERIFY(!part<QToolButton>("pauseRun")->toolTip().isEmpty());
  }

  void a_data_folder_is_recognised() {
    open();
    chooseData(path("scenes"));
    QTRY_VERIFY(part<QLabel>("dataSummary")->text().contains(QStringLiteral("32 train, 4 dev, 4 test")));
    QVERIFY(part<QToolButton>("startRun")->isEnabled());
  }

  void a_folder_without_captions_shows_a_sentence() {
    open();
    QDir(folder_->path()).mkdir(QStringLiteral("empty"));
    chooseData(path("empty"));
    QTRY_VERIFY(part<QLabel>("dataSummary")->text().contains(path("empty")));
    QVERIFY(!part<QToolButton>("startRun")->isEnabled());
    QCOMPARE(part<QToolButton>("startRun")->toolTip(), part<QLabel>("dataSummary")->text());
  }

  void settings_that_contradict_each_other_are_marked_where_they_stand() {
    open();
    prepareTinyRun(1);
    part<QSpinBox>("min_caption_words")->setValue(9);
    part<QSpinBox>("max_caption_words")->setValue(3);
    auto* mark = part<QLabel>("max_caption_wordsProblem");
    QVERIFY(!mark->isHidden());
    QVERIFY(mark->text().contains(QStringLiteral("“Longest caption”")));
    QVERIFY(!part<QToolButton>("startRun")->isEnabled());
    part<QSpinBox>("max_caption_words")->setValue(30);
    QVERIFY(mark->isHidden());
    QVERIFY(part<QToolButton>("startRun")->isEnabled());
  }

  void a_preset_sets_the_fields() {
    open();
    auto* preset = part<QComboBox>("preset");
    preset->setCurrentIndex(preset->findData(QStringLiteral("notebook")));
    Q_EMIT preset->activated(preset->currentIndex());
    QCOMPARE(part<QSpinBox>("picture_side")->value(), 299);
    QCOMPARE(part<QSpinBox>("batch_pictures")->value(), 64);
    QCOMPARE(part<QDoubleSpinBox>("learning_rate")->text(), QLocale().toString(0.0001, 'f', 4));
    QVERIFY(part<QCheckBox>("step_per_caption")->isChecked());
  }

  void a_run_is_started_paused_resumed_stopped_and_continued() {
    open();
    prepareTinyRun(30);
    QSignalSpy status(window_->view, &TrainView::statusChanged);
    press("startRun");
    QVERIFY(!part<QToolButton>("startRun")->isEnabled());
    QCOMPARE(runs()->rowCount(), 1);
    QCOMPARE(cell(0, RunModel::kName), QStringLiteral("scenes-1"));
    QTRY_VERIFY_WITH_TIMEOUT(lossCurve().size() > 0, kPatience);

    press("pauseRun");
    QTRY_VERIFY_WITH_TIMEOUT(line().startsWith(QStringLiteral("paused")), kPatience);
    QCOMPARE(part<QToolButton>("pauseRun")->text(), QStringLiteral("Resume"));
    const std::size_t paused = lossCurve().size();
    press("pauseRun");
    QTRY_VERIFY_WITH_TIMEOUT(lossCurve().size() > paused, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!models_.isEmpty(), kPatience);
    QVERIFY(QFile::exists(models_.front()));
    QTRY_VERIFY(part<QListWidget>("watchedPictures")->count() == 2);

    press("stopRun");
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, RunModel::kState), QStringLiteral("stopped"), kPatience);
    QVERIFY(line().contains(QStringLiteral("can be continued")));
    QCOMPARE(status.back().front().toString(), QString());
    const auto stopped = lossCurve().lastKey();
    auto* go = part<QPushButton>("continueRun");
    QTRY_VERIFY(go->isEnabled());
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(lossCurve().lastKey() > stopped, kPatience);
    QCOMPARE(static_cast<double>(lossCurve().size()), lossCurve().lastKey());
    press("stopRun");
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("startRun")->isEnabled(), kPatience);
  }

  void pictures_chosen_before_a_run_are_watched_in_it() {
    open();
    prepareTinyRun(1);
    auto* choose = part<QPushButton>("chooseWatched");
    QVERIFY(choose->isEnabled());
    choose->click();  // its section may be folded
    auto* picker = window_->findChild<PicturePicker*>();
    QVERIFY(picker != nullptr && QTest::qWaitForWindowExposed(picker));
    auto* list = picker->findChild<QListView*>(QStringLiteral("pickerPictures"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(2, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(picker->chosen().size(), std::size_t{1});
    const QString name = QString::fromStdString(picker->chosen().front());
    QTest::keyClick(picker, Qt::Key_Return);
    QVERIFY(choose->text().contains(QStringLiteral("1 chosen")));
    press("startRun");
    auto* watched = part<QListWidget>("watchedPictures");
    QTRY_COMPARE_WITH_TIMEOUT(watched->count(), 1, kPatience);
    QVERIFY(watched->item(0)->toolTip().startsWith(name));
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("startRun")->isEnabled(), kPatience);
  }

  void a_finished_run_is_found_again_at_the_next_start() {
    open();
    prepareTinyRun(2);
    QTest::keyClick(window_.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, RunModel::kState), QStringLiteral("finished"), kPatience);
    window_.reset();
    open();
    QTRY_COMPARE(runs()->rowCount(), 1);
    QCOMPARE(cell(0, RunModel::kState), QStringLiteral("finished"));
    QCOMPARE(cell(0, RunModel::kEpochs), QStringLiteral("2/2"));
    QTRY_COMPARE(lossCurve().size(), std::size_t{8});
    QCOMPARE(models_, QStringList{path("runs/scenes-1/best.safetensors")});
    QVERIFY(!part<QPushButton>("continueRun")->isEnabled());
    auto* slider = part<QSlider>("watchedEpoch");
    QTRY_COMPARE(slider->maximum(), 1);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(part<QLabel>("watchedTitle")->text(), QStringLiteral("Captioned at epoch 1, and now, at epoch 2"));
    // Another run of the same data gets the next number.
    prepareTinyRun(1);
    press("startRun");
    QCOMPARE(cell(0, RunModel::kName), QStringLiteral("scenes-2"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("startRun")->isEnabled(), kPatience);
    auto* list = part<QTreeView>("runList");
    list->setCurrentIndex(runs()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_COMPARE(window_->findChild<RunPlots*>()->loss()->runs().size(), 2);
  }

  void a_run_that_fails_says_why() {
    open();
    prepareTinyRun(1);
    QDir(path("scenes")).removeRecursively();
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("pauseRun")->toolTip().contains(QStringLiteral("Nothing")), kPatience);
    QVERIFY(line().contains(path("scenes")));
    QVERIFY(part<QPlainTextEdit>("log")->toPlainText().contains(path("scenes")));
  }

  void closing_asks_and_may_stop_and_save() {
    open();
    prepareTinyRun(200);
    press("startRun");
    QTRY_VERIFY_WITH_TIMEOUT(lossCurve().size() > 0, kPatience);
    int asked = 0;
    window_->view->closeQuestion = [&asked](QWidget*) {
      ++asked;
      return TrainView::CloseAnswer::kCancel;
    };
    QVERIFY(!window_->close());
    QCOMPARE(asked, 1);
    QVERIFY(part<QToolButton>("stopRun")->isEnabled());
    window_->view->closeQuestion = [](QWidget*) { return TrainView::CloseAnswer::kStopAndSave; };
    QVERIFY(!window_->close());
    QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), kPatience);
    QVERIFY(QFile::exists(path("runs/scenes-1/last.safetensors")));
  }

  void one_click_makes_sample_scenes_and_trains_on_them() {
    open();
    QTest::mouseClick(part<QPushButton>("sampleRun"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(lossCurve().size() > 0, kPatience);
    QCOMPARE(part<QComboBox>("preset")->currentData().toString(), QStringLiteral("scenes"));
    QVERIFY(QFile::exists(path("sample-scenes/scenes.json")));
    press("stopRun");
    QTRY_VERIFY_WITH_TIMEOUT(part<QToolButton>("startRun")->isEnabled(), kPatience);
  }

  void nothing_is_clipped_in_a_small_window() {
    open();
    QVERIFY(window_->view->minimumSizeHint().width() <= 1024);
    QVERIFY(window_->view->minimumSizeHint().height() <= 600);
    QCOMPARE(window_->size(), QSize(1024, 640));
  }

  void everything_that_can_be_clicked_has_a_name_and_a_tooltip() {
    open();
    for (const QAbstractButton* button : window_->findChildren<QAbstractButton*>()) {
      if (button->objectName().startsWith(QStringLiteral("qt_")) || !button->isVisible()) continue;
      QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text() + button->objectName()));
      QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    for (const QAbstractSpinBox* box : window_->findChildren<QAbstractSpinBox*>()) {
      QVERIFY2(!box->toolTip().isEmpty() && !box->accessibleName().isEmpty(), qPrintable(box->objectName()));
    }
  }
};

}  // namespace descry

QTEST_MAIN(descry::TrainViewTest)
#include "train_view.moc"
