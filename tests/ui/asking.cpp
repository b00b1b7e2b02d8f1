// Asking the model for more, in the window: other words, other sentences, hidden parts, a second model.
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <algorithm>

#include "file_answers.h"
#include "sample_pictures.h"
#include "tiny_captioner.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/comparison/comparison_model.h"
#include "ui/captioning/hiding/hiding_picture.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/captioning/sentence/word_choices.h"
#include "ui/captioning/sentence/word_differences.h"
#include "ui/widgets/probability_bars.h"

namespace descry {

class AskingTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = view_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the view", name);
    return found;
  }
  QAbstractItemModel* album() const { return part<QListView>("albumList")->model(); }
  QString caption(int row = 0) const { return album()->index(row, 0).data(AlbumModel::kCaptionRole).toString(); }
  WordChip* chip(int word) const { return view_->findChild<WordChip*>(QStringLiteral("word%1").arg(word)); }
  WordChoice* choice(int row) const { return view_->findChild<WordChoice*>(QStringLiteral("choice%1").arg(row)); }
  QString message() const { return part<QLabel>("progressText")->text(); }
  QStringList shownWords() const {
    QStringList words;
    for (int i = 0; chip(i); ++i) words.append(chip(i)->text());
    return words;
  }
  void captionOne() { captionMany(1); }
  void captionMany(int count) {
    view_->openPictures(pathsOf(pictures_->addMany(count)));
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(chip(1) != nullptr, 20000);
    QTRY_VERIFY(!caption(count - 1).isEmpty());
  }
  void pin(int word) {
    QTest::mouseClick(chip(word), Qt::LeftButton);
    QTRY_VERIFY(part<QPushButton>("hideButton")->isEnabled());
  }
  /// The first runner-up of the pinned word that does not end the sentence.
  int otherWord() const {
    for (int row = 1; choice(row); ++row)
      if (!choice(row)->text().startsWith(QLatin1Char('('))) return row;
    return -1;
  }
  void type(const char* name, const QString& text) {
    auto* field = part<QLineEdit>(name);
    field->clear();
    QTest::keyClicks(field, text);
    if (text.isEmpty()) QTest::keyClick(field, Qt::Key_Backspace);
  }
  void captionAgain() {
    QTRY_VERIFY(view_->actions().caption_again->isEnabled());
    view_->actions().caption_again->trigger();
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    model_ = models_.filePath(QStringLiteral("tiny.safetensors"));
    other_ = models_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(model_.toStdString(), "tiny");
    writeTinyCaptioner(other_.toStdString(), "other", 11);
  }

  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    pictures_ = std::make_unique<SamplePictures>();
    view_ = std::make_unique<CaptionView>();
    view_->resize(1000, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

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
    type("forbidden", QStringLiteral("dog cat red runs grass"));  // so few are left that the end is among them
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
    type("required", QStringLiteral("grass"));
    captionAgain();
    QTRY_VERIFY2(caption().startsWith(QStringLiteral("two people")), qPrintable(caption()));
    QVERIFY(caption().contains(QStringLiteral("grass")));
    QVERIFY(!caption().contains(QStringLiteral("dog")) && !caption().contains(QStringLiteral("red")));
  }

  void what_the_model_cannot_do_is_said_beside_the_field_and_changes_nothing() {
    captionOne();
    const QString before = caption();
    view_->showDecodingSettings();
    auto* problem = part<QLabel>("requiredProblem");
    QVERIFY(!problem->isVisible());
    type("required", QStringLiteral("grass zebra"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("zebra")));
    QTRY_VERIFY(problem->height() >= problem->heightForWidth(problem->width()));
    QTest::keyClick(part<QLineEdit>("required"), Qt::Key_Return);
    QCOMPARE(part<QLineEdit>("required")->text(), QStringLiteral("grass zebra"));
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
    view_->show();
    captionOne();
    QVERIFY(caption().startsWith(QStringLiteral("two people")));
  }

  void two_models_are_compared_and_captions_of_the_second_taken_over() {
    constexpr int kPictures = 40;
    captionMany(kPictures);
    QVERIFY(view_->compareAction()->isEnabled());
    view_->compareAction()->trigger();
    auto* start = part<QPushButton>("startComparison");
    QVERIFY(!start->isEnabled());
    QVERIFY(!start->toolTip().isEmpty());
    FileAnswers answers({other_});
    auto* second = part<QComboBox>("secondModel");
    second->setCurrentIndex(second->count() - 1);
    Q_EMIT second->activated(second->count() - 1);
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    auto* table = part<QTableView>("comparisonTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), kPictures, 20000);
    QTRY_COMPARE(start->text(), QStringLiteral("&Compare"));
    QVERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("differ on")));
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QVERIFY(table->model()->headerData(3, Qt::Horizontal).toString().contains(QStringLiteral("other")));
    QCOMPARE(cell(0, ComparisonModel::kFirst), caption(0));
    int different = 0;
    for (int row = 0; row < kPictures; ++row)
      different += cell(row, ComparisonModel::kFirst) != cell(row, ComparisonModel::kSecond) ? 1 : 0;
    QVERIFY(different > 0);
    QTest::mouseClick(part<QCheckBox>("onlyDifferent"), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), different);

    auto* use = part<QPushButton>("useSecondCaptions");
    QVERIFY(!use->isEnabled());
    table->selectRow(0);
    const QString taken = cell(0, ComparisonModel::kSecond);
    const auto at = album()->match(album()->index(0, 0), AlbumModel::kNameRole, cell(0, ComparisonModel::kPicture));
    QVERIFY(!at.isEmpty());
    const QString before = at[0].data(AlbumModel::kCaptionRole).toString();
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(at[0].data(AlbumModel::kCaptionRole).toString(), taken);
    view_->actions().undo->trigger();
    QCOMPARE(at[0].data(AlbumModel::kCaptionRole).toString(), before);

    FileAnswers saved({pictures_->path(QStringLiteral("both.csv"))});
    QTest::mouseClick(part<QPushButton>("exportComparison"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("both.csv")));
    QFile file(pictures_->path(QStringLiteral("both.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count("\r\n"), different + 1);
    QVERIFY(text.contains(taken.toUtf8()));
  }

  void a_comparison_is_stopped_and_keeps_what_it_has() {
    captionMany(120);
    view_->offerModel(other_, QStringLiteral("other"));
    view_->compareAction()->trigger();
    auto* second = part<QComboBox>("secondModel");
    const int at = second->findData(other_);
    QVERIFY(at >= 0);
    second->setCurrentIndex(at);
    Q_EMIT second->activated(at);
    auto* start = part<QPushButton>("startComparison");
    QTest::mouseClick(start, Qt::LeftButton);
    auto* table = part<QTableView>("comparisonTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, 20000);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE(start->text(), QStringLiteral("&Compare"));
    QVERIFY(table->model()->rowCount() <= 120);
    QVERIFY(start->isEnabled());
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

  void a_second_model_that_cannot_be_opened_says_why() {
    captionOne();
    view_->compareAction()->trigger();
    FileAnswers answers({pictures_->addBroken(QStringLiteral("bad.safetensors"))});
    auto* second = part<QComboBox>("secondModel");
    Q_EMIT second->activated(second->count() - 1);
    QTest::mouseClick(part<QPushButton>("startComparison"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("bad.safetensors")));
    QVERIFY(part<QPushButton>("startComparison")->isEnabled());
  }

 private:
  QTemporaryDir models_;
  QString model_, other_;
  std::unique_ptr<SamplePictures> pictures_;
  std::unique_ptr<CaptionView> view_;
};

}  // namespace descry

QTEST_MAIN(descry::AskingTest)
#include "asking.moc"
