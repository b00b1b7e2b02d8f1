// The program as a person at a terminal meets it: arguments in; output, messages and exit codes out.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/program.h"

class CommandLine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void version_names_the_program_and_its_libtorch();
  void idle_threads_wait_without_spinning_unless_told_otherwise();
  void help_has_examples_and_exit_codes();
  void an_unknown_option_is_a_usage_error();
  void every_command_explains_itself_data();
  void every_command_explains_itself();
  void without_a_display_the_window_says_what_needs_none();
  void a_missing_model_is_named();
  void a_dash_is_no_file_to_write();
  void scenes_then_score_gives_metrics_by_their_names();
  void a_folder_without_captions_is_named();
  void a_run_is_branched_from_an_earlier_epoch();
  void maps_are_judged_by_what_hiding_costs();
  void strips_show_the_map_that_is_asked_for();
};

void CommandLine::version_names_the_program_and_its_libtorch() {
  const Ran ran = descry({"--version"});
  QCOMPARE(ran.code, 0);
  QVERIFY2(ran.out.startsWith("descry ") && ran.out.contains("LibTorch") && ran.out.contains("CPU"), ran.out);
}

void CommandLine::idle_threads_wait_without_spinning_unless_told_otherwise() {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("OMP_DISPLAY_ENV"), QStringLiteral("VERBOSE"));
  for (const char* name : {"GOMP_SPINCOUNT", "OMP_WAIT_POLICY", "DESCRY_KEEP_ENV"})
    environment.remove(QLatin1String(name));
  const auto spins = [&] { return descry({"--version"}, environment).err; };
  QByteArray said = spins();
  QVERIFY2(said.contains("GOMP_SPINCOUNT = '2000'"), said);
  environment.insert(QStringLiteral("OPENBLAS_CORETYPE"), QStringLiteral("Haswell"));
  environment.insert(QStringLiteral("GOMP_SPINCOUNT"), QStringLiteral("7"));
  said = spins();
  QVERIFY2(said.contains("GOMP_SPINCOUNT = '7'"), said);
  environment.remove(QStringLiteral("GOMP_SPINCOUNT"));
  environment.insert(QStringLiteral("DESCRY_KEEP_ENV"), QStringLiteral("1"));
  said = spins();
  QVERIFY2(!said.contains("'2000'"), said);
}

void CommandLine::help_has_examples_and_exit_codes() {
  const Ran ran = descry({"--help"});
  QCOMPARE(ran.code, 0);
  QVERIFY2(ran.out.contains("Examples:") && ran.out.contains("Exit codes:"), ran.out);
}

void CommandLine::an_unknown_option_is_a_usage_error() {
  const Ran ran = descry({"caption", "--colour"});
  QCOMPARE(ran.code, 2);
  QVERIFY(!ran.err.isEmpty());
}

void CommandLine::every_command_explains_itself_data() {
  QTest::addColumn<QString>("name");
  for (const char* name :
       {"caption", "train", "evaluate", "compare", "score", "scenes", "features", "convert", "inspect", "demo"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void CommandLine::every_command_explains_itself() {
  QFETCH(QString, name);
  const Ran ran = descry({name, "--help"});
  QCOMPARE(ran.code, 0);
  QVERIFY(ran.out.contains("--help"));
}

void CommandLine::without_a_display_the_window_says_what_needs_none() {
  QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) bare.remove(QString::fromLatin1(name));
  const Ran ran = descry({}, bare);
  QCOMPARE(ran.code, 2);
  QVERIFY2(ran.err.contains("descry demo"), ran.err);
}

void CommandLine::a_missing_model_is_named() {
  const QTemporaryDir folder;
  write(folder.filePath("a.jpg"), "text");
  const Ran ran = descry({"caption", folder.filePath("a.jpg"), "--model", folder.filePath("none.safetensors")});
  QCOMPARE(ran.code, 3);
  QVERIFY2(ran.err.contains("none.safetensors"), ran.err);
}

void CommandLine::a_dash_is_no_file_to_write() {
  for (const char* option : {"--csv", "--json", "--html"}) {
    const Ran ran = descry({"caption", "a.jpg", option, "-"});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("stdout") && !QFileInfo::exists(QStringLiteral("-")), ran.err);
  }
}

void CommandLine::scenes_then_score_gives_metrics_by_their_names() {
  const QTemporaryDir folder;
  const QString scenes = folder.filePath("scenes");
  QCOMPARE(descry({"scenes", scenes, "--count", "10", "--seed", "3"}).code, 0);
  QFile tokens(scenes + "/Flickr8k_text/Flickr8k.token.txt");
  QVERIFY(tokens.open(QIODevice::ReadOnly));
  QByteArray candidates;
  for (QByteArray line : tokens.readAll().split('\n')) {
    const auto mark = line.indexOf("#0\t");
    if (mark > 0) candidates += line.left(mark) + "\t" + line.mid(mark + 3) + "\n";
  }
  write(folder.filePath("mine.tsv"), candidates);
  const QString json = folder.filePath("scores.json");
  const Ran ran =
      descry({"score", "--candidates", folder.filePath("mine.tsv"), "--references", tokens.fileName(), "--json", json});
  QVERIFY2(ran.code == 0, ran.err);
  QFile scores(json);
  QVERIFY(scores.open(QIODevice::ReadOnly));
  const QJsonObject object = QJsonDocument::fromJson(scores.readAll()).object();
  for (const char* name : {"Bleu_1", "Bleu_2", "Bleu_3", "Bleu_4", "METEOR", "ROUGE_L", "CIDEr"})
    QVERIFY2(object.value(QLatin1String(name)).isDouble(), name);
  // Every candidate is one of its own references.
  QVERIFY(object.value(QLatin1String("Bleu_4")).toDouble() > 0.999);
}

void CommandLine::a_folder_without_captions_is_named() {
  const QTemporaryDir folder;
  const Ran ran = descry({"train", folder.path(), "--run", folder.filePath("run"), "--preset", "scenes"});
  QCOMPARE(ran.code, 3);
  QVERIFY2(ran.err.contains(folder.path().toUtf8()), ran.err);
  QVERIFY(!ran.err.contains("internal"));
}

void CommandLine::a_run_is_branched_from_an_earlier_epoch() {
  const QTemporaryDir folder;
  const QString scenes = folder.filePath("scenes"), first = folder.filePath("first"),
                second = folder.filePath("second");
  QFile settings(folder.filePath("settings.json"));
  QVERIFY(settings.open(QIODevice::WriteOnly));
  settings.write(R"({"picture_side": 32, "epochs": 2, "watched_pictures": 1})");
  settings.close();
  QCOMPARE(descry({"scenes", scenes, "--count", "20", "--side", "32"}).code, 0);
  const QString relative = QDir::current().relativeFilePath(scenes);
  QCOMPARE(descry({"train", relative, "--preset", "scenes", "--settings", settings.fileName(), "--run", first}).code,
           0);
  // Looked at from another folder, the run finds its pictures.
  QFile kept(first + "/settings.json");
  QVERIFY(kept.open(QIODevice::ReadOnly));
  const QJsonValue data = QJsonDocument::fromJson(kept.readAll()).object().value(QLatin1String("data"));
  QCOMPARE(data.isArray() ? data.toArray().at(0).toString() : data.toString(), QFileInfo(scenes).absoluteFilePath());
  const Ran missing = descry({"train", "--run", second, "--branch", first, "--at-epoch", "5"});
  QCOMPARE(missing.code, 3);
  QVERIFY2(missing.err.contains("those kept are of 2, 1"), missing.err);
  QVERIFY(!QFile::exists(second));
  const Ran ran = descry({"train", "--run", second, "--branch", first, "--at-epoch", "1", "--epochs", "3"});
  QVERIFY2(ran.code == 0, ran.err);
  QVERIFY2(ran.err.contains("epoch 2:") && ran.err.contains("epoch 3:") && !ran.err.contains("epoch 1:"), ran.err);
  QCOMPARE(descry({"train", "--run", folder.filePath("third")}).code, 2);  // on what?
}

void CommandLine::maps_are_judged_by_what_hiding_costs() {
  const QTemporaryDir folder;
  const QString scenes = folder.filePath("scenes"), json = folder.filePath("faithfulness.json");
  QCOMPARE(descry({"scenes", scenes, "--count", "10", "--seed", "3"}).code, 0);
  const Ran ran = descry({"evaluate", scenes, "--split", "train", "--faithfulness", "--pictures", "8", "--json", json});
  QVERIFY2(ran.code == 0, ran.err);
  QVERIFY2(ran.out.contains("dependence, picture") && ran.out.contains("centre"), ran.out);
  QFile file(json);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QJsonObject found = QJsonDocument::fromJson(file.readAll()).object();
  QVERIFY(found.value(QLatin1String("words")).toInt() > 0);
  QVERIFY(found.value(QLatin1String("pictures")).toInt() <= 8);
  for (const auto& map : found.value(QLatin1String("maps")).toArray()) {
    for (const char* figure : {"loss", "to_centre", "to_random"})
      QVERIFY2(map.toObject().value(QLatin1String(figure)).toObject().contains(QLatin1String("low")), figure);
  }
  QCOMPARE(descry({"evaluate", scenes, "--pictures", "4"}).code, 2);  // of what?
}

void CommandLine::strips_show_the_map_that_is_asked_for() {
  const QTemporaryDir folder;
  const QString scenes = folder.filePath("scenes");
  QCOMPARE(descry({"scenes", scenes, "--count", "10", "--seed", "3"}).code, 0);
  QDirIterator pictures(scenes, {"*.png", "*.jpg"}, QDir::Files, QDirIterator::Subdirectories);
  const QString picture = pictures.next();
  const auto strip = [&](const QString& map) {
    const QString strips = folder.filePath(map);
    const Ran ran = descry({"caption", picture, "--attention", strips, "--map", map});
    QFile file(strips + "/" + QFileInfo(picture).completeBaseName() + ".png");
    return ran.code == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  const QByteArray attention = strip(QStringLiteral("attention")), dependence = strip(QStringLiteral("dependence"));
  QVERIFY(!attention.isEmpty() && !dependence.isEmpty());
  QVERIFY(attention != dependence);
  QCOMPARE(descry({"caption", picture, "--map", "dependence"}).code, 2);  // into which folder?
}

QTEST_GUILESS_MAIN(CommandLine)
#include "command_line.moc"
