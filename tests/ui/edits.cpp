#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include "listed_album.h"
#include "ui/captioning/review/caption_editor.h"
#include "ui/captioning/review/picture_changes.h"
#include "ui/captioning/sentence/caption_bar.h"
#include "ui/captioning/sentence/word_chip.h"

namespace descry {

class EditsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

  void many_captions_change_in_one_step_and_back() {
    AlbumModel album(nullptr);
    QUndoStack undo;
    const auto ids = album.add(paths({"a.jpg", "b.jpg", "c.jpg"}));
    album.setResults({captioned(ids[0], "a dog"), captioned(ids[1], "a cat"), captioned(ids[2], "a bird")});
    album.setEdited({{ids[1], QStringLiteral("my cat")}});
    QSignalSpy told(&album, &AlbumModel::dataChanged);
    undo.push(ChangePictures::texts(&album,
                                    {{ids[0], QStringLiteral("one")}, {ids[1], std::nullopt}, {ids[2], QString()}},
                                    QStringLiteral("import three")));
    QCOMPARE(told.size(), 1);
    QCOMPARE(undo.undoText(), QStringLiteral("import three"));
    QCOMPARE(album.find(ids[0])->text(), QStringLiteral("one"));
    QCOMPARE(album.find(ids[1])->text(), QStringLiteral("a cat"));
    QVERIFY(album.find(ids[2])->edited && album.find(ids[2])->text().isEmpty());
    undo.undo();
    QVERIFY(!album.find(ids[0])->edited && !album.find(ids[2])->edited);
    QCOMPARE(album.find(ids[1])->text(), QStringLiteral("my cat"));
    undo.redo();
    QCOMPARE(album.find(ids[0])->text(), QStringLiteral("one"));
  }

  void words_verdict_and_rating_are_changed_together_and_one_by_one() {
    AlbumModel album(nullptr);
    QUndoStack undo;
    const auto ids = album.add(paths({"a.jpg", "b.jpg"}));
    album.setResults({captioned(ids[0], "a dog"), captioned(ids[1], "a cat")});
    undo.push(ChangePictures::rating(&album, ids, 4, QStringLiteral("rate")));
    undo.push(ChangePictures::verdict(&album, {ids[1]}, Verdict::kRejected, QStringLiteral("reject")));
    undo.push(new ChangePictures(&album, {{ids[0], {QStringLiteral("my dog"), Verdict::kAccepted, 5}}},
                                 QStringLiteral("edit")));
    QCOMPARE(album.find(ids[0])->rating, 5);
    QCOMPARE(album.find(ids[0])->verdict, Verdict::kAccepted);
    QCOMPARE(album.find(ids[1])->verdict, Verdict::kRejected);
    undo.undo();
    QCOMPARE(album.find(ids[0])->rating, 4);
    QCOMPARE(album.find(ids[0])->verdict, Verdict::kNone);
    QVERIFY(!album.find(ids[0])->edited);
    undo.undo();
    undo.undo();
    QCOMPARE(album.find(ids[1])->verdict, Verdict::kNone);
    QCOMPARE(album.find(ids[1])->rating, 0);
  }

  void what_is_so_already_or_gone_is_no_change() {
    AlbumModel album(nullptr);
    const auto ids = album.add(paths({"a.jpg"}));
    album.setResults({captioned(ids[0], "a dog")});
    const std::unique_ptr<ChangePictures> same(ChangePictures::texts(&album, {{ids[0], std::nullopt}}, {}));
    QCOMPARE(same->size(), 0);
    const std::unique_ptr<ChangePictures> gone(ChangePictures::verdict(&album, {77}, Verdict::kAccepted, {}));
    QCOMPARE(gone->size(), 0);
  }

  void a_new_sentence_of_the_model_is_unreviewed_but_a_persons_words_stay_judged() {
    AlbumModel album(nullptr);
    const auto ids = album.add(paths({"a.jpg", "b.jpg", "c.jpg"}));
    album.setResults({captioned(ids[0], "a dog"), captioned(ids[1], "a cat"), captioned(ids[2], "a bird")});
    album.setVerdict(ids, Verdict::kRejected);
    album.setEdited({{ids[1], QStringLiteral("my cat")}});
    QSignalSpy kept(&album, &AlbumModel::entriesChanged);
    album.setResults({captioned(ids[0], "two dogs"), captioned(ids[1], "two cats"), captioned(ids[2], "a bird")});
    QCOMPARE(album.find(ids[0])->verdict, Verdict::kNone);
    QCOMPARE(album.find(ids[1])->verdict, Verdict::kRejected);
    QCOMPARE(album.find(ids[2])->verdict, Verdict::kRejected);  // these words were judged
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().first().value<std::vector<PictureId>>(), std::vector<PictureId>{ids[0]});
  }

  void return_keeps_what_was_written_and_escape_drops_it() {
    CaptionBar bar;
    bar.setCaption(captioned(1, "a dog runs").captions.front());
    bar.show();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    QSignalSpy kept(&bar, &CaptionBar::textKept);
    auto* editor = bar.findChild<QPlainTextEdit*>(QStringLiteral("captionEditor"));
    auto* word = bar.findChild<WordChip*>(QStringLiteral("word0"));
    bar.startEditing(QStringLiteral("a dog runs"));
    QVERIFY(editor->isVisible() && editor->hasFocus() && !word->isVisible());
    QTest::keyClicks(editor, QStringLiteral("my dog"));  // the text was selected
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible() && word->isVisible());
    QCOMPARE(kept.size(), 0);
    bar.startEditing(QStringLiteral("a dog runs"));
    QTest::keyClick(editor, Qt::Key_End);
    QTest::keyClicks(editor, QStringLiteral(" away"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(kept.takeFirst(), (QList<QVariant>{QStringLiteral("a dog runs away"), false}));
    bar.startEditing(QStringLiteral("x"));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(kept.takeFirst(), (QList<QVariant>{QStringLiteral("x"), true}));
  }

  void a_double_click_or_return_on_a_word_asks_for_the_editor() {
    CaptionBar bar;
    bar.setCaption(captioned(1, "a dog").captions.front());
    bar.show();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    QSignalSpy wanted(&bar, &CaptionBar::editWanted);
    auto* word = bar.findChild<WordChip*>(QStringLiteral("word1"));
    QTest::mouseDClick(word, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    word->setFocus();
    QTest::keyClick(word, Qt::Key_Return);
    QCOMPARE(wanted.size(), 2);
  }

  void the_editor_undoes_its_own_typing() {
    CaptionBar bar;
    bar.resize(400, 120);
    bar.show();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    bar.startEditing(QStringLiteral("a dog"));
    auto* editor = bar.findChild<QPlainTextEdit*>(QStringLiteral("captionEditor"));
    QTest::keyClicks(editor, QStringLiteral("cat"));
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->toPlainText(), QStringLiteral("a dog"));
  }

  void a_persons_words_stand_above_the_models() {
    CaptionBar bar;
    bar.setCaption(captioned(1, "a dog").captions.front());
    auto* edited = bar.findChild<QLabel*>(QStringLiteral("editedCaption"));
    QVERIFY(!edited->isVisibleTo(&bar));
    bar.setEdited(QStringLiteral("my dog"));
    QVERIFY(edited->isVisibleTo(&bar));
    QCOMPARE(edited->text(), QStringLiteral("my dog"));
    QVERIFY(bar.findChild<QWidget*>(QStringLiteral("modelSaid"))->isVisibleTo(&bar));
    bar.setEdited(std::nullopt);
    QVERIFY(!edited->isVisibleTo(&bar));
  }
};

}  // namespace descry

QTEST_MAIN(descry::EditsTest)
#include "edits.moc"
