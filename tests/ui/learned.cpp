#include <QAbstractButton>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "training/run/dev_report.h"
#include "training/run/watched.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/training/learned/dev_captions.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/learned/picture_picker.h"
#include "ui/training/learned/score_line.h"
#include "ui/training/learned/watched_window.h"
#include "ui/training/log_pane.h"
#include "ui/training/watched_strip.h"

namespace descry {

namespace {

/// A word whose attention lies on one of four cells.
WatchedWord word(const std::string& text, int cell, float largest = 0.9F) {
  WatchedWord made{text, 0.5F, largest, {10, 10, 10, 10}};
  made.cells[static_cast<std::size_t>(cell)] = 255;
  return made;
}

WatchedCaption caption(const QString& path, const std::vector<WatchedWord>& words, double cider) {
  WatchedCaption made{"dog.png", path.toStdString(), {}, {"a dog runs", "a brown dog"}, cider, 2, 2, words};
  for (const WatchedWord& each : words) made.caption += (made.caption.empty() ? "" : " ") + each.text;
  return made;
}

EvaluationReport report(const QString& path, const char* worst) {
  EvaluationReport made;
  made.pictures = 2;
  made.figures = {{"CIDEr", 0.5}, {"vocabulary_used", 17}};
  made.words.lengths = {0, 0.25, 0.75};
  made.words.reference_lengths = {0, 0.5, 0.5};
  made.words.overused = {{"dog", 80, 20, 9}};
  made.words.underused = {{"cat", 1, 30, 9}};
  made.worst = {{{"dog.png", worst, {"a cat"}}, path.toStdString(), {{"CIDEr", 0.01}}, {}}};
  made.best = {{{"cat.png", "a cat", {"a cat"}}, path.toStdString(), {{"CIDEr", 3.5}}, {}}};
  return made;
}

}  // namespace

class LearnedTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = window_->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the window", name);
    return found;
  }
  std::filesystem::path run() const { return folder_->path().toStdString(); }
  void write(int epoch, const std::vector<WatchedCaption>& captions) const {
    QVERIFY(write_watched(run(), epoch, captions));
  }
  /// Three epochs; the dog is found in the second.
  void writeThree() const {
    write(1, {caption(picture_, {word("a", 0), word("cat", 1)}, 0.1), second_});
    write(2, {caption(picture_, {word("a", 0), word("dog", 2, 0.4F)}, 0.6), second_});
    write(3, {caption(picture_, {word("a", 0), word("dog", 3), word("runs", 1)}, 1.25), second_});
  }
  void open() {
    window_ = std::make_unique<QWidget>();
    learned_ = new LearnedRun(window_.get());
    auto* layout = new QVBoxLayout(window_.get());
    layout->addWidget(new WatchedStrip(learned_));
    layout->addWidget(new DevCaptions(learned_));
    window_->resize(700, 700);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    learned_->open(folder_->path());
  }
  QListWidgetItem* item(int row) const { return part<QListWidget>("watchedPictures")->item(row); }
  WatchedWindow* openLarge(int row) const {
    auto* list = part<QListWidget>("watchedPictures");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item(row)).center());
    auto* large = window_->findChild<WatchedWindow*>();
    if (large == nullptr || !QTest::qWaitForWindowExposed(large)) qFatal("no picture was opened");
    return large;
  }
  /// The pointer, as the system moves it.
  static void pointAt(QWidget* widget) {
    QCoreApplication::processEvents();  // what is laid out anew takes its place
    QTest::mouseMove(widget->window()->windowHandle(), widget->mapTo(widget->window(), widget->rect().center()));
    QCoreApplication::processEvents();
  }
  static QAbstractButton* chip(const QWidget* caption, int word) {
    return caption->findChild<QAbstractButton*>(QStringLiteral("word%1").arg(word));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  QString picture_;
  WatchedCaption second_;
  std::unique_ptr<QWidget> window_;
  LearnedRun* learned_ = nullptr;

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QDir(folder_->path()).mkdir(QStringLiteral("captions"));
    picture_ = folder_->filePath(QStringLiteral("dog.png"));
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QVERIFY(image.save(picture_));
    second_ = caption(folder_->filePath(QStringLiteral("gone.png")), {word("grass", 0)}, 0.3);
    second_.picture = "gone.png";
  }
  void cleanup() {
    window_.reset();
    folder_.reset();
  }

  void slider_goes_back_and_shows_captions_then_and_now() {
    writeThree();
    open();
    QTRY_COMPARE(part<QListWidget>("watchedPictures")->count(), 2);
    auto* slider = part<QSlider>("watchedEpoch");
    QTRY_COMPARE(slider->maximum(), 2);
    QCOMPARE(slider->value(), 2);
    QCOMPARE(item(0)->text(), QStringLiteral("a dog runs (%1)").arg(QLocale().toString(1.25, 'f', 2)));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QVERIFY(item(0)->text().startsWith(QStringLiteral("a cat (")));
    QVERIFY(item(0)->text().contains(QStringLiteral("now: a dog runs")));
    QVERIFY(item(0)->toolTip().contains(QStringLiteral("– a brown dog")));
    QCOMPARE(part<QSlider>("devEpoch")->value(), 0);  // all sliders of a run move together
  }

  void newest_epoch_is_followed_unless_an_older_one_is_looked_at() {
    writeThree();
    open();
    auto* slider = part<QSlider>("watchedEpoch");
    QTRY_COMPARE(slider->maximum(), 2);
    write(4, {caption(picture_, {word("dogs", 0)}, 0.2)});
    learned_->refresh();
    QTRY_COMPARE(slider->value(), 3);
    QCOMPARE(item(0)->text().left(4), QStringLiteral("dogs"));
    slider->setValue(0);
    write(5, {caption(picture_, {word("dog", 0)}, 0.3)});
    learned_->refresh();
    QTRY_COMPARE(slider->maximum(), 4);
    QCOMPARE(slider->value(), 0);
    QVERIFY(item(0)->text().startsWith(QStringLiteral("a cat")));
  }

  void epochs_that_a_resumed_run_takes_back_or_writes_anew_are_read_again() {
    writeThree();
    open();
    QTRY_COMPARE(part<QSlider>("watchedEpoch")->maximum(), 2);
    remove_epoch_files_after(run(), 1);
    write(2, {caption(picture_, {word("bird", 0)}, 0.3)});
    learned_->refresh();
    QTRY_COMPARE(item(0)->text().left(4), QStringLiteral("bird"));
    QCOMPARE(part<QSlider>("watchedEpoch")->maximum(), 1);
  }

  void a_picture_opens_larger_with_its_words_references_and_scores() {
    writeThree();
    open();
    QTRY_COMPARE(part<QSlider>("watchedEpoch")->maximum(), 2);
    auto* large = openLarge(0);
    auto* now = large->findChild<PictureView*>(QStringLiteral("nowPicture"));
    QTRY_VERIFY(now->hasPicture());
    QVERIFY(!large->findChild<QWidget*>(QStringLiteral("then"))->isVisible());
    QVERIFY(
        large->findChild<QLabel*>(QStringLiteral("watchedReferences"))->text().contains(QStringLiteral("a brown dog")));
    QVERIFY(large->findChild<ScoreLine*>()->accessibleName().contains(QStringLiteral("best")));
    QVERIFY(!now->hasAttention());
    const auto* caption = large->findChild<QWidget*>(QStringLiteral("nowCaption"));
    pointAt(chip(caption, 1));
    QTRY_VERIFY(now->hasAttention());
    pointAt(large->findChild<QWidget*>(QStringLiteral("watchedName")));
    QTRY_VERIFY(!now->hasAttention());
    QTest::mouseClick(chip(caption, 1), Qt::LeftButton);
    QVERIFY(now->hasAttention());
    QTest::keyClick(chip(caption, 1), Qt::Key_Right);
    QVERIFY(chip(caption, 2)->isChecked());
  }

  void a_word_is_shown_then_and_now() {
    writeThree();
    open();
    QTRY_COMPARE(part<QSlider>("watchedEpoch")->maximum(), 2);
    auto* large = openLarge(0);
    large->findChild<QSlider*>(QStringLiteral("watchedWindowEpoch"))->setValue(1);
    auto* then = large->findChild<PictureView*>(QStringLiteral("thenPicture"));
    auto* now = large->findChild<PictureView*>(QStringLiteral("nowPicture"));
    QTRY_VERIFY(then->isVisible() && then->hasPicture());
    pointAt(large->findChild<QWidget*>(QStringLiteral("watchedName")));  // a word under the pointer would be shown
    QVERIFY(large->findChild<QLabel*>(QStringLiteral("thenTitle"))->text().startsWith(QStringLiteral("Epoch 2")));
    const auto* saidNow = large->findChild<QWidget*>(QStringLiteral("nowCaption"));
    const auto* saidThen = large->findChild<QWidget*>(QStringLiteral("thenCaption"));
    QTest::mouseClick(chip(saidNow, 1), Qt::LeftButton);
    QVERIFY(chip(saidThen, 1)->isChecked());
    QVERIFY(then->hasAttention() && now->hasAttention());
    QTest::mouseClick(chip(saidNow, 2), Qt::LeftButton);  // "runs" was not said then
    QVERIFY(now->hasAttention() && !then->hasAttention());
    // The word stays chosen while the slider moves.
    large->findChild<QSlider*>(QStringLiteral("watchedWindowEpoch"))->setValue(0);
    QVERIFY(chip(saidNow, 2)->isChecked() && now->hasAttention());
  }

  void a_picture_that_is_not_here_is_told_and_its_maps_are_shown() {
    writeThree();
    open();
    QTRY_COMPARE(part<QSlider>("watchedEpoch")->maximum(), 2);
    auto* large = openLarge(1);
    auto* note = large->findChild<QLabel*>(QStringLiteral("nowNote"));
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().contains(QStringLiteral("gone.png")));
    QTest::mouseClick(chip(large->findChild<QWidget*>(QStringLiteral("nowCaption")), 0), Qt::LeftButton);
    QVERIFY(large->findChild<PictureView*>(QStringLiteral("nowPicture"))->hasAttention());
    // By key to the next picture, round about.
    QTest::keyClick(large, Qt::Key_PageDown);
    QCOMPARE(large->findChild<QLabel*>(QStringLiteral("watchedName"))->text(), QStringLiteral("dog.png"));
    QTRY_VERIFY(!note->isVisible());
  }

  void records_of_earlier_versions_show_captions_without_words() {
    WatchedCaption old = caption(picture_, {word("old", 0)}, 1);
    old.words.clear();
    old.cider.reset();
    write(1, {old});
    open();
    QTRY_COMPARE(part<QListWidget>("watchedPictures")->count(), 1);
    QCOMPARE(item(0)->text(), QStringLiteral("old"));
    auto* large = openLarge(0);
    QVERIFY(large->findChild<QWidget*>(QStringLiteral("nowCaption"))
                ->findChild<QLabel*>(QStringLiteral("captionMessage"))
                ->text()
                .contains(QStringLiteral("old")));
  }

  void damaged_files_are_told_and_the_others_shown() {
    writeThree();
    QFile file(folder_->filePath(QStringLiteral("captions/epoch-002.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"captions\": [");
    file.close();
    open();
    QTRY_VERIFY(part<QLabel>("watchedNote")->text().contains(QStringLiteral("epoch-002.json")));
    QVERIFY(part<QLabel>("watchedNote")->isVisible());
    QCOMPARE(part<QSlider>("watchedEpoch")->maximum(), 1);
    QCOMPARE(part<QListWidget>("watchedPictures")->count(), 2);
  }

  void dev_captions_are_those_of_the_last_scored_epoch() {
    writeThree();
    QVERIFY(write_dev_report(run(), 1, report(picture_, "a cat")));
    QVERIFY(write_dev_report(run(), 3, report(picture_, "a bird")));
    open();
    auto* title = part<QLabel>("devTitle");
    QTRY_COMPARE(title->text(), QStringLiteral("Dev captions of epoch 3"));
    auto* worst = part<QListWidget>("devWorst");
    QTRY_VERIFY(worst->count() == 1 && worst->item(0)->text().startsWith(QStringLiteral("a bird")));
    QVERIFY(worst->item(0)->text().contains(QStringLiteral("– a cat")));
    part<QSlider>("devEpoch")->setValue(1);
    QTRY_VERIFY(worst->item(0)->text().startsWith(QStringLiteral("a cat")));
    QVERIFY(title->text().startsWith(QStringLiteral("Dev captions of epoch 1, the last")));
    part<QTabWidget>("devTabs")->setCurrentIndex(2);
    QCOMPARE(part<QTableWidget>("devOverused")->item(0, 0)->text(), QStringLiteral("dog"));
    QCOMPARE(part<QTableWidget>("devUnderused")->item(0, 0)->text(), QStringLiteral("cat"));
    QCOMPARE(part<QTableWidget>("devFigures")->rowCount(), 2);
  }

  void pictures_are_searched_ticked_and_watched_from_the_next_epoch_on() {
    writeThree();
    QVERIFY(write_dev_pictures(run(), {{"dog.png", picture_.toStdString(), {"a dog runs"}},
                                       {"cat.png", picture_.toStdString(), {"a cat sits"}},
                                       {"gone.png", "/nowhere.png", {"grass"}}}));
    open();
    QTRY_COMPARE(part<QListWidget>("watchedPictures")->count(), 2);
    QTest::mouseClick(part<QPushButton>("watchedChoose"), Qt::LeftButton);
    PicturePicker* picker = nullptr;
    QTRY_VERIFY((picker = window_->findChild<PicturePicker*>()) != nullptr && picker->isVisible());
    QCOMPARE(picker->chosen(), (std::vector<std::string>{"dog.png", "gone.png"}));
    auto* list = picker->findChild<QListView*>(QStringLiteral("pickerPictures"));
    QTest::keyClicks(picker->findChild<QLineEdit*>(QStringLiteral("pickerSearch")), QStringLiteral("SITS cat"));
    QCOMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(!qvariant_cast<QIcon>(list->model()->index(0, 0).data(Qt::DecorationRole)).isNull());
    QTest::mouseClick(picker->findChild<QPushButton*>(QStringLiteral("pickerNone")), Qt::LeftButton);
    QVERIFY(picker->chosen().empty());
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(picker->findChild<QLabel*>(QStringLiteral("pickerCount"))->text(), QStringLiteral("Ticked: 1"));
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(watched_choice(run()).value_or(std::vector<std::string>()), std::vector<std::string>{"cat.png"});
    QVERIFY(part<QLabel>("watchedNote")->text().contains(QStringLiteral("next epoch")));
  }

  void a_run_without_a_list_of_its_pictures_says_so() {
    writeThree();
    open();
    QTRY_COMPARE(part<QListWidget>("watchedPictures")->count(), 2);
    QTest::mouseClick(part<QPushButton>("watchedChoose"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("watchedNote")->text().contains(QStringLiteral("earlier version")));
  }

  void a_run_without_anything_says_what_will_appear() {
    open();
    QVERIFY(part<QLabel>("watchedTitle")->text().contains(QStringLiteral("after each epoch")));
    QVERIFY(part<QLabel>("devTitle")->text().contains(QStringLiteral("appears here")));
    QVERIFY(!part<QSlider>("watchedEpoch")->isEnabled());
    QVERIFY(!part<QSlider>("watchedEpoch")->toolTip().isEmpty());
  }

  void filter_leaves_lines_with_all_words_and_goes_on_following() {
    LogPane pane;
    pane.resize(300, 120);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto* text = pane.findChild<QPlainTextEdit*>(QStringLiteral("log"));
    auto* filter = pane.findChild<QLineEdit*>(QStringLiteral("logFilter"));
    QStringList lines;
    for (int i = 1; i <= 60; ++i)
      lines << QStringLiteral("step %1 %2").arg(i).arg(QLatin1String(i % 2 ? "odd" : "even"));
    pane.showText(lines.join(QLatin1Char('\n')));
    QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("ODD step"));
    QCOMPARE(text->toPlainText().count(QStringLiteral("\n")) + 1, 30);
    QVERIFY(!text->toPlainText().contains(QStringLiteral("even")));
    QVERIFY(pane.findChild<QLabel*>(QStringLiteral("logCount"))->text().startsWith(QStringLiteral("30 of 60")));
    pane.addLines({QStringLiteral("step 61 odd"), QStringLiteral("step 62 even")});
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("step 61 odd")));
    QCOMPARE(text->verticalScrollBar()->value(), text->verticalScrollBar()->maximum());
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("step 62 even")));
    QVERIFY(text->toPlainText().startsWith(QStringLiteral("step 1 odd")));
  }
};

}  // namespace descry

QTEST_MAIN(descry::LearnedTest)
#include "learned.moc"
