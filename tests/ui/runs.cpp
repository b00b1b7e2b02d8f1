#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <cmath>

#include <sys/stat.h>

#include "file_answers.h"
#include "run_folders.h"
#include "training/run/run_lock.h"
#include "training/run/run_notes.h"
#include "ui/training/comparison_dialog.h"
#include "ui/training/plots/run_plots.h"
#include "ui/training/runs/figure_chart.h"
#include "ui/training/runs/notes_dialog.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/train_view.h"

namespace descry {

class RunsTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = view_->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the view", name);
    return found;
  }
  QString path(const QString& name) const { return folder_->filePath(name); }
  QString runPath(const QString& name) const { return path(QStringLiteral("runs/") + name); }
  RunNotes notesOf(const QString& name) const { return read_notes(runPath(name).toStdString()).value(); }

  void open(bool restore = false) {
    WindowOptions options;
    options.runs_folder = path(QStringLiteral("runs")).toStdString();
    options.feature_cache = path(QStringLiteral("features")).toStdString();
    options.restore_session = restore;
    view_ = std::make_unique<TrainView>(options);
    view_->resize(1280, 800);
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }
  /// With three runs: "alpha", "beta" and "gamma", of rising age.
  void openThree() {
    writeRun(runPath(QStringLiteral("alpha")), {QStringLiteral("/d/coco"), "finished", 2, 0.9, "2026-03-01T00:00:00Z"});
    writeRun(runPath(QStringLiteral("beta")), {QStringLiteral("/d/scenes"), "failed", 3, 0.3, "2026-02-01T00:00:00Z"});
    writeRun(runPath(QStringLiteral("gamma")), {QStringLiteral("/d/coco"), "stopped", 1, 0.5, "2026-01-01T00:00:00Z"});
    open();
    QTRY_COMPARE(list()->model()->rowCount(), 3);
  }

  QTreeView* list() const { return part<QTreeView>("runList"); }
  QModelIndex row(const QString& name) const {
    return list()->model()->match(list()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0);
  }
  QStringList names() const {
    QStringList names;
    for (int i = 0; i < list()->model()->rowCount(); ++i) names << list()->model()->index(i, 0).data().toString();
    return names;
  }
  QString cell(const QString& name, int column) const { return row(name).siblingAtColumn(column).data().toString(); }
  bool isTicked(const QString& name) const { return row(name).data(Qt::CheckStateRole).toInt() == Qt::Checked; }
  void select(const QString& name) const {
    list()->setFocus();
    list()->setCurrentIndex(row(name));
  }
  QString message() const {
    const auto* text = part<QLabel>("runMessageText");
    return text->isVisible() ? text->text() : QString();
  }
  void type(const QString& text) const {
    auto* search = part<QLineEdit>("runSearch");
    search->setFocus();
    search->clear();
    QTest::keyClicks(search, text);
  }
  /// Gives the list room for columns, or takes it.
  void widen(bool wide) const {
    auto* columns = part<QSplitter>("trainColumns");
    columns->setSizes({wide ? 620 : 180, 400, 280});
    QTRY_COMPARE(list()->isHeaderHidden(), !wide);
  }
  QMenu* popUpMenu() const {
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, list()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(list(), &event);
    return part<QMenu>("runMenu");
  }
  static QAction* entry(const QMenu* menu, const QString& text) {
    for (QAction* action : menu->actions()) {
      if (action->text() == text) return action;
    }
    return nullptr;
  }

  QTemporaryDir home_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TrainView> view_;

 private Q_SLOTS:
  void initTestCase() { qputenv("XDG_CONFIG_HOME", home_.path().toLocal8Bit()); }
  void init() {
    QSettings().clear();
    folder_ = std::make_unique<QTemporaryDir>();
    // The system's trash, for this test alone.
    QDir(folder_->path()).mkdir(QStringLiteral("home"));
    qputenv("XDG_DATA_HOME", path(QStringLiteral("home")).toLocal8Bit());
  }
  void cleanup() {
    view_.reset();
    folder_.reset();
  }

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
    const auto lock = RunLock::take(runPath(QStringLiteral("beta")).toStdString());
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
    auto lock = std::make_unique<Result<RunLock>>(RunLock::take(runPath(QStringLiteral("going")).toStdString()));
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

  void a_damaged_run_opens_with_what_can_be_read_and_says_what_cannot_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");  // "<folder>", "<none>" and "<pipe>": that in its place
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("curve");  // points of the loss
    const QString settings = QStringLiteral("settings.json"), metrics = QStringLiteral("metrics.csv"),
                  state = QStringLiteral("state.json"), notes = QStringLiteral("notes.json"),
                  log = QStringLiteral("log.txt");
    const QByteArray garbage("\x00\xff\x07step,epoch\n,,,\xfe\n", 18);
    QTest::newRow("settings cut") << settings << QByteArray("{\"epochs\": 1") << settings << 40;
    QTest::newRow("settings of wrong types") << settings << QByteArray("{\"epochs\": \"x\"}") << settings << 40;
    QTest::newRow("settings folder") << settings << QByteArray("<folder>") << settings << 40;
    QTest::newRow("settings pipe") << settings << QByteArray("<pipe>") << settings << 40;
    QTest::newRow("no settings") << settings << QByteArray("<none>") << settings << 40;
    QTest::newRow("records are garbage") << metrics << garbage << QStringLiteral("the rest is shown") << 0;
    QTest::newRow("records folder") << metrics << QByteArray("<folder>") << metrics << 0;
    QTest::newRow("records pipe") << metrics << QByteArray("<pipe>") << metrics << 0;
    QTest::newRow("no records") << metrics << QByteArray("<none>") << metrics << 0;
    QTest::newRow("state garbage") << state << garbage << state << 40;
    QTest::newRow("state folder") << state << QByteArray("<folder>") << state << 40;
    QTest::newRow("no state") << state << QByteArray("<none>") << state << 40;
    QTest::newRow("notes garbage") << notes << garbage << notes << 40;
    QTest::newRow("notes folder") << notes << QByteArray("<folder>") << notes << 40;
    QTest::newRow("log folder") << log << QByteArray("<folder>") << QString() << 40;
    QTest::newRow("log pipe") << log << QByteArray("<pipe>") << QString() << 40;
  }
  void a_damaged_run_opens_with_what_can_be_read_and_says_what_cannot() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    QFETCH(int, curve);
    writeRun(runPath(QStringLiteral("damaged")), {});
    const QString place = runPath(QStringLiteral("damaged/") + file);
    QFile::remove(place);
    if (content == "<folder>") {
      QDir().mkdir(place);
    } else if (content == "<pipe>") {
      QCOMPARE(::mkfifo(QFile::encodeName(place).constData(), 0600), 0);
    } else if (content != "<none>") {
      writeFile(place, content);
    }
    open();
    QTRY_COMPARE(names().size(), 1);
    auto* plot = view_->findChild<RunPlots*>()->loss();
    QTRY_COMPARE(plot->runs().size(), 1);
    QCOMPARE(plot->curve(plot->runs().front(), 0).size(), curve);
    const auto* note = part<QLabel>("runUnreadableText");
    QTRY_COMPARE(note->isVisible(), !said.isEmpty());
    QVERIFY2(note->text().contains(said), qPrintable(note->text()));
  }

  void a_run_cut_in_the_middle_of_a_line_shows_the_rest() {
    writeRun(runPath(QStringLiteral("cut")), {});
    QFile metrics(runPath(QStringLiteral("cut/metrics.csv")));
    QVERIFY(metrics.resize(metrics.size() / 2));
    open();
    auto* plot = view_->findChild<RunPlots*>()->loss();
    QTRY_COMPARE(plot->runs().size(), 1);
    QVERIFY(plot->curve(plot->runs().front(), 0).size() > 10);
  }

  void a_run_whose_settings_are_damaged_cannot_be_continued_and_says_why() {
    openThree();
    writeFile(runPath(QStringLiteral("gamma/settings.json")), "{");
    QTest::keyClick(list(), Qt::Key_F5);
    QTRY_VERIFY(!row(QStringLiteral("gamma")).data(RunModel::kProblemRole).toString().isEmpty());
    select(QStringLiteral("gamma"));
    QVERIFY(!part<QPushButton>("continueRun")->isEnabled());
    QVERIFY(part<QPushButton>("continueRun")->toolTip().contains(QStringLiteral("settings cannot be read")));
    QMenu* menu = popUpMenu();
    QVERIFY(!entry(menu, QStringLiteral("Use its settings"))->isEnabled());
    menu->close();
  }

  void compared_runs_stand_side_by_side() {
    openThree();
    for (const char* name : {"beta", "gamma"}) {
      select(QLatin1String(name));
      QTest::keyClick(list(), Qt::Key_Space);
    }
    QTest::mouseClick(part<QPushButton>("compareRuns"), Qt::LeftButton);
    auto* dialog = view_->findChild<ComparisonDialog*>();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowExposed(dialog));
    auto* settings = dialog->findChild<QTableWidget*>(QStringLiteral("comparedSettings"));
    QTRY_VERIFY(settings->rowCount() > 0);
    const int differing = settings->rowCount();
    const auto cellOf = [settings](const QString& name, int column) {
      return settings->item(settings->findItems(name, Qt::MatchExactly).value(0)->row(), column);
    };
    // Of three runs beside each other what is not the first one's is set bold.
    QCOMPARE(cellOf(QStringLiteral("epochs"), 2)->text(), QStringLiteral("3"));
    QVERIFY(cellOf(QStringLiteral("epochs"), 2)->font().bold());
    QVERIFY(settings->findItems(QStringLiteral("learning_rate"), Qt::MatchExactly).isEmpty());
    dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("onlyDifferences")), Qt::LeftButton, {}, {10, 10});
    QVERIFY(settings->rowCount() > differing + 20);
    QVERIFY(!cellOf(QStringLiteral("learning_rate"), 2)->font().bold());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("copyComparison")), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QStringLiteral("\r\n"));
    QCOMPARE(lines.front(), QStringLiteral("Setting,alpha,beta,gamma"));
    QVERIFY(lines.contains(QStringLiteral("epochs,2,3,1")));
  }

  void the_chart_of_figures_is_read_by_pointer_and_by_keyboard() {
    FigureChart chart;
    chart.resize(700, 300);
    chart.setRuns({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}, {0, 1, 2});
    const auto text = [](double value) { return QString::number(value); };
    const double unknown = std::nan("");
    chart.setAxes({{QStringLiteral("CIDEr"), {}, {0.9, 0.1, 0.5}, false, text},
                   {QStringLiteral("METEOR"), {}, {unknown, unknown, unknown}, false, text},
                   {QStringLiteral("loss"), QStringLiteral("nats"), {2, 3, unknown}, true, text}});
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QVERIFY(chart.place(0, 0).y() < chart.place(2, 0).y());  // more CIDEr is better
    QVERIFY(chart.place(0, 1).y() < chart.place(1, 1).y());  // less loss, too
    QCOMPARE(chart.spoken(2), QStringLiteral("three; CIDEr: 0.5; loss: not known"));
    const QSignalSpy chosen(&chart, &FigureChart::chosenChanged);
    QTest::mouseMove(&chart, ((chart.place(1, 0) + chart.place(1, 1)) / 2).toPoint());
    QTRY_COMPARE(chart.chosen(), 1);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.chosen(), 2);
    QCOMPARE(chart.accessibleDescription(), chart.spoken(2));
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Up);
    QCOMPARE(chart.chosen(), 2);
    QVERIFY(chosen.size() >= 4);
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
