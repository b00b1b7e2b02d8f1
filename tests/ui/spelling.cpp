#include "ui/captioning/review/spelling.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>

#include "ui/captioning/review/caption_editor.h"

namespace descry {

class SpellingTest : public QObject {
  Q_OBJECT

 private:
  void writeDictionary(const QString& language, const QByteArray& encoding, const QByteArray& words) {
    QFile affixes(folder_->filePath(language + QStringLiteral(".aff")));
    QFile list(folder_->filePath(language + QStringLiteral(".dic")));
    QVERIFY(affixes.open(QIODevice::WriteOnly) && list.open(QIODevice::WriteOnly));
    affixes.write("SET " + encoding + "\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n");
    list.write(QByteArray::number(words.count('\n')) + "\n" + words);
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("descry-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("spelling"));
  }

  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QSettings().clear();
    QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/words.txt"));
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("DICPATH", folder_->path().toLocal8Bit());
    qputenv("XDG_DATA_DIRS", folder_->path().toLocal8Bit());  // no dictionaries of the machine's
  }

  void misspelt_words_are_known_and_better_ones_suggested() {
    writeDictionary(QStringLiteral("en_US"), "UTF-8", "dog/S\nrun/S\na\n");
    Spelling spelling;
    spelling.start();
    QTRY_VERIFY(spelling.isReady());
    QCOMPARE(spelling.language(), QStringLiteral("en_US"));
    QVERIFY(spelling.isCorrect(QStringLiteral("dogs")) && spelling.isCorrect(QStringLiteral("Dog")));
    QVERIFY(!spelling.isCorrect(QStringLiteral("dgo")));
    QVERIFY(spelling.suggestions(QStringLiteral("dgo"), 5).contains(QStringLiteral("dog")));
  }

  void dictionaries_in_old_encodings_are_read() {
    writeDictionary(QStringLiteral("de_DE"), "ISO8859-1", "H\xFCrde\nHund\n");
    QSettings().setValue(QStringLiteral("caption/spellingLanguage"),
                         QStringLiteral("de_AT"));  // another country's will do
    Spelling spelling;
    spelling.start();
    QTRY_VERIFY(spelling.isReady());
    QVERIFY(spelling.isCorrect(QStringLiteral("Hürde")));
    QVERIFY(!spelling.isCorrect(QStringLiteral("Hürda")));
    QVERIFY(spelling.suggestions(QStringLiteral("Hürda"), 5).contains(QStringLiteral("Hürde")));
    QVERIFY(!spelling.isCorrect(QStringLiteral("дом")));
  }

  void without_a_dictionary_the_package_is_named() {
    Spelling spelling;
    QSettings().setValue(QStringLiteral("caption/spellingLanguage"), QStringLiteral("pt_BR"));
    spelling.start();
    QTRY_VERIFY(!spelling.problem().isEmpty());
    QVERIFY2(spelling.problem().contains(QStringLiteral("hunspell-pt-br")), qPrintable(spelling.problem()));
    QVERIFY(!spelling.isReady());
    QVERIFY(spelling.isCorrect(QStringLiteral("qwrtz")));
  }

  void dictionaries_of_other_languages_are_there_to_choose() {
    writeDictionary(QStringLiteral("fr_FR"), "UTF-8", "chien\n");
    QSettings().setValue(QStringLiteral("caption/spellingLanguage"), QStringLiteral("pl_PL"));
    Spelling spelling;
    spelling.start();
    QTRY_VERIFY(!spelling.problem().isEmpty());
    QVERIFY(spelling.problem().contains(QStringLiteral("hunspell-pl")));
    QCOMPARE(spelling.languages(), QStringList{QStringLiteral("fr_FR")});
    spelling.setLanguage(QStringLiteral("fr_FR"));
    QTRY_VERIFY(spelling.isReady());
  }

  void an_added_word_is_known_the_next_time_too() {
    writeDictionary(QStringLiteral("en_US"), "UTF-8", "dog\n");
    {
      Spelling spelling;
      spelling.start();
      QTRY_VERIFY(spelling.isReady());
      spelling.add(QStringLiteral("Descry"));
      QVERIFY(spelling.isCorrect(QStringLiteral("Descry")));
    }
    Spelling again;
    again.start();
    QTRY_VERIFY(again.isReady());
    QVERIFY(again.isCorrect(QStringLiteral("Descry")));
  }

  void the_chosen_language_is_kept() {
    writeDictionary(QStringLiteral("en_US"), "UTF-8", "dog\n");
    writeDictionary(QStringLiteral("fr_FR"), "UTF-8", "chien\n");
    {
      Spelling spelling;
      spelling.start();
      QTRY_COMPARE(spelling.languages(), (QStringList{QStringLiteral("en_US"), QStringLiteral("fr_FR")}));
      spelling.setLanguage(QStringLiteral("fr_FR"));
      QTRY_COMPARE(spelling.language(), QStringLiteral("fr_FR"));
      QVERIFY(spelling.isCorrect(QStringLiteral("chien")));
    }
    Spelling again;
    again.start();
    QTRY_COMPARE(again.language(), QStringLiteral("fr_FR"));
  }

  void the_editor_underlines_what_is_misspelt_and_offers_what_is_right() {
    writeDictionary(QStringLiteral("en_US"), "UTF-8", "dog\na\nruns\n");
    Spelling spelling;
    spelling.start();
    QTRY_VERIFY(spelling.isReady());
    CaptionEditor editor;
    editor.setSpelling(&spelling);
    editor.show();
    QVERIFY(QTest::qWaitForWindowActive(&editor));
    editor.setPlainText(QStringLiteral("a dgo runs 4x4"));
    const auto marks = [&] { return editor.document()->firstBlock().layout()->formats(); };
    QTRY_COMPARE(marks().size(), 1);
    QCOMPARE(marks().first().start, 2);
    QCOMPARE(marks().first().length, 3);

    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(3);
    editor.setTextCursor(cursor);
    bool seen = false;
    QTimer::singleShot(0, this, [&] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      QVERIFY(menu);
      for (QAction* action : menu->actions()) {
        if (action->text() != QStringLiteral("dog")) continue;
        seen = true;
        action->trigger();
      }
      menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), editor.mapToGlobal(QPoint()));
    QApplication::sendEvent(editor.viewport(), &event);
    QVERIFY(seen);
    QCOMPARE(editor.toPlainText(), QStringLiteral("a dog runs 4x4"));
    QTRY_VERIFY(marks().isEmpty());
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
};

}  // namespace descry

QTEST_MAIN(descry::SpellingTest)
#include "spelling.moc"
