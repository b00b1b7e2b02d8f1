#include <sys/stat.h>
#include <QPushButton>

#include "runs_window.h"
#include "ui/training/plots/run_plots.h"

namespace descry {

class DamagedRunsTest : public RunsWindow {
  Q_OBJECT

 private Q_SLOTS:
  void init() { begin(); }
  void cleanup() { end(); }

  void a_damaged_run_opens_with_what_can_be_read_and_says_what_cannot_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");  // "<folder>", "<none>" and "<pipe>": that in its place
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("curve");  // points of the loss
    const QString settings = QStringLiteral("settings.json"), metrics = QStringLiteral("metrics.csv"),
                  state = QStringLiteral("state.json"), notes = QStringLiteral("notes.json"),
                  log = QStringLiteral("log.txt");
    const QByteArray garbage("\x00\xff\x07step,epoch\n,,,\xfe\n", 18);
    QTest::newRow("settings cut") << settings << QByteArray("{\"epochs\": 1") << settings << 40;
    QTest::newRow("settings of wrong types") << settings << QByteArray("{\"epochs\": \"x\"}") << settings << 40;
    QTest::newRow("settings folder") << settings << QByteArray("<folder>") << settings << 40;
    QTest::newRow("settings pipe") << settings << QByteArray("<pipe>") << settings << 40;
    QTest::newRow("no settings") << settings << QByteArray("<none>") << settings << 40;
    QTest::newRow("records are garbage") << metrics << garbage << QStringLiteral("the rest is shown") << 0;
    QTest::newRow("records folder") << metrics << QByteArray("<folder>") << metrics << 0;
    QTest::newRow("records pipe") << metrics << QByteArray("<pipe>") << metrics << 0;
    QTest::newRow("no records") << metrics << QByteArray("<none>") << metrics << 0;
    QTest::newRow("state garbage") << state << garbage << state << 40;
    QTest::newRow("state folder") << state << QByteArray("<folder>") << state << 40;
    QTest::newRow("no state") << state << QByteArray("<none>") << state << 40;
    QTest::newRow("notes garbage") << notes << garbage << notes << 40;
    QTest::newRow("notes folder") << notes << QByteArray("<folder>") << notes << 40;
    QTest::newRow("log folder") << log << QByteArray("<folder>") << QString() << 40;
    QTest::newRow("log pipe") << log << QByteArray("<pipe>") << QString() << 40;
  }

  void a_damaged_run_opens_with_what_can_be_read_and_says_what_cannot() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    QFETCH(int, curve);
    writeRun(runPath(QStringLiteral("damaged")), {});
    const QString place = runPath(QStringLiteral("damaged/") + file);
    QFile::remove(place);
    if (content == "<folder>") {
      QDir().mkdir(place);
    } else if (content == "<pipe>") {
      QCOMPARE(::mkfifo(QFile::encodeName(place).constData(), 0600), 0);
    } else if (content != "<none>") {
      writeFile(place, content);
    }
    open();
    QTRY_COMPARE(names().size(), 1);
    auto* plot = view_->findChild<RunPlots*>()->loss();
    QTRY_COMPARE(plot->runs().size(), 1);
    QCOMPARE(plot->curve(plot->runs().front(), 0).size(), curve);
    const auto* note = part<QLabel>("runUnreadableText");
    QTRY_COMPARE(note->isVisible(), !said.isEmpty());
    QVERIFY2(note->text().contains(said), qPrintable(note->text()));
  }

  void a_run_cut_in_the_middle_of_a_line_shows_the_rest() {
    writeRun(runPath(QStringLiteral("cut")), {});
    QFile metrics(runPath(QStringLiteral("cut/metrics.csv")));
    QVERIFY(metrics.resize(metrics.size() / 2));
    open();
    auto* plot = view_->findChild<RunPlots*>()->loss();
    QTRY_COMPARE(plot->runs().size(), 1);
    QVERIFY(plot->curve(plot->runs().front(), 0).size() > 10);
  }

  void a_run_whose_settings_are_damaged_cannot_be_continued_and_says_why() {
    openThree();
    writeFile(runPath(QStringLiteral("gamma/settings.json")), "{");
    QTest::keyClick(list(), Qt::Key_F5);
    QTRY_VERIFY(!row(QStringLiteral("gamma")).data(RunModel::kProblemRole).toString().isEmpty());
    select(QStringLiteral("gamma"));
    QVERIFY(!part<QPushButton>("continueRun")->isEnabled());
    QVERIFY(part<QPushButton>("continueRun")->toolTip().contains(QStringLiteral("settings cannot be read")));
    QMenu* menu = popUpMenu();
    QVERIFY(!entry(menu, QStringLiteral("Use its settings"))->isEnabled());
    menu->close();
  }
};

}  // namespace descry

QTEST_MAIN(descry::DamagedRunsTest)
#include "damaged_runs.moc"
