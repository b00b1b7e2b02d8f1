#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QToolButton>
#include <QTreeWidget>

#include "captioned_view.h"
#include "listed_album.h"
#include "ui/captioning/picture/picture_view.h"

namespace descry {

class ReviewingTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  QListView* list() const { return part<QListView>("albumList"); }
  QModelIndex row(int row) const { return list()->model()->index(row, 0); }
  int verdict(int at) const { return row(at).data(AlbumModel::kVerdictRole).toInt(); }
  int rating(int at) const { return row(at).data(AlbumModel::kRatingRole).toInt(); }
  bool isEdited(int at) const { return row(at).data(AlbumModel::kEditedRole).toBool(); }
  int state(int at) const { return row(at).data(AlbumModel::kStateRole).toInt(); }
  bool isCaptioned(int at) const { return state(at) == static_cast<int>(PictureState::kDone); }
  int current() const { return list()->currentIndex().row(); }
  QAction* undo() const { return view_->actions().undo; }
  QPlainTextEdit* editor() const { return part<QPlainTextEdit>("captionEditor"); }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(list(), key, modifiers); }
  static constexpr int kAccepted = static_cast<int>(Verdict::kAccepted);
  static constexpr int kRejected = static_cast<int>(Verdict::kRejected);
  static constexpr int kNone = static_cast<int>(Verdict::kNone);

  void captionSome(int count) {
    view_->openModel(model_, QStringLiteral("cpu"));
    QStringList files;
    for (int i = 0; i < count; ++i) files << pictures_->add(QStringLiteral("p%1.png").arg(i));
    view_->openPictures(pathsOf(files));
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), count, 20000);
    for (int i = 0; i < count; ++i) QTRY_VERIFY_WITH_TIMEOUT(isCaptioned(i), 20000);
    list()->setFocus();
    list()->setCurrentIndex(row(0));
    QTRY_VERIFY(view_->findChild<WordChip*>(QStringLiteral("word0")) != nullptr);
  }

 private Q_SLOTS:
  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("descry-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("reviewing"));
    writeModels();
  }

  void init() {
    QSettings().clear();
    showView();
    view_->resize(1100, 700);
  }

  void cleanup() { view_.reset(); }

  void single_keys_judge_a_caption_and_go_on_to_the_next() {
    captionSome(5);
    press(Qt::Key_A);
    QCOMPARE(current(), 1);
    press(Qt::Key_X);
    press(Qt::Key_R);
    press(Qt::Key_4);
    QCOMPARE(current(), 4);
    QCOMPARE(verdict(0), kAccepted);
    QCOMPARE(verdict(1), kRejected);
    QCOMPARE(verdict(2), kRejected);
    QCOMPARE(rating(3), 4);
    list()->setCurrentIndex(row(1));
    press(Qt::Key_U);
    QCOMPARE(verdict(1), kNone);
    list()->setCurrentIndex(row(3));
    press(Qt::Key_0);
    QCOMPARE(rating(3), 0);
    press(Qt::Key_A);  // the last: there is none to go on to
    QCOMPARE(current(), 4);
    QCOMPARE(verdict(4), kAccepted);
  }

  void the_keys_work_on_the_picture_and_the_words_but_are_text_elsewhere() {
    captionSome(3);
    part<QWidget>("pictureView")->setFocus();
    QTest::keyClick(part<QWidget>("pictureView"), Qt::Key_A);
    QCOMPARE(verdict(0), kAccepted);
    QTRY_VERIFY(view_->findChild<WordChip*>(QStringLiteral("word0")) != nullptr);
    auto* word = part<WordChip>("word0");
    word->setFocus();
    QTest::keyClick(word, Qt::Key_X);
    QCOMPARE(verdict(1), kRejected);
    auto* look = part<QComboBox>("albumOrder");
    look->setFocus();
    QVERIFY(look->hasFocus());
    QTest::keyClick(look, Qt::Key_A);
    auto* search = part<QLineEdit>("albumSearch");
    search->setFocus();
    QTest::keyClick(search, Qt::Key_A);
    QCOMPARE(search->text(), QStringLiteral("a"));
    search->clear();
    QCOMPARE(verdict(2), kNone);
  }

  void undo_names_what_it_takes_back_and_goes_there() {
    captionSome(3);
    press(Qt::Key_A);
    press(Qt::Key_X);
    QCOMPARE(undo()->text(), QStringLiteral("&Undo: reject p1.png"));
    undo()->trigger();
    QCOMPARE(verdict(1), kNone);
    QCOMPARE(current(), 1);
    QVERIFY(message().contains(QStringLiteral("reject p1.png")));
    undo()->trigger();
    QCOMPARE(verdict(0), kNone);
    QVERIFY(!undo()->isEnabled());
    QCOMPARE(view_->actions().redo->text(), QStringLiteral("Re&do: accept p0.png"));
    view_->actions().redo->trigger();
    QCOMPARE(verdict(0), kAccepted);
  }

  void several_selected_ones_are_judged_together_as_one_step() {
    captionSome(4);
    list()->selectAll();
    press(Qt::Key_A);
    for (int i = 0; i < 4; ++i) QCOMPARE(verdict(i), kAccepted);
    QVERIFY(undo()->text().contains(QStringLiteral("4")));
    undo()->trigger();
    for (int i = 0; i < 4; ++i) QCOMPARE(verdict(i), kNone);
  }

  void what_leaves_the_search_makes_room_for_the_next() {
    captionSome(3);
    part<QLineEdit>("albumSearch")->setText(QStringLiteral("is:unreviewed"));
    list()->setCurrentIndex(row(0));
    press(Qt::Key_A);
    QCOMPARE(list()->model()->rowCount(), 2);
    QCOMPARE(list()->currentIndex().data(AlbumModel::kNameRole).toString(), QStringLiteral("p1.png"));
    press(Qt::Key_X);
    press(Qt::Key_A);
    QCOMPARE(list()->model()->rowCount(), 0);
    undo()->trigger();
    QCOMPARE(list()->currentIndex().data(AlbumModel::kNameRole).toString(), QStringLiteral("p2.png"));
  }

  void going_on_can_be_switched_off() {
    captionSome(2);
    view_->reviewActions().go_on->setChecked(false);
    press(Qt::Key_A);
    QCOMPARE(current(), 0);
    QVERIFY(part<QToolButton>("acceptButton")->isChecked());
  }

  void a_caption_is_edited_in_its_place_and_accepted_with_it() {
    captionSome(2);
    const QString said = caption(0);
    press(Qt::Key_E);
    QVERIFY(editor()->hasFocus());
    QCOMPARE(editor()->toPlainText(), said);
    QTest::keyClicks(editor(), QStringLiteral("  my   dog "));
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(caption(0), QStringLiteral("my dog"));
    QVERIFY(isEdited(0));
    QCOMPARE(verdict(0), kAccepted);
    QCOMPARE(part<QLabel>("editedCaption")->text(), QStringLiteral("my dog"));
    QVERIFY(list()->hasFocus());  // so that the next key reviews
    QCOMPARE(current(), 0);
    undo()->trigger();
    QCOMPARE(caption(0), said);
    QCOMPARE(verdict(0), kNone);
    QVERIFY(!part<QLabel>("editedCaption")->isVisible());
  }

  void f2_edits_and_control_return_goes_on() {
    captionSome(2);
    press(Qt::Key_F2);
    QTest::keyClicks(editor(), QStringLiteral("one"));
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(caption(0), QStringLiteral("one"));
    QCOMPARE(current(), 1);
  }

  void what_is_being_written_is_kept_when_another_picture_is_chosen() {
    captionSome(2);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    list()->setCurrentIndex(row(1));
    QTRY_COMPARE(caption(0), QStringLiteral("written"));
    QVERIFY(!isEdited(1));
    QVERIFY(!editor()->isVisible());
  }

  void what_is_being_written_is_kept_before_a_removal_is_done_again() {
    captionSome(4);
    list()->setCurrentIndex(row(2));
    press(Qt::Key_Delete);
    undo()->trigger();
    QCOMPARE(list()->model()->rowCount(), 4);
    list()->setCurrentIndex(row(2));
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    view_->actions().redo->trigger();
    QCOMPARE(list()->model()->rowCount(), 4);  // a new step takes the place of what could be done again
    QCOMPARE(caption(2), QStringLiteral("written"));
    QVERIFY(!view_->actions().redo->isEnabled());
    undo()->trigger();
    QVERIFY(!isEdited(2));
  }

  void what_is_being_written_comes_back_with_a_removed_picture() {
    captionSome(2);
    list()->setCurrentIndex(row(1));
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    view_->actions().remove->trigger();
    QCOMPARE(list()->model()->rowCount(), 1);
    QVERIFY(!editor()->isVisible());
    undo()->trigger();
    QCOMPARE(caption(1), QStringLiteral("written"));
  }

  void what_is_being_written_is_kept_when_a_step_that_is_undone_shows_another_picture() {
    captionSome(3);
    press(Qt::Key_A);
    list()->setCurrentIndex(row(2));
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    undo()->trigger();  // what was written last
    QVERIFY(!isEdited(2));
    undo()->trigger();
    QCOMPARE(verdict(0), kNone);
    QCOMPARE(current(), 0);
    view_->actions().redo->trigger();
    view_->actions().redo->trigger();
    QCOMPARE(caption(2), QStringLiteral("written"));
  }

  void what_is_being_written_is_kept_when_its_picture_leaves_the_search() {
    captionSome(3);
    view_->reviewActions().go_on->setChecked(false);
    part<QLineEdit>("albumSearch")->setText(QStringLiteral("is:unreviewed"));
    list()->setCurrentIndex(row(0));
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    view_->findChild<AlbumModel*>()->setVerdict({1}, Verdict::kRejected);  // as another window part would
    QCOMPARE(list()->model()->rowCount(), 2);
    const auto written = [this] { return view_->findChild<AlbumModel*>()->entries().front().text(); };
    QTRY_COMPARE(written(), QStringLiteral("written"));
    QCOMPARE(list()->model()->rowCount(), 2);
    QVERIFY(!editor()->isVisible());
  }

  void a_verdict_counts_more_than_the_one_that_comes_with_an_edit() {
    captionSome(2);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    view_->reviewActions().reject->trigger();
    QCOMPARE(caption(0), QStringLiteral("written"));
    QCOMPARE(verdict(0), kRejected);
    QVERIFY(!isEdited(1));
  }

  void what_is_being_written_is_kept_when_the_window_goes() {
    const std::filesystem::path file = models_.filePath(QStringLiteral("kept.descry-album")).toStdString();
    view_->openAlbum(file);
    captionSome(1);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("written"));
    view_.reset();
    view_ = std::make_unique<CaptionView>(file);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(caption(0), QStringLiteral("written"));
    QCOMPARE(verdict(0), kAccepted);
  }

  void the_models_own_words_are_no_edit_and_come_back() {
    captionSome(1);
    const QString said = caption(0);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("mine"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QAction* restore = view_->reviewActions().restore;
    QVERIFY(restore->isEnabled());
    restore->trigger();
    QCOMPARE(caption(0), said);
    QVERIFY(!isEdited(0) && !restore->isEnabled());
    undo()->trigger();
    QCOMPARE(caption(0), QStringLiteral("mine"));
    press(Qt::Key_E);
    QTest::keyClicks(editor(), said);
    QTest::keyClick(editor(), Qt::Key_Return);
    QVERIFY(!isEdited(0));
  }

  void the_bar_shows_and_sets_what_is_thought_of_the_caption() {
    captionSome(3);
    view_->reviewActions().go_on->setChecked(false);
    auto* accept = part<QToolButton>("acceptButton");
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(accept->isChecked());
    QCOMPARE(verdict(0), kAccepted);
    QTRY_VERIFY(part<QLabel>("reviewProgress")->text().contains(QStringLiteral("1 of 3")));
    QTest::mouseClick(part<QToolButton>("rejectButton"), Qt::LeftButton);
    QVERIFY(!accept->isChecked());
    QCOMPARE(verdict(0), kRejected);
    QTest::mouseClick(part<QToolButton>("rejectButton"), Qt::LeftButton);
    QCOMPARE(verdict(0), kNone);
    QVERIFY(!part<QToolButton>("rejectButton")->isChecked());
    QTRY_VERIFY(part<QLabel>("reviewProgress")->text().contains(QStringLiteral("0 of 3")));
    QTest::mouseClick(part<QToolButton>("star3"), Qt::LeftButton);
    QCOMPARE(rating(0), 3);
    QTest::mouseClick(part<QToolButton>("star3"), Qt::LeftButton);
    QCOMPARE(rating(0), 0);
    QTest::mouseClick(part<QToolButton>("editButton"), Qt::LeftButton);
    QVERIFY(editor()->isVisible());
  }

  void the_bar_stays_in_one_row_in_a_narrow_window() {
    captionSome(1);
    auto* bar = part<QWidget>("reviewBar");
    auto* accept = part<QToolButton>("acceptButton");
    view_->resize(1400, 700);
    QTRY_COMPARE(accept->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    const int height = bar->height();
    view_->resize(960, 640);
    QTRY_COMPARE(accept->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QTRY_COMPARE(bar->height(), height);
    QVERIFY(!accept->accessibleName().isEmpty() && accept->toolTip().contains(QStringLiteral("(A)")));
  }

  void next_doubtful_finds_what_is_unreviewed_and_unsure() {
    captionSome(3);
    std::vector<int> doubtful;
    for (int i = 0; i < 3; ++i) {
      if (row(i).data(AlbumModel::kConfidenceRole).toDouble() < 0.5) doubtful.push_back(i);
    }
    QCOMPARE(doubtful.size(), 3U);  // of a network with random weights
    press(Qt::Key_D);
    QCOMPARE(current(), 1);
    list()->setCurrentIndex(row(2));
    press(Qt::Key_A);
    list()->setCurrentIndex(row(1));
    press(Qt::Key_D);
    QCOMPARE(current(), 0);  // round about
    list()->selectAll();
    press(Qt::Key_A);
    press(Qt::Key_D);
    QVERIFY(message().contains(QStringLiteral("50 %")));
  }

  void rejected_ones_are_shown_and_captioned_again() {
    captionSome(3);
    list()->setCurrentIndex(row(1));
    press(Qt::Key_X);
    view_->reviewActions().review_rejected->trigger();
    QCOMPARE(list()->model()->rowCount(), 1);
    const QString other = models_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(other.toStdString(), "other", 11);
    view_->openModel(other, QStringLiteral("cpu"));
    QTRY_VERIFY(message().contains(QStringLiteral("other")));
    list()->selectAll();
    QTRY_VERIFY(view_->actions().caption_again->isEnabled());
    view_->actions().caption_again->trigger();
    QTRY_COMPARE(list()->model()->rowCount(), 0);  // another sentence, which nobody has rejected
    part<QLineEdit>("albumSearch")->clear();
    QCOMPARE(verdict(1), kNone);
  }

  void failed_ones_are_tried_again_and_only_they() {
    view_->openModel(model_, QStringLiteral("cpu"));
    view_->openPictures(
        pathsOf({pictures_->add(QStringLiteral("a.png")), pictures_->addBroken(QStringLiteral("b.png"))}));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    QTRY_COMPARE(state(1), static_cast<int>(PictureState::kFailed));
    auto* retry = part<QToolButton>("retryButton");
    QTRY_VERIFY(retry->isEnabled());
    pictures_->add(QStringLiteral("b.png"));  // mended
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_VERIFY(isCaptioned(1));
    QTRY_VERIFY(message().startsWith(QStringLiteral("1 picture")));
    QTRY_VERIFY(!retry->isEnabled());
    QVERIFY(!retry->toolTip().isEmpty());
  }

  void captioning_again_begins_with_what_has_no_caption() {
    captionSome(1);
    auto* button = part<QToolButton>("captionButton");
    QCOMPARE(button->defaultAction(), view_->actions().caption_rest);
    QVERIFY(!button->isEnabled() || !view_->actions().caption_rest->isEnabled());
    QCOMPARE(view_->actions().caption_rest->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));
    QCOMPARE(button->menu()->defaultAction(), view_->actions().caption_rest);
    QCOMPARE(button->menu()->actions().size(), 4);
  }

  void an_earlier_models_sentence_is_used_again() {
    captionSome(1);
    const QString first = caption(0);
    const QString other = models_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(other.toStdString(), "other", 11);
    view_->openModel(other, QStringLiteral("cpu"));
    QTRY_VERIFY(message().contains(QStringLiteral("other")));
    QTRY_VERIFY(view_->actions().caption_all->isEnabled());
    view_->actions().caption_all->trigger();
    QTRY_VERIFY(caption(0) != first);
    press(Qt::Key_H);
    auto* history = part<QTreeWidget>("historyList");
    QTRY_COMPARE(history->topLevelItemCount(), 2);
    QCOMPARE(history->topLevelItem(0)->text(0), caption(0));
    QCOMPARE(history->topLevelItem(1)->text(0), first);
    QCOMPARE(history->topLevelItem(1)->text(2), QStringLiteral("tiny"));
    QVERIFY(history->topLevelItem(1)->text(1).contains(QLatin1Char('%')));
    QVERIFY(!history->topLevelItem(1)->text(3).isEmpty());
    history->setCurrentItem(history->topLevelItem(1));
    QTest::mouseClick(part<QPushButton>("useEarlierSentence"), Qt::LeftButton);
    QCOMPARE(caption(0), first);
    QVERIFY(isEdited(0));
    undo()->trigger();
    QVERIFY(!isEdited(0));
  }

  void many_captions_are_changed_from_the_view_and_back() {
    captionSome(3);
    const QString said = caption(2);
    view_->reviewActions().change->trigger();
    part<QLineEdit>("prefixText")->setText(QStringLiteral("photo: "));
    QTRY_VERIFY(part<QPushButton>("applyChange")->isEnabled());
    QTest::mouseClick(part<QPushButton>("applyChange"), Qt::LeftButton);
    QCOMPARE(caption(2), QStringLiteral("photo: ") + said);
    QCOMPARE(verdict(2), kNone);  // many at once are not read one by one
    QVERIFY(message().contains(QStringLiteral("3")));
    undo()->trigger();
    QCOMPARE(caption(2), said);
  }

  void a_picture_without_a_caption_cannot_be_judged_and_says_so() {
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    list()->setFocus();
    press(Qt::Key_A);
    QVERIFY(message().contains(QStringLiteral("no caption")));
    QCOMPARE(verdict(0), kNone);
    press(Qt::Key_E);  // but one can be written
    QTest::keyClicks(editor(), QStringLiteral("my own"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(caption(0), QStringLiteral("my own"));
  }
};

}  // namespace descry

QTEST_MAIN(descry::ReviewingTest)
#include "reviewing.moc"
