// Evaluating runs and comparing them, in real windows.
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "file_answers.h"
#include "tiny_training.h"
#include "ui/training/comparison_dialog.h"
#include "ui/training/report_dialog.h"
#include "ui/training/train_view.h"

namespace descry {

namespace {

constexpr int kPatience = 60'000;

}  // namespace

class JudgingTest : public QObject {
  Q_OBJECT

 private:
  QString path(const QString& name) const { return folder_.filePath(name); }

  void makeRun(const QString& name, int epochs, std::uint64_t seed) {
    TrainingSettings settings = tinySettings(path(QStringLiteral("scenes")), epochs);
    settings.seed = seed;
    RunControl control;
    const auto outcome = train(
        settings,
        {path(QStringLiteral("runs/") + name).toStdString(), path(QStringLiteral("features")).toStdString(), {}, {}},
        false, control, {});
    if (!outcome) qFatal("%s", outcome.error().describe().c_str());
  }

  void open() {
    WindowOptions options;
    options.runs_folder = path(QStringLiteral("runs")).toStdString();
    options.feature_cache = path(QStringLiteral("features")).toStdString();
    options.device = QStringLiteral("cpu");
    options.restore_session = false;
    view_ = std::make_unique<TrainView>(options);
    view_->resize(1024, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
  }

  template <typename T>
  static T* part(const QWidget* window, const char* name) {
    T* found = window->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the window", name);
    return found;
  }
  static void press(const QWidget* window, const char* button) {
    QTest::mouseClick(part<QPushButton>(window, button), Qt::LeftButton);
  }
  QTreeView* list() const { return part<QTreeView>(view_.get(), "runList"); }
  QModelIndex run(const QString& name) const {
    return list()->model()->match(list()->model()->index(0, 0), Qt::DisplayRole, name).value(0);
  }

  template <typename Dialog>
  Dialog* opened(const char* button) const {
    press(view_.get(), button);
    auto* dialog = view_->findChild<Dialog*>();
    if (dialog == nullptr || !QTest::qWaitForWindowExposed(dialog)) qFatal("no dialog");
    return dialog;
  }
  ReportDialog* reportOn(const QString& name) const {
    list()->setCurrentIndex(run(name));
    return opened<ReportDialog>("evaluateRun");
  }
  static int rowNamed(const QTableWidget* table, const QString& name) {
    for (int row = 0; row < table->rowCount(); ++row)
      if (table->item(row, 0)->text() == name) return row;
    return -1;
  }

  QTemporaryDir folder_;
  std::unique_ptr<TrainView> view_;

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    writeTinyScenes(path(QStringLiteral("scenes")));
    makeRun(QStringLiteral("first"), 1, 1);
    makeRun(QStringLiteral("second"), 2, 2);
  }
  void cleanup() { view_.reset(); }

  void a_run_is_evaluated_and_its_report_stays() {
    open();
    ReportDialog* dialog = reportOn(QStringLiteral("first"));
    QVERIFY(!part<QPushButton>(dialog, "openReport")->isEnabled());
    QVERIFY(!part<QPushButton>(dialog, "openReport")->toolTip().isEmpty());
    press(dialog, "startJudging");
    QVERIFY(part<QPushButton>(dialog, "cancelJudging")->isVisible());
    auto* scores = part<QTableWidget>(dialog, "reportScores");
    QTRY_VERIFY_WITH_TIMEOUT(scores->isVisible() && scores->rowCount() > 0, kPatience);
    const int cider = rowNamed(scores, QStringLiteral("CIDEr"));
    QVERIFY(cider >= 0);
    QVERIFY(scores->item(cider, 2)->text().contains(QStringLiteral(" to ")));
    QVERIFY(part<QLabel>(dialog, "reportFacts")->text().startsWith(QStringLiteral("4 pictures were captioned")));
    QCOMPARE(part<QListWidget>(dialog, "reportCaptions")->count(), 2);
    part<QComboBox>(dialog, "reportWhich")->setCurrentIndex(2);
    QCOMPARE(part<QListWidget>(dialog, "reportCaptions")->count(), 4);
    QVERIFY(part<QListWidget>(dialog, "reportCaptions")->item(0)->text().contains(QStringLiteral("– ")));
    const QString page = path(QStringLiteral("runs/first/report-dev/report.html"));
    QVERIFY(QFile::exists(page));
    FileManagerNotes notes;
    press(dialog, "openReport");
    press(dialog, "showReport");
    QCOMPARE(notes.opened, QStringList{page});
    QCOMPARE(notes.shown, QStringList{page});
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(view_->findChild<ReportDialog*>() == nullptr);

    dialog = reportOn(QStringLiteral("first"));  // written before, shown at once
    QTRY_VERIFY(part<QTableWidget>(dialog, "reportScores")->isVisible());
    auto* split = part<QComboBox>(dialog, "judgingSplit");
    split->setCurrentIndex(split->findData(QStringLiteral("test")));  // of which there is none yet
    QTRY_VERIFY(!part<QTableWidget>(dialog, "reportScores")->isVisible());
  }

  void an_evaluation_can_be_cancelled() {
    open();
    ReportDialog* dialog = reportOn(QStringLiteral("second"));
    press(dialog, "startJudging");
    press(dialog, "cancelJudging");
    auto* sentence = part<QLabel>(dialog, "judgingSentence");
    QTRY_COMPARE_WITH_TIMEOUT(sentence->text(), QStringLiteral("Cancelled."), kPatience);
    QVERIFY(part<QPushButton>(dialog, "startJudging")->isEnabled());
    QVERIFY(!QFile::exists(path(QStringLiteral("runs/second/report-dev/report.html"))));
  }

  void a_model_file_is_evaluated_on_the_chosen_data() {
    open();
    {
      const FileAnswers answer({path(QStringLiteral("scenes"))});
      press(view_.get(), "addFolder");
    }
    ReportDialog* dialog = reportOn(QStringLiteral("first"));
    {
      const FileAnswers answer({path(QStringLiteral("runs/second/best.safetensors"))});
      press(dialog, "otherModel");
    }
    QCOMPARE(part<QLabel>(dialog, "reportTitle")->text(), QStringLiteral("best"));
    QCOMPARE(part<QComboBox>(dialog, "judgingData")->currentText(), QStringLiteral("chosen data: scenes"));
    press(dialog, "startJudging");
    QTRY_VERIFY_WITH_TIMEOUT(part<QTableWidget>(dialog, "reportScores")->isVisible(), kPatience);
    QVERIFY(QFile::exists(path(QStringLiteral("reports/best-scenes-dev/report.html"))));
  }

  void data_that_is_gone_is_said_beside_the_button() {
    open();
    ReportDialog* dialog = reportOn(QStringLiteral("second"));
    QDir(folder_.path()).rename(QStringLiteral("scenes"), QStringLiteral("elsewhere"));
    press(dialog, "startJudging");
    auto* sentence = part<QLabel>(dialog, "judgingSentence");
    QTRY_VERIFY_WITH_TIMEOUT(sentence->text().contains(path(QStringLiteral("scenes"))), kPatience);
    QDir(folder_.path()).rename(QStringLiteral("elsewhere"), QStringLiteral("scenes"));
  }

  void ticked_runs_are_compared_and_evaluated_on_the_same_pictures() {
    open();
    auto* compare = part<QPushButton>(view_.get(), "compareRuns");
    QVERIFY(!compare->isEnabled());
    QVERIFY(compare->toolTip().contains(QStringLiteral("Tick two")));
    for (const char* name : {"first", "second"}) {
      list()->model()->setData(run(QLatin1String(name)), Qt::Checked, Qt::CheckStateRole);
    }
    auto* dialog = opened<ComparisonDialog>("compareRuns");
    auto* figures = part<QTableWidget>(dialog, "comparedFigures");
    QTRY_VERIFY(figures->rowCount() > 0);
    QCOMPARE(figures->columnCount(), 3);
    QVERIFY(rowNamed(figures, QStringLiteral("Best epoch")) >= 0);
    QVERIFY(rowNamed(part<QTableWidget>(dialog, "comparedSettings"), QStringLiteral("seed")) >= 0);
    auto* tabs = part<QTabWidget>(dialog, "comparisonTabs");
    QVERIFY(!tabs->isTabEnabled(2));
    press(dialog, "startJudging");
    QTRY_VERIFY_WITH_TIMEOUT(tabs->isTabEnabled(2), kPatience);
    auto* differences = part<QTableWidget>(dialog, "comparedDifferences");
    QVERIFY(differences->rowCount() >= 6);
    QVERIFY(differences->item(0, 2)->text().contains(QStringLiteral(" to ")));
    {
      const FileAnswers answer({path(QStringLiteral("both.html"))});
      press(dialog, "saveComparison");
    }
    QTRY_VERIFY(QFile::exists(path(QStringLiteral("both.html"))));
  }

  void everything_fits_and_has_a_name() {
    open();
    ReportDialog* dialog = reportOn(QStringLiteral("first"));
    QVERIFY(dialog->width() <= 1024 && dialog->height() <= 640);
    QVERIFY(dialog->minimumSizeHint().width() <= 1024 && dialog->minimumSizeHint().height() <= 600);
    for (const auto* button : dialog->findChildren<QAbstractButton*>()) {
      if (button->objectName().startsWith(QStringLiteral("qt_")) || !button->isVisible()) continue;
      QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text() + button->objectName()));
    }
  }
};

}  // namespace descry

QTEST_MAIN(descry::JudgingTest)
#include "judging.moc"
