#include "plot_handling.h"

namespace descry {

class PlotFilesTest : public QObject {
  Q_OBJECT

  QTemporaryDir home_;

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setApplicationName(QStringLiteral("descry-plotfilestest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
  }
  void init() { QSettings().clear(); }

  void data_are_saved_with_every_point_and_say_what_the_key_is() {
    PlotSpec spec = lossSpec();
    spec.kinds.resize(1);
    CurvePlot plot(spec);
    RunCurves curves;
    curves.append(stepRecord(1, 2.5));
    curves.append(stepRecord(2, 0.1));
    plot.setRun(QStringLiteral("/runs/=a,b"), QStringLiteral("a"), 0, curves);
    QCOMPARE(plotAsCsv(plot),
             QByteArray("run,series,step,value\r\n\"'=a,b\",train,1,2.5\r\n\"'=a,b\",train,2,0.1\r\n"));
    PlotOptions options = plainOptions();
    options.unit = KeyUnit::kTime;
    plot.setOptions(options);
    QCOMPARE(plotAsCsv(plot),
             QByteArray("run,series,seconds_trained,value\r\n\"'=a,b\",train,30,2.5\r\n\"'=a,b\",train,60,0.1\r\n"));
  }

  void the_menu_saves_png_svg_pdf_and_csv() {
    const QTemporaryDir folder;
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    const QCPRange keys = plot.xAxis->range();
    for (const auto& [name, start, action] :
         {std::tuple{"plot.png", "\x89PNG", "savePlot"}, std::tuple{"plot.svg", "<?xml", "savePlot"},
          std::tuple{"plot.pdf", "%PDF", "savePlot"}, std::tuple{"plot.csv", "run,series,step", "savePlotData"}}) {
      const QString path = folder.filePath(QLatin1String(name));
      const SaveAnswer answer(path);
      choose(plot, action);
      QTRY_VERIFY(QFile::exists(path));
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QByteArray content = file.readAll();
      QVERIFY2(content.startsWith(start), name);
      if (QLatin1String(name) == QLatin1String("plot.svg")) {
        QVERIFY(content.contains("<polyline") || content.contains("<path"));
      }
    }
    QCOMPARE(plot.xAxis->range().lower, keys.lower);
    QApplication::clipboard()->clear();
    choose(plot, "copyPlot");
    QVERIFY(QApplication::clipboard()->image().width() >= 2 * 400);
  }

  void a_folder_that_is_not_there_is_told_of() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    savePlot(plot, QStringLiteral("/nowhere/at/all/plot.csv"));
    QTRY_VERIFY(plot.findChild<QWidget*>(QStringLiteral("plotNotSaved")) != nullptr);
  }

  void the_values_in_view_open_as_a_table() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, fallingWithEpoch());
    show(plot);
    QTest::keyClick(&plot, Qt::Key_T);
    auto* dialog = plot.findChild<PlotTable*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* table = dialog->findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 100);
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->item(25, 0)->text(), QStringLiteral("26"));
    QCOMPARE(table->item(25, 1)->text(), QStringLiteral("4.500"));
    QCOMPARE(table->item(25, 2)->text(), QString());
    QCOMPARE(table->item(49, 2)->text(), QStringLiteral("4.500"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(plot.findChild<PlotTable*>() == nullptr);
  }

  void a_long_table_has_even_rows() {
    CurvePlot plot(lossSpec());
    RunCurves curves;
    for (int step = 1; step <= 20000; ++step) curves.append(stepRecord(step, step));
    plot.setRun(kRun, QStringLiteral("one"), 0, curves);
    show(plot);
    choose(plot, "showPlotTable");
    auto* table = plot.findChild<PlotTable*>()->findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), PlotTable::kMostRows);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("1"));
    QCOMPARE(table->item(table->rowCount() - 1, 1)->text(), QStringLiteral("20000"));
  }
};

}  // namespace descry

QTEST_MAIN(descry::PlotFilesTest)
#include "plot_files.moc"
