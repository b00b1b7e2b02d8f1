#include "ui/captioning/review/album_query.h"

#include <QTest>

namespace descry {
namespace {

AlbumEntry entry(const char* path, const char* said, double confidence = 0.7) {
  AlbumEntry made;
  made.path = path;
  made.name = QString::fromStdString(made.path.filename().string());
  made.said = QString::fromUtf8(said);
  made.confidence = *said ? confidence : -1;
  made.state = *said ? PictureState::kDone : PictureState::kStopped;
  return made;
}

bool finds(const char* query, const AlbumEntry& in) {
  QString problem;
  const AlbumQuery parsed = AlbumQuery::parse(QString::fromUtf8(query), &problem);
  if (!problem.isEmpty()) qFatal("%s: %s", query, qPrintable(problem));
  return parsed.matches(in, SearchText::of(in));
}

QString problemOf(const char* query) {
  QString problem;
  const AlbumQuery parsed = AlbumQuery::parse(QString::fromUtf8(query), &problem);
  if (!problem.isEmpty() && !parsed.findsEverything()) qFatal("%s: wrong, and still finds something", query);
  return problem;
}

}  // namespace

class AlbumQueryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_are_found_in_captions_and_names_whatever_their_case_and_order() {
    const AlbumEntry dog = entry("/pets/Beach_7.JPG", "a Brown dog runs");
    QVERIFY(finds("dog", dog) && finds("BROWN", dog) && finds("runs dog", dog) && finds("beach dog", dog));
    QVERIFY(finds("row", dog));  // as one types
    QVERIFY(!finds("dog cat", dog));
    QVERIFY(finds("", dog) && finds("   ", dog));
  }

  void letters_of_other_scripts_are_folded_too() {
    QVERIFY(finds("ÜBER", entry("/a.jpg", "ein Hund springt über die Hürde")));
    QVERIFY(finds("ДОМ", entry("/a.jpg", "дом у реки")));
  }

  void a_phrase_is_whole_words_in_their_order() {
    const AlbumEntry dog = entry("/x.jpg", "two dogs and a dog in water");
    QVERIFY(finds("\"a dog\"", dog) && finds("\"dog in\"", dog));
    QVERIFY(!finds("\"dog a\"", dog) && !finds("\"a do\"", dog) && !finds("\"og\"", dog));
    QVERIFY(finds("\"a dog", dog));  // still being typed
    QVERIFY(finds("“in water”", dog));
    QVERIFY(finds("\"\"", dog));
  }

  void and_or_not_and_brackets_bind_as_usual_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* query, bool found) { QTest::newRow(query) << QByteArray(query) << found; };
    // Of "a dog on grass".
    row("dog OR cat", true);
    row("cat OR bird", false);
    row("dog AND grass", true);
    row("dog AND cat", false);
    row("cat OR dog grass", true);
    row("cat OR dog water", false);  // and binds closer
    row("(cat OR dog) grass", true);
    row("(cat OR dog) -grass", false);
    row("NOT cat", true);
    row("dog -grass", false);
    row("dog -\"on water\"", true);
    row("dog NOT (cat OR grass)", false);
    row("NOT NOT dog", true);
    row("-(cat bird)", true);
    row("((dog))", true);
    row("dog(grass)", true);
  }
  void and_or_not_and_brackets_bind_as_usual() {
    QFETCH(QByteArray, query);
    QTEST(finds(query.constData(), entry("/x.jpg", "a dog on grass")), "found");
  }

  void small_and_or_not_are_words_like_others() {
    QVERIFY(finds("and", entry("/x.jpg", "a man and a dog")));
    QVERIFY(!finds("or", entry("/x.jpg", "a man and a dog")));
    QVERIFY(finds("\"AND\"", entry("/x.jpg", "a man and a dog")));
    QVERIFY(finds("t-shirt", entry("/x.jpg", "a man in a t-shirt")));
  }

  void names_and_folders_are_looked_at_alone() {
    const AlbumEntry picture = entry("/photos/me/Holiday 2024/dog_1.jpg", "a man on grass");
    QVERIFY(finds("name:dog", picture) && !finds("name:grass", picture) && !finds("name:holiday", picture));
    QVERIFY(finds("folder:holiday", picture) && !finds("folder:dog", picture));
    QVERIFY(finds("folder:\"me/Holiday 2024\"", picture));
    QVERIFY(finds("-name:cat folder:me grass", picture));
    QVERIFY(!finds("folder:me", entry("/other/x.jpg", "")));
  }

  void confidence_is_compared_with_numbers_and_ranges_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* query, bool found) { QTest::newRow(query) << QByteArray(query) << found; };
    // Of 0.5.
    row("conf:<0.5", false);
    row("conf:<=0.5", true);
    row("conf:>0.5", false);
    row("conf:>=0.5", true);
    row("conf:0.5", true);
    row("conf:0.2-0.6", true);
    row("conf:0.6-0.2", true);
    row("conf:0.6-0.9", false);
    row("conf:<60%", true);
    row("conf:<0,6", true);
    row("confidence:>40%", true);
    row("CONF:>0.4", true);
  }
  void confidence_is_compared_with_numbers_and_ranges() {
    QFETCH(QByteArray, query);
    QTEST(finds(query.constData(), entry("/x.jpg", "a dog", 0.5)), "found");
  }

  void what_has_no_caption_has_no_confidence() {
    QVERIFY(!finds("conf:<0.5", entry("/x.jpg", "")));
    QVERIFY(!finds("is:doubtful", entry("/x.jpg", "")));
  }

  void states_tell_how_captioning_went() {
    AlbumEntry picture = entry("/x.jpg", "a dog");
    QVERIFY(finds("state:done", picture) && !finds("state:failed", picture));
    picture.missing = true;
    QVERIFY(finds("state:missing", picture));
    picture.state = PictureState::kFailed;
    QVERIFY(finds("state:failed", picture));
    picture.state = PictureState::kWorking;
    QVERIFY(finds("state:waiting", picture));
    QVERIFY(finds("state:none", entry("/y.jpg", "")));
  }

  void what_a_person_made_of_it_is_found() {
    AlbumEntry picture = entry("/x.jpg", "a dog", 0.3);
    QVERIFY(finds("is:unreviewed", picture) && finds("is:doubtful", picture) && !finds("is:edited", picture));
    picture.verdict = Verdict::kAccepted;
    QVERIFY(finds("is:accepted", picture) && finds("is:reviewed", picture) && !finds("is:doubtful", picture));
    picture.verdict = Verdict::kRejected;
    QVERIFY(finds("is:rejected", picture) && !finds("is:accepted", picture));
    picture.edited = QStringLiteral("a cat");
    picture.rating = 3;
    QVERIFY(finds("is:edited cat", picture) && !finds("dog", picture));
    QVERIFY(finds("rating:>=3", picture) && finds("rating:3", picture) && finds("rating:2-4", picture));
    QVERIFY(!finds("rating:>3", picture) && !finds("rating:none", picture) && finds("-rating:none", picture));
  }

  void a_wrong_query_is_explained_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* query, const char* part) {
      QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(part);
    };
    row("(dog", "without its “)”");
    row("dog)", "without its “(”");
    row("()", "nothing to look for");
    row("(", "After “(”");
    row("dog OR", "After “OR”");
    row("dog AND", "After “AND”");
    row("NOT", "After “NOT”");
    row("OR dog", "Before “OR”");
    row("dog OR OR cat", "Before “OR”");
    row("name:", "After “name:”");
    row("conf:", "conf:<0.5");
    row("conf:abc", "conf:<0.5");
    row("conf:<", "conf:<0.5");
    row("conf:0.2-x", "conf:<0.5");
    row("rating:many", "rating:>=3");
    row("state:sleeping", "failed");
    row("is:nice", "is:edited");
    row("is:", "unreviewed");
    row("foo:bar", "“foo:”");
  }
  void a_wrong_query_is_explained() {
    QFETCH(QByteArray, query);
    QFETCH(QString, part);
    const QString problem = problemOf(query.constData());
    QVERIFY2(problem.contains(part), qPrintable(problem));
    QVERIFY(problem.endsWith(QLatin1Char('.')));
  }

  void thousands_of_brackets_are_refused_and_not_followed() {
    QVERIFY(!problemOf(QByteArray(100000, '(').constData()).isEmpty());
    QVERIFY(!problemOf(QByteArray("NOT ").repeated(100000).append("dog").constData()).isEmpty());
  }

  void times_and_addresses_are_no_keys() { QVERIFY(finds("12:30", entry("/x.jpg", "a clock shows 12:30"))); }
};

}  // namespace descry

QTEST_MAIN(descry::AlbumQueryTest)
#include "album_query.moc"
