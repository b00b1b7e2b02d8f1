// `descry caption` over batches that end too early: what is done stays done. With a real kill in the middle.
#include <sys/stat.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <map>

#include "model/album/album_file.h"
#include "model/images/decode.h"
#include "tests/ui/tiny_captioner.h"

namespace {

struct Ran {
  int code;
  QByteArray err;
};

/// As tests/app/program.h has it, whose function's name is this file's namespace.
Ran run_descry(const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(DESCRY_PROGRAM), arguments);
  if (!process.waitForFinished(300'000)) return {-1, "did not end"};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardError()};
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

}  // namespace

class CaptionResume : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString model_;
  QString path(const QString& name) const { return folder_.filePath(name); }

  static void draw(const QString& file, int side, int seed) {
    descry::Image picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side * 3)};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i)
      picture.rgb[i] = static_cast<std::uint8_t>(i < 2 ? seed >> (8 * i) : i * static_cast<std::size_t>(seed % 7 + 1));
    QVERIFY(descry::write_image(picture, file.toStdString()).has_value());
  }

  /// So many pictures, each of another content.
  QString pictures(const QString& name, int count, int side = 16) const {
    const QString folder = path(name);
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i) {
      draw(QStringLiteral("%1/p%2.png").arg(folder).arg(i, 5, 10, QLatin1Char('0')), side, i);
    }
    return folder;
  }

  Ran caption(const QStringList& arguments) const {
    return run_descry(QStringList{"caption", "--model", model_} + arguments);
  }

  static QByteArrayList lines(const QString& file) {
    QFile table(file);
    if (!table.open(QIODevice::ReadOnly)) return {};
    QByteArrayList all = table.readAll().split('\n');
    if (!all.isEmpty() && all.last().isEmpty()) all.removeLast();
    return all;
  }

  /// When each picture was captioned, by its path.
  QMap<QString, QString> dates(const QString& album) const {
    const QString file = path("dates.jsonl");
    const Ran ran = run_descry({"caption", "--album", album, "--jsonl", file, "--columns", "path,date,caption"});
    QMap<QString, QString> found;
    if (ran.code != 0) return found;
    for (const QByteArray& line : lines(file)) {
      const QJsonObject object = QJsonDocument::fromJson(line).object();
      found[object["path"].toString()] = object["date"].toString() + " " + object["caption"].toString();
    }
    return found;
  }

  /// What an album knows of its pictures, by their file names.
  static std::map<std::string, descry::AlbumPicture> known(const QString& album) {
    std::map<std::string, descry::AlbumPicture> pictures;
    const auto file = descry::AlbumFile::open(album.toStdString(), descry::AlbumFile::Access::kRead);
    const auto take = [&](descry::AlbumPicture picture) {
      pictures[picture.path.filename().native()] = std::move(picture);
      return true;
    };
    return file && file->each(take) ? pictures : std::map<std::string, descry::AlbumPicture>();
  }

  /// Starts the program and stops it by `signal` as soon as the album holds some captions; false: it was done before.
  bool interrupted(const QStringList& arguments, const QString& album, int signal) const {
    QProcess process;
    process.start(QStringLiteral(DESCRY_PROGRAM), QStringList{"caption", "--model", model_} + arguments);
    const auto has_captions = [&] {
      const auto file = descry::AlbumFile::open(album.toStdString(), descry::AlbumFile::Access::kRead);
      int captioned = 0;
      return file && file->each([&](const descry::AlbumPicture& picture) {
        captioned += !picture.captions.empty();
        return true;
      }) && captioned > 100;
    };
    while (process.state() != QProcess::NotRunning && !has_captions()) process.waitForFinished(20);
    if (process.state() == QProcess::NotRunning) return false;
    ::kill(static_cast<pid_t>(process.processId()), signal);
    process.waitForFinished(60'000);
    return signal == SIGKILL ? process.exitStatus() == QProcess::CrashExit : process.exitCode() == 130;
  }

 private Q_SLOTS:
  void initTestCase() {
    model_ = path("tiny.safetensors");
    descry::writeTinyCaptioner(model_.toStdString(), "tiny");
  }

  void a_killed_batch_goes_on_where_it_stopped_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("kill -9") << SIGKILL;
    QTest::newRow("Ctrl-C") << SIGINT;
  }
  void a_killed_batch_goes_on_where_it_stopped() {
    QFETCH(int, signal);
    const QString folder = pictures(QString("batch%1").arg(signal), 3000), csv = path(QString("t%1.csv").arg(signal));
    const QString partial = csv + ".partial";
    QVERIFY(interrupted({folder, "--csv", csv}, partial, signal));
    QVERIFY(!QFile::exists(csv));
    QVERIFY(QFile::exists(partial));
    const QMap<QString, QString> before = dates(partial);
    QVERIFY2(before.size() > 100 && before.size() < 3000, qPrintable(QString::number(before.size())));
    QTest::qWait(1100);  // so that what is captioned again has another second
    const QString jsonl = path("again.jsonl");
    const Ran again = caption({folder, "--csv", csv, "--jsonl", jsonl, "--columns", "path,date,caption"});
    QVERIFY2(again.code == 0, again.err);
    QVERIFY(!QFile::exists(partial));
    QCOMPARE(lines(csv).size(), 3001);
    int kept = 0;
    for (const QByteArray& line : lines(jsonl)) {
      const QJsonObject object = QJsonDocument::fromJson(line).object();
      const QString said = object["date"].toString() + " " + object["caption"].toString();
      const QString first = before.value(QFileInfo(object["path"].toString()).absoluteFilePath());
      if (first.isEmpty()) continue;
      QCOMPARE(said, first);
      ++kept;
    }
    QCOMPARE(kept, before.size());
    for (const QFileInfo& file : QDir(folder_.path()).entryInfoList(QDir::Files | QDir::Hidden))
      QVERIFY2(!file.fileName().endsWith(".part") || signal == SIGKILL, qPrintable(file.fileName()));
  }

  void an_album_keeps_what_the_same_model_and_settings_said() {
    const QString folder = pictures("kept", 5), album = path("kept.descry"), csv = path("kept.csv");
    QCOMPARE(caption({folder, "--album", album, "--csv", csv}).code, 0);
    const QMap<QString, QString> first = dates(album);
    QCOMPARE(first.size(), 5);
    QTest::qWait(1100);
    QCOMPARE(caption({folder, "--album", album, "--csv", csv}).code, 0);
    QVERIFY(dates(album) == first);
    QCOMPARE(caption({folder, "--album", album, "--csv", csv, "--beam", "1"}).code, 0);
    const QMap<QString, QString> other = dates(album);
    for (const QString& picture : first.keys()) QVERIFY(other[picture].left(20) != first[picture].left(20));
  }

  void moved_pictures_are_known_by_their_content() {
    const QString folder = pictures("moving", 4), album = path("moving.descry"), csv = path("moving.csv");
    QCOMPARE(caption({folder, "--album", album, "--csv", csv}).code, 0);
    const QMap<QString, QString> first = dates(album);
    QVERIFY(QDir().rename(folder, path("moved")));
    QTest::qWait(1100);
    QCOMPARE(caption({path("moved"), "--album", album, "--csv", csv}).code, 0);
    const QMap<QString, QString> then = dates(album);
    QCOMPARE(then.size(), 4);
    for (const QString& picture : then.keys())
      QCOMPARE(then[picture], first[path("moving/") + QFileInfo(picture).fileName()]);
    // Other content under an old name is another picture.
    draw(path("moved/p00000.png"), 20, 5);
    QCOMPARE(caption({path("moved"), "--album", album, "--csv", csv}).code, 0);
    QVERIFY(dates(album)[path("moved/p00000.png")] != then[path("moved/p00000.png")]);
  }

  void a_replaced_picture_does_not_keep_the_words_on_the_former() {
    const QString folder = pictures("replaced", 3), album = path("replaced.descry");
    const QStringList command{folder, "--album", album, "--csv", path("replaced.csv")};
    QCOMPARE(caption(command).code, 0);
    {
      auto file = descry::AlbumFile::open(album.toStdString());
      auto all = known(album);
      all["p00000.png"].verdict = all["p00002.png"].verdict = descry::Verdict::kAccepted;
      QVERIFY(file && file->write({{all["p00000.png"], all["p00002.png"]}, {}, {}, {}}));
    }
    QFile::remove(folder + "/p00000.png");
    write(folder + "/p00000.png", "this is no picture");
    draw(folder + "/p00001.png", 20, 5);
    QCOMPARE(caption(command).code, 1);
    auto all = known(album);
    QVERIFY(all["p00000.png"].captions.empty());
    QVERIFY(!all["p00000.png"].problem.empty());
    QVERIFY(all["p00000.png"].verdict == descry::Verdict::kNone);
    QVERIFY(!all["p00001.png"].captions.empty());
    QCOMPARE(all["p00001.png"].width, 20);
    QVERIFY(all["p00002.png"].verdict == descry::Verdict::kAccepted);
  }

  void a_verdict_does_not_pass_to_other_words() {
    const QString folder = pictures("judged", 3), album = path("judged.descry"), other = path("other.safetensors");
    descry::writeTinyCaptioner(other.toStdString(), "other", 11);
    QCOMPARE(caption({folder, "--album", album}).code, 0);
    auto first = known(album);
    {
      auto file = descry::AlbumFile::open(album.toStdString());
      for (auto& [name, picture] : first) picture.verdict = descry::Verdict::kAccepted;
      first["p00001.png"].edited = "mine";
      QVERIFY(file && file->write({{first["p00000.png"], first["p00001.png"]}, {}, {}, {}}));
    }
    QCOMPARE(run_descry({"caption", "--model", other, folder, "--album", album}).code, 0);
    auto then = known(album);
    QVERIFY(then["p00000.png"].text() != first["p00000.png"].text());
    QVERIFY(then["p00000.png"].verdict == descry::Verdict::kNone);
    QVERIFY(then["p00001.png"].verdict == descry::Verdict::kAccepted);
  }

  void a_kill_while_captions_are_embedded_has_few_captioned_again() {
    const QString folder = pictures("cut", 1500), album = path("cut.descry");
    QCOMPARE(caption({folder, "--album", album}).code, 0);
    const QMap<QString, QString> first = dates(album);
    QProcess process;
    process.start(QStringLiteral(DESCRY_PROGRAM), {"caption", "--model", model_, folder, "--album", album, "--embed"});
    const auto embedded = [&] { return QDir(folder).entryList({"*_original"}).size(); };
    while (process.state() != QProcess::NotRunning && embedded() < 300) process.waitForFinished(20);
    QVERIFY(process.state() != QProcess::NotRunning);
    process.kill();
    QVERIFY(process.waitForFinished(60'000));
    const auto done = embedded();
    QTest::qWait(1100);
    QCOMPARE(caption({folder, "--album", album}).code, 0);
    const QMap<QString, QString> then = dates(album);
    int again = 0;
    for (const QString& picture : then.keys()) again += then[picture] != first[picture];
    QVERIFY2(done >= 300 && again <= 65, qPrintable(QString("%1 of %2").arg(again).arg(done)));
  }

  void a_full_disk_behind_stdout_ends_the_work() {
    const QString folder = pictures("full", 600);
    write(folder + "/p99999.png", "this is no picture");
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(QStringLiteral(DESCRY_PROGRAM), {"caption", "--model", model_, folder});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 4);
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(err.contains("stdout") && !err.contains("p99999"), err);
  }

  void a_pipe_that_is_written_to_is_not_ended_by_a_trial() {
    const QString folder = pictures("piped", 2), pipe = path("pipe");
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QProcess reader;
    reader.start("cat", {pipe});
    QCOMPARE(caption({folder, "--csv", pipe}).code, 0);
    QVERIFY(reader.waitForFinished(60'000));
    QCOMPARE(reader.readAllStandardOutput().count("\r\n"), 3);
  }

  void nothing_is_kept_where_no_later_run_looks_for_it() {
    const QString folder = pictures("passing", 3000), temporary = path("temporary");
    QDir().mkpath(temporary);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TMPDIR", temporary);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DESCRY_PROGRAM), {"caption", "--model", model_, folder, "--csv", "/dev/null"});
    const auto left = [&] { return QDir(temporary).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); };
    while (process.state() != QProcess::NotRunning && left().isEmpty()) process.waitForFinished(20);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY2(left().isEmpty(), qPrintable(left().join(' ')));
    QVERIFY(!process.readAllStandardError().contains("goes on"));
  }

  void paths_come_from_stdin() {
    const QString folder = pictures("listed", 3);
    for (const bool nul : {false, true}) {
      QProcess process;
      QStringList arguments{"caption", "--model", model_, "-"};
      if (nul) arguments << "-0";
      process.start(QStringLiteral(DESCRY_PROGRAM), arguments);
      const QByteArray end = nul ? QByteArray(1, '\0') : "\r\n";
      process.write((folder + "/p00002.png").toUtf8() + end + (folder + "/none.png").toUtf8() + end + end +
                    (folder + "/p00000.png").toUtf8());
      process.closeWriteChannel();
      QVERIFY(process.waitForFinished(60'000));
      const QByteArrayList rows = process.readAllStandardOutput().split('\n');
      QCOMPARE(process.exitCode(), 1);
      QVERIFY(process.readAllStandardError().contains("none.png"));
      QCOMPARE(rows.size(), 4);
      QVERIFY(rows[1].contains("p00002.png") && rows[2].contains("p00000.png"));
    }
  }

  void every_export_is_written_by_one_command() {
    const QString folder = pictures("all", 3, 64);
    const QString out = path("out");
    QDir().mkpath(out);
    const Ran ran = caption({folder,
                             "--csv",
                             out + "/t.csv",
                             "--json",
                             out + "/t.json",
                             "--jsonl",
                             out + "/t.jsonl",
                             "--coco",
                             out + "/coco.json",
                             "--html",
                             out + "/gallery",
                             "--heat-maps",
                             "--sidecars",
                             "--xmp",
                             "--embed",
                             "--columns",
                             "file_name,caption,width",
                             "--delimiter",
                             ";",
                             "--bom"});
    QVERIFY2(ran.code == 0, ran.err);
    QVERIFY(lines(out + "/t.csv")[0] ==
            "\xEF\xBB\xBF"
            "file_name;caption;width\r");
    QVERIFY(lines(out + "/t.csv")[1].startsWith("p00000.png;") && lines(out + "/t.csv")[1].endsWith(";64\r"));
    QFile json(out + "/t.json"), coco(out + "/coco.json"), page(out + "/gallery/index.html");
    QVERIFY(json.open(QIODevice::ReadOnly) && coco.open(QIODevice::ReadOnly) && page.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(), 3);
    QCOMPARE(QJsonDocument::fromJson(coco.readAll()).array()[2].toObject()["image_id"].toInt(), 2);
    QVERIFY(page.readAll().contains("class=\"map\""));
    for (const char* sidecar : {"/p00001.txt", "/p00001.xmp", "/p00001.png_original"})
      QVERIFY2(QFile::exists(folder + sidecar), sidecar);
    QCOMPARE(QDir(out).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{"coco.json", "gallery", "t.csv", "t.json", "t.jsonl"}));
  }

  void embedding_into_an_albums_pictures_does_not_make_them_others() {
    const QString folder = pictures("embedded", 2), album = path("embedded.descry");
    QCOMPARE(caption({folder, "--album", album, "--embed"}).code, 0);
    const QMap<QString, QString> first = dates(album);
    QTest::qWait(1100);
    QCOMPARE(caption({folder, "--album", album, "--embed"}).code, 0);
    QVERIFY(dates(album) == first);
  }

  void an_export_is_repeated_from_its_settings() {
    const QString folder = pictures("repeated", 2), settings = path("export.json"), out = path("repeated.tsv");
    const auto json = [](QByteArray text) { return text.replace('\'', '"'); };
    write(settings, json("{'format': 'csv', 'delimiter': '\\t', 'columns': ['caption', 'file_name'], 'destination': '" +
                         out.toUtf8() + "'}"));
    QCOMPARE(caption({folder, "--export", settings}).code, 0);
    QVERIFY(lines(out)[0] == "caption\tfile_name\r");
    write(settings, json("{'format': 'xls'}"));
    const Ran wrong = caption({folder, "--export", settings});
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.err.contains("format"), wrong.err);
  }

  void what_contradicts_itself_is_refused_before_work() {
    QCOMPARE(run_descry({"caption"}).code, 2);
    QCOMPARE(run_descry({"caption", "--csv", path("x.csv")}).code, 2);
    const QString folder = pictures("refused", 1);
    QCOMPARE(caption({folder, "--columns", "colour"}).code, 2);
    QCOMPARE(caption({folder, "--csv", path("no/such/folder/x.csv")}).code, 4);
    QCOMPARE(caption({folder, "--html", folder}).code, 3);
    write(path("text"), "this is no album");
    QCOMPARE(caption({folder, "--album", path("text"), "--csv", path("x.csv")}).code, 3);
  }

  void a_broken_picture_does_not_keep_the_others_from_their_captions() {
    const QString folder = pictures("broken", 2), csv = path("broken.csv");
    write(folder + "/p00001b.png", "this is no picture");
    const Ran ran = caption({folder, "--csv", csv, "--with-failed", "--columns", "file_name,problem"});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("p00001b.png"));
    QCOMPARE(lines(csv).size(), 4);
    QVERIFY(lines(csv)[3].contains("p00001b.png,\"The content is no picture"));
    QVERIFY(!QFile::exists(csv + ".partial"));
  }
};

QTEST_GUILESS_MAIN(CaptionResume)
#include "caption_resume.moc"
