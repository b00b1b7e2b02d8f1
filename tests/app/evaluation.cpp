// descry evaluate and compare as a person at a terminal meets them.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

namespace {

QByteArray text_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject json_of(const QString& path) { return QJsonDocument::fromJson(text_of(path)).object(); }

double value(const QJsonObject& object, const char* name) { return object.value(QLatin1String(name)).toDouble(-1); }

}  // namespace

class EvaluationTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QByteArrayList test_pictures_;

  QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  QByteArray first_caption(const QByteArray& picture) const {
    for (const QByteArray& line : text_of(path("scenes/Flickr8k_text/Flickr8k.token.txt")).split('\n'))
      if (line.startsWith(picture + "#0\t")) return line.mid(line.indexOf('\t') + 1);
    return {};
  }
  /// The pictures' own first captions, as a CSV file.
  QByteArray own_captions(qsizetype count) const {
    QByteArray table = "path,caption\n";
    for (const QByteArray& picture : test_pictures_.first(count))
      table += picture + "," + first_caption(picture) + "\n";
    return table;
  }
  Ran evaluate(const QStringList& more) const {
    return descry(QStringList{"evaluate", path("scenes"), "--split", "test", "--cache", path("cache")} + more);
  }

 private Q_SLOTS:
  void initTestCase() {
    QCOMPARE(descry({"scenes", path("scenes"), "--count", "40", "--seed", "3"}).code, 0);
    for (const QByteArray& line : text_of(path("scenes/Flickr8k_text/Flickr_8k.testImages.txt")).split('\n'))
      if (!line.trimmed().isEmpty()) test_pictures_ << line.trimmed();
    QVERIFY(test_pictures_.size() >= 3);
  }

  void dev_is_drawn_by_the_share_and_the_seed_that_are_given() {
    QVERIFY(QDir().mkpath(path("drawn")));
    QFile table(path("drawn/captions.csv"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("path,caption\n");
    const QStringList pictures = QDir(path("scenes/Flicker8k_Dataset")).entryList(QDir::Files);
    for (const QString& picture : pictures.first(12)) {
      QVERIFY(QFile::copy(path("scenes/Flicker8k_Dataset/") + picture, path("drawn/") + picture));
      table.write(picture.toUtf8() + "," + first_caption(picture.toUtf8()) + "\n");
    }
    table.close();
    QByteArrayList drawn;
    for (const char* seed : {"1", "2", "2"}) {
      const Ran ran = descry({"evaluate", path("drawn"), "--against", path("drawn/captions.csv"), "--dev-share", "0.5",
                              "--seed", seed, "--per-picture", path("drawn.scores")});
      QVERIFY2(ran.code == 0, ran.err);
      drawn << text_of(path("drawn.scores"));
      QCOMPARE(drawn.back().count('\n'), 7);
    }
    QVERIFY(drawn[0] != drawn[1]);
    QCOMPARE(drawn[1], drawn[2]);
  }

  void a_report_tells_scores_with_intervals_and_a_table_each_pictures() {
    const Ran ran = evaluate({"--beam", "2", "--report", path("report"), "--per-picture", path("scores.csv"), "--json",
                              path("scores.json")});
    QVERIFY2(ran.code == 0, ran.err);
    const QJsonObject cider = json_of(path("report/report.json")).value("scores").toObject().value("CIDEr").toObject();
    QCOMPARE(value(cider, "value"), value(json_of(path("scores.json")), "CIDEr"));
    QVERIFY(value(cider, "low") <= value(cider, "value") && value(cider, "value") <= value(cider, "high"));
    const QByteArray page = text_of(path("report/report.html"));
    QVERIFY(page.contains("pictures/001.jpg") && page.contains(test_pictures_.front()));
    QVERIFY(QFile::exists(path("report/pictures/001.jpg")));
    QCOMPARE(text_of(path("scores.csv")).count('\n'), test_pictures_.size() + 1);
  }

  void anyones_captions_are_scored() {
    write(path("mine.csv"), own_captions(test_pictures_.size()));
    const Ran ran = evaluate({"--against", path("mine.csv"), "--json", path("mine.json"), "--report", path("mine")});
    QVERIFY2(ran.code == 0, ran.err);
    QVERIFY2(value(json_of(path("mine.json")), "Bleu_4") > 0.999, ran.out);
    QVERIFY(text_of(path("mine/report.html")).contains("mine.csv on test"));
  }

  void pictures_without_a_caption_and_unknown_ones_are_told() {
    write(path("some.csv"), own_captions(2) + "stranger.jpg,a thing\n");
    const Ran ran = evaluate({"--against", path("some.csv"), "--json", path("some.json")});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("stranger.jpg") && ran.err.contains(test_pictures_.last()), ran.err);
    QCOMPARE(value(json_of(path("some.json")), "pictures"), 2.0);
  }

  void captions_of_other_pictures_are_refused() {
    write(path("other.csv"), "path,caption\nstranger.jpg,a thing\n");
    const Ran ran = evaluate({"--against", path("other.csv")});
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("other.csv") && ran.err.contains("--split"), ran.err);
    QCOMPARE(evaluate({"--against", path("other.csv"), "--model", "x.safetensors"}).code, 2);
  }

  void ratings_that_follow_the_captions_worth_agree_with_the_metrics() {
    // Each picture's own caption is rated 3, one word of it 1, and another line is no rating.
    QByteArray table = "picture,caption,rating\nstranger.jpg,x,2\n" + test_pictures_.first() + ",x,good\n";
    for (const QByteArray& picture : test_pictures_)
      table += picture + "," + first_caption(picture) + ",3\n" + picture + ",nothing,1\n";
    write(path("ratings.csv"), table);
    const Ran ran = evaluate({"--ratings", path("ratings.csv"), "--json", path("agreement.json")});
    QVERIFY2(ran.code == 0, ran.err);
    const QJsonObject agreement = json_of(path("agreement.json"));
    QCOMPARE(value(agreement, "ratings"), 2.0 * static_cast<double>(test_pictures_.size()));
    // Two values of ratings, every pair of unlike ones concordant: C = n^2 / 4, 2 * 2 * C / n^2 = 1.
    QCOMPARE(value(agreement.value("tau_c").toObject(), "ROUGE_L"), 1.0);
    QVERIFY2(ran.err.contains("stranger.jpg") && ran.err.contains("line 3"), ran.err);
  }

  void models_are_compared_on_the_same_pictures() {
    const QString model = QStringLiteral(DESCRY_SOURCE_DIR "/resources/model/descry-lite0.safetensors");
    const Ran ran = descry({"compare", model, "--data", path("scenes"), "--split", "test", "--cache", path("cache"),
                            model, "--json", path("compared.json"), "--html", path("compared.html")});
    QVERIFY2(ran.code == 0, ran.err);
    QVERIFY2(ran.out.contains("2 less 1"), ran.out);
    const QJsonArray systems = json_of(path("compared.json")).value("systems").toArray();
    QCOMPARE(systems.size(), 2);
    const QJsonObject cider = systems[1].toObject().value("against_first").toObject().value("CIDEr").toObject();
    QCOMPARE(value(cider, "difference"), 0.0);
    QCOMPARE(value(cider, "p"), 1.0);
    QVERIFY(text_of(path("compared.html")).contains("95&#8239;%"));
  }

  void runs_are_compared_by_their_records_and_settings() {
    QStringList runs;
    for (const char* seed : {"1", "2"}) {
      runs << path(seed);
      QVERIFY(QDir().mkpath(runs.last()));
      write(runs.last() + "/settings.json", QByteArray("{\"epochs\": 2, \"seed\": ") + seed + "}");
      write(runs.last() + "/metrics.csv",
            "kind,step,epoch,loss,learning_rate,gradient_norm,captions_per_second,seconds,val_loss,val_accuracy,Bleu_1,"
            "Bleu_2,Bleu_3,Bleu_4,ROUGE_L,CIDEr,best\n"
            "epoch,5,1,3.5,,,,9,3.25,0.5,0.5,0.4,0.3,0.2,0.4,0.7,1\n"
            "epoch,10,2,3.25,,,,19,3.5,0.5,0.5,0.4,0.3,0.2,0.4,0.6,0\n");
    }
    const Ran ran = descry(QStringList{"compare"} + runs);
    QVERIFY2(ran.code == 0, ran.err);
    const QByteArray figures = ran.out.simplified();
    for (const char* row : {"CIDEr 0.6000 0.6000", "best_CIDEr 0.7000 0.7000", "best_epoch 1 1",
                            "val_loss 3.5000 3.5000", "setting 1 2 seed 1 2"})
      QVERIFY2(figures.contains(row), ran.out);
    QVERIFY2(!figures.contains("learning_rate"), ran.out);
    QCOMPARE(descry({"compare", path("nowhere")}).code, 3);
    QVERIFY(descry({"compare", path("scenes")}).err.contains("holds no run"));
    QCOMPARE(descry({"compare", runs[0], "--split", "test"}).code, 2);  // of what?
  }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation.moc"
