#include "ui/captioning/attention/word_grid.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTest>

#include "picture_stages.h"
#include "ui/captioning/attention/between_words.h"
#include "ui/captioning/attention/word_matrix.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/widgets/figure_table.h"

namespace descry {

/// All words at once, and words that looked at one place.
class WordGridTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = stage_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the stage", name);
    return found;
  }
  WordChip* chip(int word) const { return stage_->findChild<WordChip*>(QStringLiteral("word%1").arg(word)); }
  WordTile* tile(int word) const { return stage_->findChild<WordTile*>(QStringLiteral("wordTile%1").arg(word)); }
  PictureView* view() const { return part<PictureView>("pictureView"); }
  const LookingActions& actions() const { return stage_->looking(); }

 private Q_SLOTS:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    stage_ = filledStage();
    stage_->addActions(stage_->looking().all());  // as the captioning view does
    stage_->show();
    QVERIFY(QTest::qWaitForWindowActive(stage_.get()));
    view()->setFocus();
  }
  void cleanup() { stage_.reset(); }

  void g_shows_the_picture_once_for_each_word_and_escape_ends_it() {
    QTest::keyClick(view(), Qt::Key_G);
    QVERIFY(tile(0)->isVisible() && tile(3)->isVisible() && !tile(4));
    QCOMPARE(tile(2)->text(), QStringLiteral("dog"));
    QVERIFY(tile(2)->accessibleName().contains(QStringLiteral("65")));
    const QImage first = tile(0)->grab().toImage(), second = tile(1)->grab().toImage();
    QVERIFY(first != second);
    // All have the same size, none hangs out of the view.
    for (int i = 0; i < 4; ++i) QCOMPARE(tile(i)->size(), tile(0)->size());
    QVERIFY(part<WordGrid>("wordGrid")
                ->viewport()
                ->rect()
                .contains(QRect(tile(3)->mapTo(part<WordGrid>("wordGrid")->viewport(), QPoint()), tile(3)->size())));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(view()->isVisible());
  }

  void a_click_on_a_tile_pins_its_word_and_two_show_it_alone() {
    actions().word_grid->setChecked(true);
    QTest::mouseClick(tile(2), Qt::LeftButton);
    QVERIFY(chip(2)->isChecked() && tile(2)->isChecked());
    QTest::keyClick(part<WordGrid>("wordGrid"), Qt::Key_Right);
    QVERIFY(chip(3)->isChecked() && tile(3)->isChecked() && !tile(2)->isChecked());
    QTest::mouseDClick(tile(1), Qt::LeftButton);
    QVERIFY(view()->isVisible() && chip(1)->isChecked() && view()->hasAttention());
  }

  void tiles_follow_the_look_and_the_layer() {
    actions().word_grid->setChecked(true);
    QImage last = tile(1)->grab().toImage();
    const auto differs = [&] {
      const QImage now = tile(1)->grab().toImage();
      return now != std::exchange(last, now);
    };
    part<QComboBox>("attentionColours")->setCurrentIndex(2);
    QVERIFY(differs());
    part<QComboBox>("attentionLayer")->setCurrentIndex(2);
    QVERIFY(differs());
    actions().turn_right->trigger();
    QVERIFY(tile(1)->grab().toImage() != last);
  }

  void many_words_are_scrolled() {
    Caption long_caption = shortCaption();
    AttentionTrace trace = shortTrace();
    while (long_caption.words.size() < 24) long_caption.words.push_back({"word", 0.5F, {}});
    trace.words = 24;
    for (auto& layer : trace.layers) {
      for (auto& head : layer) head.resize(24 * 12, 1.0F / 12);
    }
    stage_->resize(420, 400);
    stage_->showCaption(long_caption);
    stage_->setTrace(trace);
    actions().word_grid->setChecked(true);
    QVERIFY(tile(23)->width() >= 100);
    for (int i = 0; i < 24; ++i) QTest::keyClick(part<WordGrid>("wordGrid"), Qt::Key_Right);
    QVERIFY(chip(23)->isChecked());
    QVERIFY(!tile(23)->visibleRegion().isEmpty());
  }

  void a_click_in_the_picture_marks_the_words_that_looked_there() {
    QCOMPARE(chip(0)->mark(), -1.0);
    const QPoint place = view()->cellCentre({1, 1}).toPoint();  // where "red" looks
    QTest::mouseClick(view(), Qt::LeftButton, {}, place);
    QCOMPARE(chip(1)->mark(), 1.0);
    QVERIFY(chip(0)->mark() < 0.1 && chip(3)->mark() < 0.1);
    QVERIFY(chip(1)->toolTip().contains(QStringLiteral("80.0 %")));
    auto* note = part<QLabel>("placeNote");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(QStringLiteral("Row 2, column 2")));
    QVERIFY(note->text().contains(QStringLiteral("red 80.0 %")));
    QVERIFY(!note->geometry().contains(place));
    QTest::mouseClick(view(), Qt::LeftButton, {}, place);
    QCOMPARE(chip(1)->mark(), -1.0);
    QVERIFY(!chip(1)->toolTip().contains(QStringLiteral("80.0 %")));
    QVERIFY(!note->isVisible());
  }

  void the_keyboard_asks_a_place_and_moves_on() {
    QTest::mouseClick(chip(2), Qt::LeftButton);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_W);
    QCOMPARE(*view()->markedCell(), QPoint(2, 2));  // where "dog" looks most
    QVERIFY(actions().ask_place->isChecked());
    QCOMPARE(chip(2)->mark(), 1.0);
    QTest::keyClick(view(), Qt::Key_Up);
    QTest::keyClick(view(), Qt::Key_Left);
    QCOMPARE(*view()->markedCell(), QPoint(1, 1));
    QCOMPARE(chip(1)->mark(), 1.0);
    QVERIFY(chip(2)->isChecked());  // arrows moved the mark, not the word
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!view()->markedCell() && chip(2)->isChecked());
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!chip(2)->isChecked());
    QSignalSpy escaped(stage_.get(), &PictureStage::escaped);
    QTest::keyClick(view(), Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
  }

  void the_marks_follow_layer_and_kind_and_go_with_the_caption() {
    view()->markCell(QPoint(0, 0));
    QVERIFY(chip(1)->mark() < 0.1);
    part<QComboBox>("attentionLayer")->setCurrentIndex(2);  // the even one
    QCOMPARE(chip(1)->mark(), 1.0);
    stage_->showCaption(shortCaption());
    QVERIFY(!view()->markedCell());
    QCOMPARE(chip(1)->mark(), -1.0);
    QVERIFY(!actions().ask_place->isEnabled());
    QVERIFY(actions().ask_place->toolTip().contains(QStringLiteral("not there yet")));
  }

  void o_hides_the_map_for_as_long_as_it_is_held_or_until_it_is_pressed_again() {
    QTest::mouseClick(chip(0), Qt::LeftButton);
    const QImage with = view()->grab().toImage();
    QTest::keyClick(view(), Qt::Key_O);
    const QImage without = view()->grab().toImage();
    QVERIFY(without != with);
    QTest::keyClick(view(), Qt::Key_O);
    QCOMPARE(view()->grab().toImage(), with);
    QTest::keyPress(view(), Qt::Key_O);
    QCOMPARE(view()->grab().toImage(), without);
    QTest::qWait(450);  // the key is held
    QTest::keyRelease(view(), Qt::Key_O);
    QCOMPARE(view()->grab().toImage(), with);
  }

  void a_map_hidden_by_the_mouse_stays_hidden_whatever_key_is_pressed_later() {
    QTest::mouseClick(chip(0), Qt::LeftButton);
    const QImage with = view()->grab().toImage();
    actions().hide_map->trigger();
    QTest::qWait(450);
    QTest::keyClick(view(), Qt::Key_Shift);
    QVERIFY(view()->grab().toImage() != with);
    QVERIFY(actions().hide_map->isChecked());
  }

  void a_turn_is_remembered_for_the_session() {
    actions().turn_right->trigger();
    QCOMPARE(view()->turns(), 1);
    stage_->choosePicture(2, QStringLiteral("cat"));
    stage_->showPicture(greyPicture());
    QCOMPARE(view()->turns(), 0);
    stage_->choosePicture(1, QStringLiteral("dog"));
    stage_->showPicture(greyPicture());
    QCOMPARE(view()->turns(), 1);
  }

  void c_keeps_a_picture_with_its_map_beside_and_both_move_together() {
    QTest::mouseClick(chip(1), Qt::LeftButton);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_C);
    auto* kept = part<PictureView>("keptView");
    QVERIFY(kept->isVisible() && kept->hasAttention());
    QVERIFY(part<QLabel>("keptName")->text().contains(QStringLiteral("“red”")));
    QTest::mouseClick(chip(2), Qt::LeftButton);
    QVERIFY(part<QLabel>("keptName")->text().contains(QStringLiteral("“red”")));
    QTRY_VERIFY(std::abs(kept->width() - view()->width()) < 30);
    actions().zoom_in->trigger();
    actions().zoom_in->trigger();
    QVERIFY(!kept->geometry().isFitted());
    const double here = view()->geometry().scale() / view()->geometry().fittingScale();
    const double there = kept->geometry().scale() / kept->geometry().fittingScale();
    QVERIFY(std::abs(here - there) < 1e-9);
    kept->fit();
    QVERIFY(view()->geometry().isFitted());
    stage_->showPictureMessage(QStringLiteral("gone"));
    QVERIFY(actions().keep_beside->isEnabled());
    QTest::keyClick(part<PictureView>("pictureView"), Qt::Key_C);
    QVERIFY(!kept->isVisible());
  }

  void words_between_words_are_a_matrix_and_a_table() {
    BetweenWords between;
    between.setTrace(stage_->words(), stage_->maps().trace());
    between.resize(500, 500);
    between.show();
    QVERIFY(QTest::qWaitForWindowExposed(&between));
    auto* matrix = between.findChild<WordMatrix*>(QStringLiteral("wordMatrix"));
    auto* told = between.findChild<QLabel*>(QStringLiteral("betweenTold"));
    // "dog" (row 2) looked at "red" (column 1) with 0.2 in one head and 0 in the other: the mean is 0.1.
    const QPointF place = matrix->cellRect(2, 1).center();
    QMouseEvent move(QEvent::MouseMove, place, matrix->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(matrix, &move);
    QVERIFY(told->text().contains(QStringLiteral("10.0 %")));
    QVERIFY(told->text().contains(QStringLiteral("“dog”")) && told->text().contains(QStringLiteral("“red”")));
    auto* layer = between.findChild<QComboBox*>(QStringLiteral("betweenLayer"));
    auto* head = between.findChild<QComboBox*>(QStringLiteral("betweenHead"));
    QVERIFY(!head->isEnabled());
    layer->setCurrentIndex(1);
    QVERIFY(head->isEnabled());
    head->setCurrentIndex(1);
    const auto* table = between.findChild<FigureTable*>(QStringLiteral("wordTable"));
    QCOMPARE(table->item(2, 2)->text(), QStringLiteral("20.0"));
    QCOMPARE(table->item(2, 3)->text(), QString());
    QSignalSpy clicked(&between, &BetweenWords::wordClicked);
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(3, 0).center().toPoint());
    QCOMPARE(clicked.value(0).value(0).toInt(), 3);
    QTest::keyClick(matrix, Qt::Key_Down);
    QVERIFY(!told->text().isEmpty());
  }

  void a_decoder_whose_words_do_not_look_at_each_other_says_so() {
    AttentionTrace trace = shortTrace();
    trace.between_words.clear();
    BetweenWords between;
    between.setTrace(stage_->words(), trace);
    auto* told = between.findChild<QLabel*>(QStringLiteral("betweenTold"));
    QVERIFY(told->text().contains(QStringLiteral("no self-attention")));
    QVERIFY(!between.findChild<QTabWidget*>(QStringLiteral("betweenTabs"))->isEnabled());
    stage_->setTrace(trace);
    QVERIFY(!actions().between_words->isEnabled());
    QVERIFY(actions().between_words->toolTip().contains(QStringLiteral("no self-attention")));
  }

 private:
  std::unique_ptr<PictureStage> stage_;
};

}  // namespace descry

QTEST_MAIN(descry::WordGridTest)
#include "word_grid.moc"
