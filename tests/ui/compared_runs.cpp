#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <cmath>

#include "runs_window.h"
#include "ui/training/comparison_dialog.h"
#include "ui/training/runs/figure_chart.h"

namespace descry {

class ComparedRunsTest : public RunsWindow {
  Q_OBJECT

 private Q_SLOTS:
  void init() { begin(); }
  void cleanup() { end(); }

  void compared_runs_stand_side_by_side() {
    openThree();
    for (const char* name : {"beta", "gamma"}) {
      select(QLatin1String(name));
      QTest::keyClick(list(), Qt::Key_Space);
    }
    QTest::mouseClick(part<QPushButton>("compareRuns"), Qt::LeftButton);
    auto* dialog = view_->findChild<ComparisonDialog*>();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowExposed(dialog));
    auto* settings = dialog->findChild<QTableWidget*>(QStringLiteral("comparedSettings"));
    QTRY_VERIFY(settings->rowCount() > 0);
    const int differing = settings->rowCount();
    const auto cellOf = [settings](const QString& name, int column) {
      return settings->item(settings->findItems(name, Qt::MatchExactly).value(0)->row(), column);
    };
    // Of three runs beside each other what is not the first one's is set bold.
    QCOMPARE(cellOf(QStringLiteral("epochs"), 2)->text(), QStringLiteral("3"));
    QVERIFY(cellOf(QStringLiteral("epochs"), 2)->font().bold());
    QVERIFY(settings->findItems(QStringLiteral("learning_rate"), Qt::MatchExactly).isEmpty());
    dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("onlyDifferences")), Qt::LeftButton, {}, {10, 10});
    QVERIFY(settings->rowCount() > differing + 20);
    QVERIFY(!cellOf(QStringLiteral("learning_rate"), 2)->font().bold());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("copyComparison")), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QStringLiteral("\r\n"));
    QCOMPARE(lines.front(), QStringLiteral("Setting,alpha,beta,gamma"));
    QVERIFY(lines.contains(QStringLiteral("epochs,2,3,1")));
  }

  void the_chart_of_figures_is_read_by_pointer_and_by_keyboard() {
    FigureChart chart;
    chart.resize(700, 300);
    chart.setRuns({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}, {0, 1, 2});
    const auto text = [](double value) { return QString::number(value); };
    const double unknown = std::nan("");
    chart.setAxes({{QStringLiteral("CIDEr"), {}, {0.9, 0.1, 0.5}, false, text},
                   {QStringLiteral("METEOR"), {}, {unknown, unknown, unknown}, false, text},
                   {QStringLiteral("loss"), QStringLiteral("nats"), {2, 3, unknown}, true, text}});
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QVERIFY(chart.place(0, 0).y() < chart.place(2, 0).y());  // more CIDEr is better
    QVERIFY(chart.place(0, 1).y() < chart.place(1, 1).y());  // less loss, too
    QCOMPARE(chart.spoken(2), QStringLiteral("three; CIDEr: 0.5; loss: not known"));
    const QSignalSpy chosen(&chart, &FigureChart::chosenChanged);
    QTest::mouseMove(&chart, ((chart.place(1, 0) + chart.place(1, 1)) / 2).toPoint());
    QTRY_COMPARE(chart.chosen(), 1);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.chosen(), 2);
    QCOMPARE(chart.accessibleDescription(), chart.spoken(2));
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Up);
    QCOMPARE(chart.chosen(), 2);
    QVERIFY(chosen.size() >= 4);
  }
};

}  // namespace descry

QTEST_MAIN(descry::ComparedRunsTest)
#include "compared_runs.moc"
