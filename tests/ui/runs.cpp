#include <QDialogButtonBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include "file_answers.h"
#include "runs_window.h"
#include "training/run/run_lock.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/runs/notes_dialog.h"
#include "ui/training/runs/run_list.h"

namespace descry {

class RunsTest : public RunsWindow {
  Q_OBJECT

 private Q_SLOTS:
  void init() { begin(); }
  void cleanup() { end(); }

  void a_run_is_listed_with_what_its_folder_says() {
    openThree();
    QCOMPARE(names(), (QStringList{QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("gamma")}));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kState), QStringLiteral("finished"));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kDataset), QStringLiteral("coco"));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kEpochs), QStringLiteral("2/2"));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kCider), QLocale().toString(0.9, 'f', 3));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kLoss), QLocale().toString(2.0, 'f', 3));
    QCOMPARE(cell(QStringLiteral("alpha"), RunModel::kDuration), QStringLiteral("40 s"));
    QVERIFY(!cell(QStringLiteral("alpha"), RunModel::kStarted).isEmpty());
  }

  void the_search_filters_while_one_types() {
    openThree();
    type(QStringLiteral("coco"));
    QCOMPARE(names(), (QStringList{QStringLiteral("alpha"), QStringLiteral("gamma")}));
    type(QStringLiteral("coco stop"));
    QCOMPARE(names(), QStringList{QStringLiteral("gamma")});
    QTest::keyClick(part<QLineEdit>("runSearch"), Qt::Key_Escape);
    QCOMPARE(names().size(), 3);
    type(QStringLiteral("nothing like that"));
    QVERIFY(part<QLabel>("runsEmpty")->isVisible());
    QVERIFY(part<QLabel>("runsEmpty")->text().contains(QStringLiteral("words")));
  }

  void a_search_changes_nothing_about_the_run_that_is_looked_at() {
    openThree();
    select(QStringLiteral("beta"));
    const QSignalSpy looked(view_->findChild<RunList*>(), &RunList::selectionChanged);
    type(QStringLiteral("coco"));
    QVERIFY(!list()->selectionModel()->hasSelection());
    part<QLineEdit>("runSearch")->clear();
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("beta"));
    QCOMPARE(looked.size(), 0);
  }

  void a_click_on_a_head_sorts_and_the_unknown_comes_last() {
    openThree();
    writeRun(runPath(QStringLiteral("delta")), {QStringLiteral("/d/x"), "stopped", 0, 0, "2025-01-01T00:00:00Z"});
    QTest::keyClick(list(), Qt::Key_F5);
    QTRY_COMPARE(names().size(), 4);
    widen(true);
    auto* head = list()->header();
    const auto click = [head] {
      const QPoint at(head->sectionViewportPosition(RunModel::kCider) + 10, head->height() / 2);
      QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    };
    click();
    const QStringList rising{QStringLiteral("beta"), QStringLiteral("gamma"), QStringLiteral("alpha"),
                             QStringLiteral("delta")};
    const QStringList falling{QStringLiteral("alpha"), QStringLiteral("gamma"), QStringLiteral("beta"),
                              QStringLiteral("delta")};
    const QStringList first = names();
    QVERIFY(first == rising || first == falling);
    click();
    QCOMPARE(names(), first == rising ? falling : rising);
  }

  void order_columns_and_widths_are_remembered() {
    writeRun(runPath(QStringLiteral("alpha")), {});
    open(true);
    QTRY_COMPARE(names().size(), 1);
    widen(true);
    list()->header()->resizeSection(RunModel::kState, 137);
    list()->sortByColumn(RunModel::kCider, Qt::AscendingOrder);
    QVERIFY(list()->isColumnHidden(RunModel::kLoss));
    auto* menu = part<QToolButton>("runTableMenu")->menu();
    Q_EMIT menu->aboutToShow();
    entry(entry(menu, QStringLiteral("Columns"))->menu(), QStringLiteral("Loss"))->trigger();
    QVERIFY(!list()->isColumnHidden(RunModel::kLoss));
    view_.reset();
    open(true);
    widen(true);
    QVERIFY(!list()->isColumnHidden(RunModel::kLoss));
    QCOMPARE(list()->header()->sectionSize(RunModel::kState), 137);
    QCOMPARE(list()->header()->sortIndicatorSection(), static_cast<int>(RunModel::kCider));
    QCOMPARE(list()->header()->sortIndicatorOrder(), Qt::AscendingOrder);
  }

  void a_narrow_list_shows_names_only_and_a_wide_one_columns() {
    openThree();
    widen(false);
    QVERIFY(list()->isColumnHidden(RunModel::kState));
    const int tall = list()->visualRect(row(QStringLiteral("alpha"))).height();
    QCOMPARE(list()->visualRect(row(QStringLiteral("alpha"))).width(), list()->viewport()->width());
    widen(true);
    QVERIFY(!list()->isColumnHidden(RunModel::kState));
    QTRY_VERIFY(list()->visualRect(row(QStringLiteral("alpha"))).height() < tall);
  }

  void ticked_runs_are_overlaid_each_in_its_colour() {
    openThree();
    QTRY_VERIFY(isTicked(QStringLiteral("alpha")));  // the newest
    QCOMPARE(row(QStringLiteral("alpha")).data(RunModel::kColourRole).toInt(), -1);
    const QRect box = list()->visualRect(row(QStringLiteral("beta")));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, {box.left() + 10, box.top() + 12});
    QVERIFY(isTicked(QStringLiteral("beta")));
    QTRY_COMPARE(view_->findChild<RunPlots*>()->loss()->runs().size(), 2);
    QCOMPARE(row(QStringLiteral("alpha")).data(RunModel::kColourRole).toInt(), 0);
    QCOMPARE(row(QStringLiteral("beta")).data(RunModel::kColourRole).toInt(), 1);
    QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(isTicked(QStringLiteral("gamma")) && isTicked(QStringLiteral("alpha")));
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(!isTicked(QStringLiteral("gamma")) && !isTicked(QStringLiteral("alpha")));
    QTRY_COMPARE(view_->findChild<RunPlots*>()->loss()->runs().size(), 0);
  }

  void f2_renames_a_run_and_its_folder_keeps_its_name() {
    openThree();
    select(QStringLiteral("beta"));
    QTest::keyClick(list(), Qt::Key_F2);
    auto* editor = list()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), QStringLiteral("beta"));
    QTest::keyClicks(editor, QStringLiteral("the good one"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(row(QStringLiteral("the good one")).isValid());
    QTRY_COMPARE(notesOf(QStringLiteral("beta")).name, std::string("the good one"));
    view_.reset();
    open();
    QTRY_VERIFY(row(QStringLiteral("the good one")).isValid());
  }

  void tags_and_note_are_kept_in_the_run_s_folder_and_found() {
    openThree();
    select(QStringLiteral("gamma"));
    QTest::keyClick(list(), Qt::Key_Return, Qt::AltModifier);
    auto* dialog = view_->findChild<NotesDialog*>();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowExposed(dialog));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("notesTags")), QStringLiteral("baseline, seed 3"));
    QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(), QStringLiteral("dropout helps"));
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    QTRY_COMPARE(notesOf(QStringLiteral("gamma")).tags, (std::vector<std::string>{"baseline", "seed 3"}));
    QCOMPARE(notesOf(QStringLiteral("gamma")).note, std::string("dropout helps"));
    type(QStringLiteral("baseline"));
    QCOMPARE(names(), QStringList{QStringLiteral("gamma")});
    type(QStringLiteral("helps"));
    QCOMPARE(names(), QStringList{QStringLiteral("gamma")});
    // Other runs are given a tag that there is by a menu.
    part<QLineEdit>("runSearch")->clear();
    select(QStringLiteral("alpha"));
    QMenu* menu = popUpMenu();
    entry(entry(menu, QStringLiteral("Tags"))->menu(), QStringLiteral("baseline"))->trigger();
    menu->close();
    QTRY_COMPARE(notesOf(QStringLiteral("alpha")).tags, std::vector<std::string>{"baseline"});
  }

  void a_chosen_colour_is_kept_and_drawn() {
    openThree();
    select(QStringLiteral("gamma"));
    QMenu* menu = popUpMenu();
    entry(entry(menu, QStringLiteral("Colour"))->menu(), QStringLiteral("Colour 4"))->trigger();
    menu->close();
    QCOMPARE(row(QStringLiteral("gamma")).data(RunModel::kColourRole).toInt(), 3);
    QTRY_COMPARE(notesOf(QStringLiteral("gamma")).colour, std::optional<int>(3));
    QCOMPARE(view_->findChild<RunList*>()->colourOf(runPath(QStringLiteral("gamma"))), 3);
  }

  void notes_that_cannot_be_kept_are_told_of_and_taken_back() {
    openThree();
    QDir().mkpath(runPath(QStringLiteral("beta/notes.json/in the way")));
    select(QStringLiteral("beta"));
    QTest::keyClick(list(), Qt::Key_F2);
    auto* editor = list()->viewport()->findChild<QLineEdit*>();
    QTest::keyClicks(editor, QStringLiteral("x"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(message().contains(runPath(QStringLiteral("beta"))));
    QTRY_VERIFY(row(QStringLiteral("beta")).isValid());
  }

  void a_run_goes_to_the_trash_and_comes_back() {
    openThree();
    select(QStringLiteral("beta"));
    QTest::keyClick(list(), Qt::Key_Space);
    QTest::keyClick(list(), Qt::Key_Delete);
    QTRY_COMPARE(names().size(), 2);
    QVERIFY(!QFile::exists(runPath(QStringLiteral("beta"))));
    QVERIFY(message().contains(QStringLiteral("beta")));
    const QString info = path(QStringLiteral("home/Trash/info/beta.trashinfo"));
    QVERIFY(QFile::exists(info));
    QTest::mouseClick(part<QPushButton>("runMessageAction"), Qt::LeftButton);
    QTRY_COMPARE(names().size(), 3);
    QVERIFY(QFile::exists(runPath(QStringLiteral("beta/metrics.csv"))));
    QVERIFY(!QFile::exists(info));
    QCOMPARE(message(), QString());
  }

  void a_run_that_another_process_trains_is_not_moved_to_the_trash() {
    openThree();
    const auto lock = lock_run(runPath(QStringLiteral("beta")).toStdString());
    select(QStringLiteral("beta"));
    QTest::keyClick(list(), Qt::Key_Delete);
    QTRY_VERIFY(message().contains(QStringLiteral("being trained")));
    QVERIFY(QFile::exists(runPath(QStringLiteral("beta/metrics.csv"))));
    QCOMPARE(names().size(), 3);
  }

  void a_run_that_another_process_trains_is_followed() {
    WrittenRun run;
    run.state = "training";
    run.started = "2026-12-01T00:00:00Z";
    writeRun(runPath(QStringLiteral("going")), run);
    auto lock = std::make_unique<Result<FileLock>>(lock_run(runPath(QStringLiteral("going")).toStdString()));
    open();
    auto* plot = view_->findChild<RunPlots*>()->loss();
    const auto points = [plot] { return plot->runs().isEmpty() ? 0 : plot->curve(plot->runs().front(), 0).size(); };
    QTRY_COMPARE(points(), std::size_t{40});
    QCOMPARE(cell(QStringLiteral("going"), RunModel::kState), QStringLiteral("running elsewhere"));
    QFile metrics(runPath(QStringLiteral("going/metrics.csv")));
    QVERIFY(metrics.open(QIODevice::Append));
    StepRecord step;
    for (step.step = 41; step.step <= 45; ++step.step) metrics.write(QByteArray::fromStdString(metrics_line(step)));
    metrics.write("step,46,3,1.");  // being written
    metrics.flush();
    QTRY_COMPARE(points(), std::size_t{45});
    // Resumed from an earlier step, its records are written anew.
    QFile::remove(metrics.fileName());
    writeRun(runPath(QStringLiteral("going")), {run.data, "training", 1, 0.5, run.started});
    QTRY_COMPARE(points(), std::size_t{20});
    // The process is killed.
    lock.reset();
    QTRY_COMPARE(cell(QStringLiteral("going"), RunModel::kState), QStringLiteral("interrupted"));
  }

  void runs_made_elsewhere_open_by_folder_and_are_remembered_until_they_are_forgotten() {
    writeRun(runPath(QStringLiteral("alpha")), {});
    writeRun(path(QStringLiteral("usb/away")), {});
    writeRun(path(QStringLiteral("server/one")), {});
    writeRun(path(QStringLiteral("server/two")), {});
    open(true);
    QTRY_COMPARE(names().size(), 1);
    {
      const FileAnswers answer({path(QStringLiteral("usb/away"))});
      QMenu* menu = part<QToolButton>("runTableMenu")->menu();
      Q_EMIT menu->aboutToShow();
      entry(menu, QStringLiteral("Open run folder…"))->trigger();
    }
    QTRY_COMPARE(names().size(), 2);
    QTRY_COMPARE(list()->currentIndex().data().toString(), QStringLiteral("away"));
    // A folder of runs can be dropped.
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(QStringLiteral("server")))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view_->findChild<RunList*>(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view_->findChild<RunList*>(), &drop);
    QTRY_COMPARE(names().size(), 4);
    view_.reset();
    QDir(path(QStringLiteral("usb"))).removeRecursively();
    open(true);
    QTRY_COMPARE(names().size(), 4);
    QVERIFY(row(QStringLiteral("away")).data(RunModel::kProblemRole).toString().contains(QStringLiteral("not there")));
    select(QStringLiteral("away"));
    QMenu* menu = popUpMenu();
    entry(menu, QStringLiteral("Remove from the list"))->trigger();
    menu->close();
    QCOMPARE(names().size(), 3);
    view_.reset();
    open(true);
    QTRY_COMPARE(names().size(), 3);
  }

  void a_folder_without_runs_is_told_of() {
    openThree();
    QDir().mkpath(path(QStringLiteral("pictures")));
    const FileAnswers answer({path(QStringLiteral("pictures"))});
    QMenu* menu = popUpMenu();
    entry(menu, QStringLiteral("Open run folder…"))->trigger();
    menu->close();
    QTRY_VERIFY(message().contains(path(QStringLiteral("pictures"))));
  }

  void the_menu_shows_the_folder() {
    openThree();
    select(QStringLiteral("beta"));
    const FileManagerNotes desktop;
    QMenu* menu = popUpMenu();
    entry(menu, QStringLiteral("Show in file manager"))->trigger();
    menu->close();
    QCOMPARE(desktop.shown, QStringList{runPath(QStringLiteral("beta"))});
  }
};

}  // namespace descry

QTEST_MAIN(descry::RunsTest)
#include "runs.moc"
