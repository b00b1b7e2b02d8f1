// Asking the model for more, in the window: other words, other sentences, hidden parts, a second model.
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QListWidget>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <algorithm>

#include "captioned_view.h"
#include "ui/captioning/hiding/hiding_dialog.h"
#include "ui/captioning/hiding/hiding_picture.h"
#include "ui/captioning/sentence/word_differences.h"
#include "ui/widgets/probability_bars.h"

namespace descry {

class AskingTest : public QObject, private CaptionedView {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { writeModels(); }
  void init() { showView(); }
  void cleanup() { view_.reset(); }

  void another_word_rewrites_the_sentence_and_undo_brings_the_old_one_back() {
    captionOne();
    const QStringList before = shownWords();
    const QString old = caption();
    pin(1);
    const int row = otherWord();
    QVERIFY(row > 0);
    const QString word = choice(row)->text();
    QVERIFY(!choice(0)->isEnabled());  // the word that was said
    QTest::mouseClick(choice(row), Qt::LeftButton);
    QTRY_VERIFY(caption().startsWith(before[0] + QLatin1Char(' ') + word));
    QCOMPARE(shownWords()[0], before[0]);
    QCOMPARE(shownWords()[1], word);
    QVERIFY(chip(1)->isChecked());  // it stays pinned, with its own runners-up
    QVERIFY(part<QLabel>("inspectorHeading")->text().contains(word));
    view_->actions().undo->trigger();
    QCOMPARE(caption(), old);
    QCOMPARE(shownWords(), before);
  }

  void undo_of_another_word_brings_back_what_was_thought_of_the_old_ones() {
    captionOne();
    view_->reviewActions().accept->trigger();
    const auto verdict = [this] { return ofPicture(0, AlbumModel::kVerdictRole).toInt(); };
    QCOMPARE(verdict(), static_cast<int>(Verdict::kAccepted));
    pin(1);
    QTest::mouseClick(choice(otherWord()), Qt::LeftButton);
    QTRY_COMPARE(verdict(), static_cast<int>(Verdict::kNone));
    view_->actions().undo->trigger();
    QCOMPARE(verdict(), static_cast<int>(Verdict::kAccepted));
  }

  void a_word_is_chosen_by_keyboard_too() {
    captionOne();
    pin(1);
    const int row = otherWord();
    const QString word = choice(row)->text();
    choice(1)->setFocus();
    for (int i = 1; i < row; ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), choice(row));
    QTest::keyClick(choice(row), Qt::Key_Return);
    QTRY_COMPARE(shownWords().value(1), word);
  }

  void the_sentence_can_be_ended_at_a_word() {
    captionOne();
    view_->showDecodingSettings();
    type("forbidden", QStringLiteral("dog, cat, red, runs, grass"));  // so few are left that the end is among them
    type("start", QStringLiteral("two in"));
    captionAgain();
    QTRY_VERIFY(caption().startsWith(QStringLiteral("two in")));
    for (int word = 1; chip(word); ++word) {
      pin(word);
      for (int row = 1; choice(row); ++row) {
        if (!choice(row)->text().startsWith(QLatin1Char('('))) continue;
        const QStringList before = shownWords().mid(0, word);
        QTest::mouseClick(choice(row), Qt::LeftButton);
        QTRY_COMPARE(caption(), before.join(QLatin1Char(' ')));
        return;
      }
      QTest::mouseClick(chip(word), Qt::LeftButton);
    }
    QFAIL("the end is nowhere among the runners-up");
  }

  void a_word_of_the_sentence_view_is_shown_when_it_is_chosen() {
    captionOne();
    const QString word = choice(0)->text();
    QTest::mouseClick(choice(0), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("inspectorHeading")->text().contains(word));
  }

  void words_of_a_model_that_is_not_open_cannot_be_exchanged() {
    captionOne();
    pin(1);
    QVERIFY(choice(1)->isEnabled());
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
    QTRY_COMPARE(album()->rowCount(), 2);
    view_.reset();
    view_ = std::make_unique<CaptionView>();  // nothing is open there
    view_->show();
    QVERIFY(!view_->compareAction()->isEnabled());
    QVERIFY(!view_->compareAction()->toolTip().isEmpty());
  }

  void sentences_show_how_they_differ_from_the_best() {
    captionOne();
    auto* sentences = part<QListWidget>("sentences");
    QVERIFY(sentences->count() >= 2);
    QVERIFY(sentences->item(0)->data(Qt::AccessibleDescriptionRole).isNull());
    bool differs = false;
    for (int i = 1; i < sentences->count(); ++i)
      differs = differs || !sentences->item(i)->data(Qt::AccessibleDescriptionRole).toString().isEmpty();
    QVERIFY(differs);
    QCOMPARE(markedSentence(QStringLiteral("a red dog <runs>"), QStringLiteral("A dog runs")),
             QStringLiteral("a <b><u>red</u></b> dog <b><u>&lt;runs&gt;</u></b>"));
    QCOMPARE(spokenDifferences(QStringLiteral("a dog"), QStringLiteral("a dog runs")), QString());
  }

  void a_sentence_that_is_used_becomes_the_caption_and_can_be_undone() {
    captionOne();
    const QString best = caption();
    auto* sentences = part<QListWidget>("sentences");
    auto* use = part<QPushButton>("useSentence");
    QVERIFY(!use->isEnabled());  // it is the caption
    sentences->setCurrentRow(1);
    QVERIFY(use->isEnabled());
    const QString other = shownWords().join(QLatin1Char(' '));
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(caption(), other);
    QVERIFY(!use->isEnabled());
    view_->actions().undo->trigger();
    QCOMPARE(caption(), best);
  }

  void what_a_word_looked_at_is_hidden_and_the_picture_captioned_again() {
    captionOne();
    pin(1);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    auto* dialog = part<QDialog>("hidingDialog");
    QVERIFY(dialog->isVisible());
    auto* words = part<QTableWidget>("hidingWords");
    QTRY_COMPARE(words->rowCount(), static_cast<int>(shownWords().size()));
    const auto hidden = [&] {
      const auto& cells = part<HidingPicture>("hidingPicture")->cells();
      return std::count(cells.begin(), cells.end(), true);
    };
    QCOMPARE(hidden(), 16);  // a quarter of 8 x 8
    QVERIFY(part<QLabel>("hidingHeading")->text().contains(shownWords()[1]));
    QVERIFY(!part<QLabel>("hiddenCaption")->text().isEmpty());
    QVERIFY(part<QLabel>("hidingVerdict")->text().contains(shownWords()[1]));
    QCOMPARE(part<ProbabilityBars>("hidingBars")->accessibleDescription().count(QLatin1Char('%')), 2);

    // Nothing hidden costs nothing.
    part<QSlider>("hiddenShare")->setValue(0);
    QCOMPARE(hidden(), 0);
    QTRY_COMPARE(words->item(1, 3)->text(), QLocale().toString(0.0, 'f', 1));
    QTest::mouseClick(part<QPushButton>("hideRest"), Qt::LeftButton);
    QCOMPARE(hidden(), 64);
    QTRY_VERIFY(words->item(1, 3)->text() != QLocale().toString(0.0, 'f', 1));
  }

  void hiding_nothing_changes_no_sentence_whichever_is_shown_and_however_one_asks_now() {
    captionOne();
    const QString best = caption();
    view_->showDecodingSettings();
    type("start", QStringLiteral("two people"));  // of later captions
    part<QListWidget>("sentences")->setCurrentRow(1);
    pin(1);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    part<QSlider>("hiddenShare")->setValue(0);
    QTRY_COMPARE(part<QLabel>("hiddenCaption")->text(), best);
    QCOMPARE(part<QLabel>("wholeCaption")->text(), best);
  }

  void another_words_hiding_begins_without_the_former_ones_answer() {
    captionOne();
    pin(1);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    QTRY_VERIFY(!part<QLabel>("hidingVerdict")->text().isEmpty());
    pin(2);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    QVERIFY(part<QLabel>("hidingVerdict")->text().isEmpty());
    QCOMPARE(part<QTableWidget>("hidingWords")->rowCount(), 0);
    QTRY_VERIFY(part<QLabel>("hidingVerdict")->text().contains(shownWords()[2]));
  }

  void what_hiding_does_to_a_word_is_said_as_it_is() {
    HidingDialog dialog;
    Caption caption;
    caption.words = {{"dog", 0.12F, {}}};
    dialog.setSubject({1, QStringLiteral("a.png"), {}, caption, 0, {1, 1, {1}}});
    const auto verdict = [&](float with, float without) {
      dialog.setAnswer({{caption}, {caption}, {with}, {without}});
      return dialog.findChild<QLabel*>(QStringLiteral("hidingVerdict"))->text();
    };
    QVERIFY(verdict(0.4F, 0.12F).contains(QStringLiteral("loses")));
    QVERIFY(verdict(0.12F, 0.4F).contains(QStringLiteral("likelier without")));
    QVERIFY(verdict(0.12F, 0.12F).contains(QStringLiteral("as likely without")));
  }

  void single_cells_are_hidden_by_mouse_and_keyboard() {
    captionOne();
    pin(0);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    auto* picture = part<HidingPicture>("hidingPicture");
    part<QSlider>("hiddenShare")->setValue(0);
    QTest::mouseClick(picture, Qt::LeftButton, {}, picture->cellRect(9).center());
    QVERIFY(picture->cells()[9]);
    QVERIFY(part<QLabel>("hiddenCount")->text().startsWith(QLatin1Char('1')));
    QTest::keyClick(picture, Qt::Key_Right);
    QTest::keyClick(picture, Qt::Key_Space);
    QVERIFY(picture->cells()[10]);
    QTest::keyClick(picture, Qt::Key_Space);
    QVERIFY(!picture->cells()[10]);
    QTest::mouseClick(part<QPushButton>("hideStrongest"), Qt::LeftButton);
    QCOMPARE(std::count(picture->cells().begin(), picture->cells().end(), true), 0);
  }

  void captions_are_asked_for_as_the_settings_say() {
    captionOne();
    view_->showDecodingSettings();
    type("start", QStringLiteral("Two people"));
    type("forbidden", QStringLiteral("dog, red"));
    type("required", QStringLiteral("grass , the  cat"));
    captionAgain();
    QTRY_VERIFY2(caption().startsWith(QStringLiteral("two people")), qPrintable(caption()));
    QVERIFY(caption().contains(QStringLiteral("grass")));
    QVERIFY2(caption().contains(QStringLiteral("the cat")), qPrintable(caption()));
    QVERIFY(!caption().contains(QStringLiteral("dog")) && !caption().contains(QStringLiteral("red")));
  }

  void what_the_model_cannot_do_is_said_beside_the_field_and_changes_nothing() {
    captionOne();
    const QString before = caption();
    view_->showDecodingSettings();
    auto* problem = part<QLabel>("requiredProblem");
    QVERIFY(!problem->isVisible());
    type("required", QStringLiteral("grass; zebra"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("zebra")));
    QTRY_VERIFY(problem->height() >= problem->heightForWidth(problem->width()));
    QTest::keyClick(part<QLineEdit>("required"), Qt::Key_Return);
    QCOMPARE(part<QLineEdit>("required")->text(), QStringLiteral("grass; zebra"));
    QVERIFY(part<QDialog>("decodingDialog")->isVisible());
    captionAgain();
    QTRY_COMPARE(caption(), before);
    type("required", QStringLiteral("grass"));
    QVERIFY(!problem->isVisible());
    type("forbidden", QStringLiteral("grass"));
    QVERIFY(part<QLabel>("forbiddenProblem")->text().contains(QStringLiteral("required too")));
    QTest::mouseClick(part<QPushButton>("recommendedDecoding"), Qt::LeftButton);
    QVERIFY(part<QLineEdit>("required")->text().isEmpty());
    QVERIFY(!part<QLabel>("forbiddenProblem")->isVisible());
  }

  void drawn_sentences_have_their_own_settings_and_a_new_seed_draws_others() {
    captionOne();
    view_->showDecodingSettings();
    auto* way = part<QComboBox>("decodingWay");
    QVERIFY(!part<QSpinBox>("topK")->isEnabled());
    way->setFocus();
    QTest::keyClick(way, Qt::Key_End);
    QCOMPARE(way->currentIndex(), 2);
    QVERIFY(part<QSpinBox>("topK")->isEnabled());
    QVERIFY(!part<QSpinBox>("beam")->isEnabled());
    auto* sentences = part<QListWidget>("sentences");
    captionAgain();
    QTRY_COMPARE(sentences->count(), 5);
    const QString drawn = sentences->item(0)->text();
    const QString seed = part<QLineEdit>("seed")->text();
    QTest::mouseClick(part<QPushButton>("newSeed"), Qt::LeftButton);
    QVERIFY(part<QLineEdit>("seed")->text() != seed);
    captionAgain();
    QTRY_VERIFY(sentences->item(0)->text() != drawn);
  }

  void settings_changed_by_hand_are_there_again_in_the_next_session() {
    view_->showDecodingSettings();
    type("start", QStringLiteral("two people"));
    part<QSpinBox>("minWords")->setValue(4);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    view_->save(settings);
    view_ = std::make_unique<CaptionView>();
    view_->restore(settings);
    QCOMPARE(part<QLineEdit>("start")->text(), QStringLiteral("two people"));
    QCOMPARE(part<QSpinBox>("minWords")->value(), 4);
    for (const int kept : {6, 1}) {
      view_->showDecodingSettings();
      part<QSpinBox>("beam")->setValue(8);
      part<QSpinBox>("nBest")->setValue(kept);
      view_->save(settings);
      view_ = std::make_unique<CaptionView>();
      view_->restore(settings);
      QCOMPARE(part<QSpinBox>("nBest")->value(), kept);
    }
    view_->show();
    captionOne();
    QVERIFY(caption().startsWith(QStringLiteral("two people")));
  }

  void another_album_ends_what_was_asked_of_the_first() {
    captionMany(60);
    view_->offerModel(other_, QStringLiteral("other"));
    view_->compareAction()->trigger();
    auto* second = part<QComboBox>("secondModel");
    second->setCurrentIndex(second->findData(other_));
    Q_EMIT second->activated(second->findData(other_));
    QTest::mouseClick(part<QPushButton>("startComparison"), Qt::LeftButton);
    pin(1);
    QTest::mouseClick(part<QPushButton>("hideButton"), Qt::LeftButton);
    QVERIFY(part<QDialog>("hidingDialog")->isVisible());
    QTest::mouseClick(choice(1), Qt::LeftButton);
    view_->openAlbum(std::filesystem::path(models_.filePath(QStringLiteral("second.descry-album")).toStdString()));
    QTRY_COMPARE(album()->rowCount(), 0);
    QTRY_COMPARE(part<QPushButton>("startComparison")->text(), QStringLiteral("&Compare"));
    QCOMPARE(part<QTableView>("comparisonTable")->model()->rowCount(), 0);
    QVERIFY(!part<QDialog>("hidingDialog")->isVisible());
    QVERIFY(!view_->actions().undo->isEnabled());
  }
};

}  // namespace descry

QTEST_MAIN(descry::AskingTest)
#include "asking.moc"
