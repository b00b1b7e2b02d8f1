#include "ui/captioning/caption_view.h"

#include <QAction>
#include <QClipboard>
#include <QListWidget>
#include <QSlider>
#include <QToolButton>

#include "captioned_view.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/widgets/file_dialogs.h"

namespace descry {
namespace {

/// Answers for the person.
class Answers : public FileDialogs {
 public:
  Answers() { replace(this); }
  ~Answers() override { replace(nullptr); }
  QStringList openFiles(QWidget*, const QString&, const QString&) override { return opened; }
  QString openFolder(QWidget*, const QString&) override { return folder; }
  QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return saved; }
  QStringList opened;
  QString folder, saved;
};

}  // namespace

class CaptionViewTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  int state(int row) const { return album()->index(row, 0).data(AlbumModel::kStateRole).toInt(); }
  bool isCaptioned(int row) const { return state(row) == static_cast<int>(PictureState::kDone); }
  PictureView* picture() const { return part<PictureView>("pictureView"); }
  /// Opens the model and one picture, and waits until its words can be pointed at.
  void captionOne() {
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(chip(1) != nullptr, 20000);
    QTest::mouseClick(chip(0), Qt::LeftButton);
    QTRY_VERIFY(picture()->hasAttention());
    QTest::mouseClick(chip(0), Qt::LeftButton);
  }

 private Q_SLOTS:
  void initTestCase() { writeModels(); }

  void init() { showView(); }

  void cleanup() { view_.reset(); }

  void an_empty_album_says_what_goes_there_and_opens_pictures() {
    Answers answers;
    answers.opened = {pictures_->add(QStringLiteral("a.png"))};
    auto* button = part<QPushButton>("emptyStateButton");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(album()->rowCount(), 1);
    QVERIFY(!button->isVisible());
  }

  void pictures_wait_for_a_model_and_are_captioned_when_it_is_there() {
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png")), pictures_->add(QStringLiteral("b.png"))}));
    QTRY_COMPARE(album()->rowCount(), 2);
    QTRY_VERIFY(message().contains(QStringLiteral("No model")));
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY(isCaptioned(0) && isCaptioned(1));
    QTRY_VERIFY(chip(0) != nullptr);
  }

  void folders_are_searched_and_a_broken_file_says_so_in_its_place() {
    pictures_->add(QStringLiteral("a.png"));
    const QString broken = pictures_->addBroken(QStringLiteral("b.jpg"));
    pictures_->add(QStringLiteral("c.png"));
    Answers answers;
    answers.folder = pictures_->path(QString());
    view_->openModel(model_, QStringLiteral("cpu"));
    view_->actions().open_folder->trigger();
    QTRY_COMPARE(album()->rowCount(), 3);
    QTRY_VERIFY(isCaptioned(0) && isCaptioned(2));
    QTRY_COMPARE(state(1), static_cast<int>(PictureState::kFailed));
    QVERIFY(!album()->index(1, 0).data(AlbumModel::kProblemRole).toString().isEmpty());
    QTRY_VERIFY(message().contains(QStringLiteral("failed")));
  }

  void a_click_on_a_word_lays_its_attention_over_the_picture_and_names_its_rivals() {
    captionOne();
    QVERIFY(!picture()->hasAttention());
    QTest::mouseClick(chip(1), Qt::LeftButton);
    QVERIFY(picture()->hasAttention());
    QVERIFY(chip(1)->isChecked());
    QVERIFY(part<QLabel>("inspectorHeading")->text().contains(chip(1)->text()));
    // The word and its five runner-ups.
    QCOMPARE(part<QWidget>("runnerUps")->accessibleDescription().count(QLatin1Char('%')), 6);
    QTest::mouseClick(chip(1), Qt::LeftButton);
    QVERIFY(!picture()->hasAttention());
  }

  void the_overlay_changes_pixels_of_the_picture_and_nothing_beside_it() {
    captionOne();
    const QImage before = picture()->grab().toImage();
    QTest::mouseClick(chip(0), Qt::LeftButton);
    const QImage after = picture()->grab().toImage();
    const QPoint inside = picture()->pictureRect().center().toPoint();
    QVERIFY(before != after);
    QVERIFY(before.rect().contains(inside));
    QCOMPARE(after.pixel(0, 0), before.pixel(0, 0));
  }

  void pointing_at_a_word_previews_it_and_leaving_goes_back_to_the_pinned_one() {
    captionOne();
    QTest::mouseClick(chip(0), Qt::LeftButton);
    const QString pinned = part<QLabel>("inspectorHeading")->text();
    QEnterEvent enter(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2));
    QApplication::sendEvent(chip(1), &enter);
    QVERIFY(part<QLabel>("inspectorHeading")->text().contains(chip(1)->text()));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chip(1), &leave);
    QCOMPARE(part<QLabel>("inspectorHeading")->text(), pinned);
  }

  void arrow_keys_step_through_the_words_and_escape_lets_go() {
    captionOne();
    auto* list = part<QListView>("albumList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(chip(0)->isChecked());
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(chip(1)->isChecked() && !chip(0)->isChecked());
    QTest::keyClick(list, Qt::Key_Left);
    QTest::keyClick(list, Qt::Key_Left);  // round about
    QVERIFY(!chip(0)->isChecked() && picture()->hasAttention());
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!picture()->hasAttention());
  }

  void space_plays_the_words_from_the_first_on() {
    captionOne();
    auto* list = part<QListView>("albumList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(part<QToolButton>("playWords")->isChecked());
    QVERIFY(chip(0)->isChecked());
    QTRY_VERIFY(chip(1)->isChecked());
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!part<QToolButton>("playWords")->isChecked());
  }

  void the_models_own_layer_and_head_are_chosen_first() {
    captionOne();
    // tiny_captioner.h: layer 1 (counted from 0), which has one head.
    QCOMPARE(part<QComboBox>("attentionLayer")->currentData().toInt(), 1);
    QCOMPARE(part<QComboBox>("attentionHead")->currentData().toInt(), 0);
    QVERIFY(!part<QComboBox>("attentionHead")->isEnabled());
    part<QComboBox>("attentionLayer")->setCurrentIndex(1);
    QCOMPARE(part<QComboBox>("attentionHead")->count(), 3);
    QVERIFY(part<QComboBox>("attentionHead")->isEnabled());
  }

  void opacity_look_and_layer_change_what_is_shown() {
    captionOne();
    QTest::mouseClick(chip(0), Qt::LeftButton);
    QImage last = picture()->grab().toImage();
    const auto differs = [&] {
      const QImage now = picture()->grab().toImage();
      return now != std::exchange(last, now);
    };
    part<QSlider>("attentionOpacity")->setValue(20);
    QVERIFY(differs());
    part<QComboBox>("attentionLook")->setCurrentIndex(1);
    QVERIFY(differs());
    part<QComboBox>("attentionLayer")->setCurrentIndex(1);
    QVERIFY(differs());
  }

  void what_a_word_depends_on_is_found_when_it_is_asked_for_and_kept() {
    captionOne();
    QTest::mouseClick(chip(0), Qt::LeftButton);
    const QImage looked = picture()->grab().toImage();
    auto* map = part<QComboBox>("attentionMap");
    map->setCurrentIndex(map->findData(static_cast<int>(MapKind::kDependence)));
    QVERIFY(!picture()->hasAttention());
    QVERIFY(part<QLabel>("dependenceWaiting")->isVisibleTo(picture()));
    QVERIFY(!part<QComboBox>("attentionLayer")->isEnabled() && !part<QComboBox>("attentionHead")->isEnabled());
    QTRY_VERIFY(picture()->hasAttention());
    QVERIFY(!part<QLabel>("dependenceWaiting")->isVisibleTo(picture()));
    QVERIFY(picture()->grab().toImage() != looked);
    QVERIFY(part<QWidget>("attentionLegend")->toolTip().contains(QStringLiteral("less probable")));
    map->setCurrentIndex(map->findData(static_cast<int>(MapKind::kAttention)));
    QCOMPARE(picture()->grab().toImage(), looked);
    QVERIFY(part<QComboBox>("attentionLayer")->isEnabled());
    map->setCurrentIndex(map->findData(static_cast<int>(MapKind::kDependence)));
    QVERIFY(picture()->hasAttention());  // known by now
  }

  void dependence_that_is_asked_for_before_a_word_is_chosen_is_shown_with_the_word() {
    captionOne();
    auto* map = part<QComboBox>("attentionMap");
    map->setCurrentIndex(map->findData(static_cast<int>(MapKind::kDependence)));
    QVERIFY(!part<QLabel>("dependenceWaiting")->isVisibleTo(picture()));
    QTest::mouseClick(chip(1), Qt::LeftButton);
    QTRY_VERIFY(picture()->hasAttention());
    QVERIFY(part<QWidget>("attentionLegend")->toolTip().contains(QStringLiteral("less probable")));
  }

  void another_sentence_of_the_beam_shows_its_own_words() {
    captionOne();
    auto* sentences = part<QListWidget>("sentences");
    QCOMPARE(sentences->count(), 3);  // beam 3
    sentences->setCurrentRow(2);
    QTRY_VERIFY(chip(0) != nullptr);
    QString words;
    for (int i = 0; chip(i); ++i) words += (i ? QStringLiteral(" ") : QString()) + chip(i)->text();
    QVERIFY(sentences->item(2)->text().endsWith(words));
  }

  void a_caption_is_copied_as_text() {
    captionOne();
    view_->actions().copy->trigger();
    QCOMPARE(QApplication::clipboard()->text(), album()->index(0, 0).data(AlbumModel::kCaptionRole).toString());
  }

  void the_figure_of_all_words_is_saved_as_a_picture() {
    captionOne();
    Answers answers;
    answers.saved = pictures_->path(QStringLiteral("figure.png"));
    view_->actions().save_figure->trigger();
    QTest::mouseClick(part<QPushButton>("figureSave"), Qt::LeftButton);
    QTRY_VERIFY(message().contains(QStringLiteral("figure.png")));
    QCOMPARE(QImage(answers.saved).width(), 1600);
  }

  void removed_pictures_come_back_with_undo() {
    captionOne();
    const QString caption = album()->index(0, 0).data(AlbumModel::kCaptionRole).toString();
    part<QListView>("albumList")->setFocus();
    QTest::keyClick(part<QListView>("albumList"), Qt::Key_Delete);
    QCOMPARE(album()->rowCount(), 0);
    QVERIFY(part<QPushButton>("emptyStateButton")->isVisible());
    view_->actions().undo->trigger();
    QCOMPARE(album()->rowCount(), 1);
    QCOMPARE(album()->index(0, 0).data(AlbumModel::kCaptionRole).toString(), caption);
  }

  void cancelled_pictures_stay_and_can_be_captioned_later() {
    view_->openPictures(pathsOf(pictures_->addMany(5)));
    QTRY_COMPARE(album()->rowCount(), 5);
    QTest::mouseClick(part<QToolButton>("cancelCaptioning"), Qt::LeftButton);
    QCOMPARE(state(4), static_cast<int>(PictureState::kStopped));
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY(view_->actions().caption_rest->isEnabled());
    view_->actions().caption_rest->trigger();
    QTRY_VERIFY(isCaptioned(0) && isCaptioned(4));
    QVERIFY(!view_->actions().caption_rest->isEnabled());
  }

  void paused_captioning_goes_on_where_it_was() {
    auto* pause = part<QToolButton>("pauseCaptioning");
    view_->openPictures(pathsOf(pictures_->addMany(40)));
    QTRY_COMPARE(album()->rowCount(), 40);
    QTest::mouseClick(pause, Qt::LeftButton);
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY(message().startsWith(QStringLiteral("paused at 0 of 40")));
    QTest::mouseClick(pause, Qt::LeftButton);
    QTRY_VERIFY(isCaptioned(0) && isCaptioned(39));
  }

  void after_another_model_is_chosen_attention_still_comes_from_the_one_that_wrote_the_caption() {
    captionOne();
    const QString other = models_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(other.toStdString(), "other", 11);
    view_->openModel(other, QStringLiteral("cpu"));
    QTRY_VERIFY(message().contains(QStringLiteral("other")));
    part<QListWidget>("sentences")->setCurrentRow(1);
    QTRY_VERIFY(chip(0) != nullptr);
    QTest::mouseClick(chip(0), Qt::LeftButton);
    QTRY_VERIFY(picture()->hasAttention());
    QVERIFY(view_->actions().caption_again->isEnabled());
  }

  void a_file_that_is_no_model_is_refused_with_its_name_and_the_old_one_stays() {
    captionOne();
    const QString bad = pictures_->addBroken(QStringLiteral("bad.safetensors"));
    view_->openModel(bad, QStringLiteral("cpu"));
    QTRY_VERIFY(message().contains(QStringLiteral("bad.safetensors")));
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("later.png"))}));
    QTRY_COMPARE(album()->rowCount(), 2);
    QTRY_VERIFY(isCaptioned(1));
  }

  void closing_in_the_middle_of_the_work_ends_cleanly() {
    view_->openModel(model_, QStringLiteral("cpu"));
    view_->openPictures(pathsOf(pictures_->addMany(100)));
    QTRY_VERIFY(album()->rowCount() == 100);
    view_.reset();
  }
};

}  // namespace descry

QTEST_MAIN(descry::CaptionViewTest)
#include "caption_view.moc"
