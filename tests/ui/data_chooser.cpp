// Choosing data to train on: what was recognised, how it is split, samples and problems.
#include <QDesktopServices>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>
#include <fstream>

#include "file_answers.h"
#include "ui/training/data_dialog.h"
#include "ui/training/data_panel.h"
#include "ui/training/length_chart.h"
#include "ui/training/problem_model.h"
#include "ui/training/train_view.h"

namespace descry {

class DataChooserTest : public QObject {
  Q_OBJECT

 private:
  QString path(const QString& name = {}) const { return folder_->filePath(name); }

  void write(const QString& name, const std::string& text) const {
    QDir().mkpath(QFileInfo(path(name)).path());
    std::ofstream(path(name).toStdString(), std::ios::binary) << text;
  }

  /// `count` small pictures in a folder, no two alike.
  void addPictures(const QString& folder, int count) {
    QDir().mkpath(path(folder));
    for (int i = 0; i < count; ++i) {
      QImage image(48, 32, QImage::Format_RGB32);
      image.fill(QColor(made_ % 250, 90, made_ / 250));
      ++made_;
      image.save(path(QStringLiteral("%1/p%2.png").arg(folder).arg(i)));
    }
  }

  /// A table that captions p0 to p`count`-1; nothing says which are dev.
  QString addTable(const QString& folder, int count, const std::string& more = {}) {
    addPictures(folder, count);
    std::string text = "image,caption\n";
    for (int i = 0; i < count; ++i)
      for (const char* caption : {"a red field", "something <b>red</b>"})
        text += "p" + std::to_string(i) + ".png," + caption + "\n";
    write(folder + QStringLiteral("/captions.csv"), text + more);
    return path(folder);
  }

  void open(bool restore = false) {
    WindowOptions options;
    options.runs_folder = path(QStringLiteral("runs")).toStdString();
    options.device = QStringLiteral("cpu");
    options.restore_session = restore;
    view_ = std::make_unique<TrainView>(options);
    view_->resize(1024, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

  template <typename T>
  T* part(const char* name) const {
    T* found = view_->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the view", name);
    return found;
  }
  DataPanel* panel() const { return view_->findChild<DataPanel*>(); }
  QListWidget* sources() const { return part<QListWidget>("dataSources"); }
  QString summary() const { return part<QLabel>("dataSummary")->text(); }

  void choose(const QStringList& paths, const char* button) {
    const FileAnswers answers(paths);
    QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton);
    QTRY_VERIFY(!panel()->isReading());
  }

  bool drop(const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& each : paths) urls << QUrl::fromLocalFile(each);
    data.setUrls(urls);
    QWidget* target = sources()->parentWidget();
    QDragEnterEvent entered(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &entered);
    if (!entered.isAccepted()) return false;
    QDropEvent dropped(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &dropped);
    return dropped.isAccepted();
  }

  DataDialog* details() {
    QTest::mouseClick(part<QPushButton>("dataDetails"), Qt::LeftButton);
    auto* dialog = view_->findChild<DataDialog*>();
    if (dialog == nullptr || !QTest::qWaitForWindowExposed(dialog)) qFatal("no dialog");
    return dialog;
  }

  int made_ = 0;
  QList<QUrl> urls_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TrainView> view_;

 public Q_SLOTS:
  void noteUrl(const QUrl& url) { urls_ << url; }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");  // no file manager of the machine's answers
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QCoreApplication::setOrganizationName(QStringLiteral("descry-test"));
    QCoreApplication::setApplicationName(QStringLiteral("data_chooser"));
  }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path(QStringLiteral("settings")));
  }
  void cleanup() {
    view_.reset();
    folder_.reset();
  }

  void folders_and_files_are_added_and_say_what_they_are() {
    const QString table = addTable(QStringLiteral("table"), 20);
    addPictures(QStringLiteral("lines"), 3);
    write(QStringLiteral("lines/c.jsonl"), "{\"image\": \"p0.png\", \"caption\": \"x\"}\n");
    open();
    choose({table}, "addFolder");
    QCOMPARE(sources()->count(), 1);
    QVERIFY2(sources()->item(0)->text().startsWith(QStringLiteral("table\n20 pictures, 40 captions\nCSV")),
             qPrintable(sources()->item(0)->text()));
    choose({path(QStringLiteral("lines/c.jsonl"))}, "addFile");
    QCOMPARE(sources()->count(), 2);
    QVERIFY(sources()->item(1)->text().startsWith(QStringLiteral("c.jsonl\n1 pictures, 1 captions\nJSON Lines")));
    QVERIFY(sources()->item(1)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("JSON Lines")));
    QVERIFY(summary().contains(QStringLiteral("Captions: 41")));
    QVERIFY(part<QToolButton>("startRun")->isEnabled());
    choose({table}, "addFolder");
    QCOMPARE(sources()->count(), 2);  // chosen already
  }

  void what_is_dropped_is_added_unless_it_is_a_picture() {
    const QString table = addTable(QStringLiteral("table"), 20);
    addPictures(QStringLiteral("more"), 1);
    write(QStringLiteral("more/c.csv"), "image,caption\np0.png,x\n");
    open();
    QVERIFY(!drop({table + QStringLiteral("/p1.png")}));
    QVERIFY(drop({table, path(QStringLiteral("more/c.csv"))}));
    QCOMPARE(panel()->sources(), (QStringList{table, path(QStringLiteral("more/c.csv"))}));
    QTRY_VERIFY(summary().contains(QStringLiteral("Captions: 41")));
  }

  void delete_takes_a_source_out_and_the_rest_is_read_again() {
    const QString one = addTable(QStringLiteral("one"), 20), two = addTable(QStringLiteral("two"), 10);
    open();
    panel()->setSources({one, two});
    QTRY_VERIFY(summary().contains(QStringLiteral("Captions: 60")));
    sources()->setFocus();
    sources()->setCurrentRow(0);
    QTest::keyClick(sources(), Qt::Key_Delete);
    QCOMPARE(panel()->sources(), QStringList{two});
    QTRY_VERIFY(summary().contains(QStringLiteral("Captions: 20")));
    QTest::keyClick(sources(), Qt::Key_Delete);
    QVERIFY(panel()->sources().isEmpty());
    QVERIFY(!part<QToolButton>("removeSource")->isEnabled());
    QVERIFY(part<QToolButton>("startRun")->toolTip().contains(QStringLiteral("Choose data")));
  }

  void where_no_list_says_which_are_dev_the_share_and_the_seed_decide() {
    open();
    choose({addTable(QStringLiteral("table"), 20)}, "addFolder");
    QVERIFY2(summary().contains(QStringLiteral("18 train, 2 dev, 0 test")), qPrintable(summary()));
    QVERIFY2(summary().contains(QStringLiteral("10 % were drawn, with seed")), qPrintable(summary()));
    part<QDoubleSpinBox>("dev_share")->setValue(0.25);
    QVERIFY(!part<QToolButton>("startRun")->isEnabled());  // until it is read again
    QTRY_VERIFY(summary().contains(QStringLiteral("15 train, 5 dev, 0 test")));
    part<QSpinBox>("seed")->setValue(77);
    QTRY_VERIFY2(summary().contains(QStringLiteral("25 % were drawn, with seed 77")), qPrintable(summary()));
    QVERIFY(part<QToolButton>("startRun")->isEnabled());
  }

  void lists_decide_whatever_the_seed() {
    addTable(QStringLiteral("table"), 20);
    write(QStringLiteral("table/Flickr_8k.devImages.txt"), "p3.png\n");
    open();
    choose({path(QStringLiteral("table"))}, "addFolder");
    const QString listed = summary();
    QVERIFY2(listed.contains(QStringLiteral("19 train, 1 dev")) && !listed.contains(QStringLiteral("drawn")),
             qPrintable(listed));
    QSignalSpy read(panel(), &DataPanel::readRequested);
    part<QSpinBox>("seed")->setValue(78);
    QVERIFY(part<QToolButton>("startRun")->isEnabled());
    QCOMPARE(summary(), listed);
    QVERIFY(read.isEmpty());
  }

  void another_choice_supersedes_the_one_that_is_read() {
    const QString one = addTable(QStringLiteral("one"), 20), two = addTable(QStringLiteral("two"), 10);
    open();
    QStringList said;
    connect(panel(), &DataPanel::changed, this, [&] { said << summary(); });
    panel()->setSources({one});
    panel()->setSources({two});
    QTRY_VERIFY(summary().contains(QStringLiteral("Captions: 20")));
    QVERIFY(said.filter(QStringLiteral("Captions: 40")).isEmpty());
  }

  void samples_show_pictures_with_their_captions() {
    open();
    choose({addTable(QStringLiteral("table"), 40)}, "addFolder");
    auto* list = details()->findChild<QListWidget*>(QStringLiteral("dataSamples"));
    QCOMPARE(list->count(), 16);  // 12 of train, all 4 of dev
    QVERIFY(list->item(0)->text().contains(QStringLiteral("· train\n– a red field\n– something <b>red</b>")));
    QVERIFY(list->item(15)->text().contains(QStringLiteral("· dev")));
    const auto middle = [&](int row) {
      const QImage icon = list->item(row)->icon().pixmap(list->iconSize()).toImage();
      return qAlpha(icon.pixel(icon.rect().center()));
    };
    for (int row = 0; row < list->count(); ++row) QTRY_COMPARE(middle(row), 255);
  }

  void problems_are_grouped_and_shown_in_the_file_manager() {
    const QString table = addTable(QStringLiteral("table"), 5, "gone.png,x\nno comma\nnone here either\n");
    FileManagerNotes notes;
    open();
    choose({table}, "addFolder");
    QVERIFY(part<QPushButton>("dataDetails")->text().contains(QStringLiteral("(3)")));
    DataDialog* dialog = details();
    auto* tabs = dialog->findChild<QTabWidget*>(QStringLiteral("dataTabs"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Problems (3)"));
    tabs->setCurrentIndex(1);
    auto* tree = dialog->findChild<QTreeView*>(QStringLiteral("problems"));
    auto* show = dialog->findChild<QPushButton*>(QStringLiteral("showProblem"));
    const QAbstractItemModel* model = tree->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Captioned, but the picture is missing (1)"));
    QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("Malformed lines (2)"));
    QVERIFY(!show->isEnabled());
    tree->setFocus();
    tree->setCurrentIndex(model->index(1, 0));
    QTest::keyClick(tree, Qt::Key_Down);
    auto* sentence = dialog->findChild<QLabel*>(QStringLiteral("problemSentence"));
    QVERIFY2(sentence->text().startsWith(QStringLiteral("line 13: In captions.csv, line 13 ")),
             qPrintable(sentence->text()));
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(notes.shown, QStringList{table + QStringLiteral("/captions.csv")});
  }

  void words_and_lengths_are_shown_for_the_vocabulary_that_is_asked_for() {
    const QString table = addTable(QStringLiteral("table"), 20);
    open();
    choose({table}, "addFolder");
    DataDialog* dialog = details();
    auto* facts = dialog->findChild<QLabel*>(QStringLiteral("dataWords"));
    panel()->setVocabulary({1, 0});
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("hold 5 of the 5 different")), qPrintable(facts->text()));
    QVERIFY(facts->text().contains(QStringLiteral("covers %1 %").arg(QLocale().toString(100.0, 'f', 1))));
    auto* left = dialog->findChild<QTableWidget*>(QStringLiteral("dataLeftOut"));
    QCOMPARE(left->rowCount(), 0);
    panel()->setVocabulary({1000, 0});
    QVERIFY(facts->text().contains(QStringLiteral("hold 0 of the 5")));
    QVERIFY(left->rowCount() > 0);
    QVERIFY(dialog->findChild<LengthChart*>()->accessibleName().contains(QStringLiteral("words")));
  }

  void without_a_file_manager_on_the_bus_the_folder_is_opened() {
    const QString table = addTable(QStringLiteral("table"), 1);
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "noteUrl");
    FileManager::current().show(table + QStringLiteral("/captions.csv"));
    QTRY_COMPARE(urls_, QList<QUrl>{QUrl::fromLocalFile(table)});
    FileManager::current().show(table + QStringLiteral("/gone/further/file.jpg"));
    QTRY_COMPARE(urls_.size(), 2);
    QCOMPARE(urls_.back(), QUrl::fromLocalFile(table));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
  }

  void an_open_dialog_follows_the_choice() {
    const QString one = addTable(QStringLiteral("one"), 20), two = addTable(QStringLiteral("two"), 5, "bad\n");
    open();
    choose({one}, "addFolder");
    DataDialog* dialog = details();
    auto* tabs = dialog->findChild<QTabWidget*>(QStringLiteral("dataTabs"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("No problems"));
    panel()->setSources({two});
    QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Problems (1)"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(view_->findChild<DataDialog*>() == nullptr);
  }

  void a_hundred_thousand_problems_are_held_once() {
    auto problems = std::make_shared<std::vector<DataProblem>>();
    for (int i = 0; i < 100'000; ++i)
      problems->push_back({i < 40'000 ? DataProblem::Kind::kNoPicture : DataProblem::Kind::kMalformedLine,
                           "line " + std::to_string(i), "It is bad."});
    ProblemModel model;
    model.setProblems(problems);
    QCOMPARE(problems.use_count(), 2L);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex lines = model.index(1, 0);
    QCOMPARE(model.rowCount(lines), 60'000);
    QCOMPARE(model.index(59'999, 0, lines).data().toString(), QStringLiteral("line 99999"));
    QCOMPARE(model.parent(model.index(59'999, 1, lines)), lines);
    QVERIFY(model.problem(lines) == nullptr);
  }

  void sources_are_remembered_between_starts() {
    const QString one = addTable(QStringLiteral("one"), 20), two = addTable(QStringLiteral("two"), 10);
    open(true);
    choose({one}, "addFolder");
    choose({two}, "addFolder");
    view_.reset();
    open(true);
    QCOMPARE(panel()->sources(), (QStringList{one, two}));
    QTRY_VERIFY(part<QToolButton>("startRun")->isEnabled());
  }

  void data_that_cannot_be_read_says_why() {
    const QString one = addTable(QStringLiteral("one"), 20);
    open();
    choose({one}, "addFolder");
    write(QStringLiteral("poem.txt"), "Roses are red\n");
    choose({path(QStringLiteral("poem.txt"))}, "addFile");
    QVERIFY(summary().contains(path(QStringLiteral("poem.txt"))));
    QVERIFY(!part<QToolButton>("startRun")->isEnabled());
    QVERIFY(!part<QPushButton>("dataDetails")->isEnabled());
    QVERIFY(!part<QPushButton>("dataDetails")->toolTip().isEmpty());
  }

  void everything_fits_and_has_a_name() {
    open();
    choose({addTable(QStringLiteral("table"), 5, "bad\n")}, "addFolder");
    DataDialog* dialog = details();
    QVERIFY(dialog->width() <= 1024 && dialog->height() <= 640);
    QVERIFY(view_->minimumSizeHint().width() <= 1024);
    for (const auto* button : view_->findChildren<QAbstractButton*>()) {
      if (button->objectName().startsWith(QStringLiteral("qt_")) || !button->isVisible()) continue;
      QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text() + button->objectName()));
      QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    for (const auto* list : view_->findChildren<QAbstractItemView*>())
      if (!list->objectName().isEmpty() && list->isVisible())
        QVERIFY2(!list->accessibleName().isEmpty(), qPrintable(list->objectName()));
  }
};

}  // namespace descry

QTEST_MAIN(descry::DataChooserTest)
#include "data_chooser.moc"
