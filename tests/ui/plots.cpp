#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/training/plots/plot_export.h"
#include "ui/training/plots/run_plots.h"
#include "ui/widgets/file_dialogs.h"

namespace descry {

namespace {

const QString kRun = QStringLiteral("/runs/one");
const QString kOther = QStringLiteral("/runs/two");

PlotSpec lossSpec() {
  return {QStringLiteral("loss"),  QStringLiteral("Loss"),
          QStringLiteral("step"),  QStringLiteral("nats"),
          QStringLiteral("Soon."), {{QStringLiteral("train"), false, 0}, {QStringLiteral("val"), true, 0}}};
}

/// 100 steps of a falling loss, from 5.
Curve falling() {
  Curve curve;
  for (int step = 1; step <= 100; ++step) curve.append(step, 5.0 - 0.02 * (step - 1));
  return curve;
}

void show(CurvePlot& plot) {
  plot.resize(400, 300);
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  plot.refresh();
  plot.replot();
}

QPoint pixelOf(const CurvePlot& plot, double key, double value) {
  return {static_cast<int>(plot.xAxis->coordToPixel(key)), static_cast<int>(plot.yAxis->coordToPixel(value))};
}

void turnWheel(QWidget& widget, const QPoint& where, int degrees) {
  QWheelEvent event(where, widget.mapToGlobal(where), {}, {0, degrees}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                    false);
  QApplication::sendEvent(&widget, &event);
}

class SaveAnswer : public FileDialogs {
 public:
  explicit SaveAnswer(QString path) : path_(std::move(path)) { replace(this); }
  ~SaveAnswer() override { replace(nullptr); }
  QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return path_; }

 private:
  QString path_;
};

}  // namespace

class PlotsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_smoothed_curve_starts_at_its_first_value() {
    Curve curve(0.95);
    curve.append(1, 4.0);
    QCOMPARE(curve.lastValue(), 4.0);
    curve.append(2, 2.0);
    // By hand: (0.95 * 0.05 * 4 + 0.05 * 2) / (0.95 * 0.05 + 0.05) = 0.29 / 0.0975
    QVERIFY(std::abs(curve.lastValue() - 0.29 / 0.0975) < 1e-12);
    QCOMPARE((curve.raw()->constEnd() - 1)->value, 2.0);
  }

  void a_resumed_run_replaces_the_steps_it_repeats() {
    Curve curve = falling();
    curve.append(51, 9.0);
    QCOMPARE(curve.size(), 51);
    QCOMPARE(curve.lastKey(), 51.0);
    QCPRange keys, values;
    QVERIFY(curve.bounds(&keys, &values));
    QCOMPARE(values.upper, 9.0);
    QCOMPARE(values.lower, 5.0 - 0.02 * 49);
  }

  void a_loss_that_is_not_a_number_leaves_a_gap_and_the_range_alone() {
    Curve curve(0.9);
    curve.append(1, 3.0);
    curve.append(2, std::numeric_limits<double>::quiet_NaN());
    curve.append(3, 3.0);
    QVERIFY(std::isnan((curve.shown()->constBegin() + 1)->value));
    QCOMPARE(curve.lastValue(), 3.0);
    QCPRange keys, values;
    QVERIFY(curve.bounds(&keys, &values));
    QCOMPARE(values.lower, 3.0);
  }

  void an_empty_plot_says_what_will_appear() {
    CurvePlot plot(lossSpec());
    show(plot);
    auto* label = plot.findChild<QLabel*>();
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), QStringLiteral("Soon."));
    QVERIFY(!plot.xAxis->visible());
    plot.setCurve(kRun, 0, falling());
    plot.refresh();
    QVERIFY(!label->isVisible());
    QVERIFY(plot.xAxis->visible());
  }

  void everything_is_in_view_until_the_wheel_zooms() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    QVERIFY(plot.xAxis->range().contains(1) && plot.xAxis->range().contains(100));
    QVERIFY(plot.yAxis->range().contains(5.0) && plot.yAxis->range().contains(3.02));
    const double before = plot.xAxis->range().size();
    turnWheel(plot, pixelOf(plot, 50, 4), 120);
    QVERIFY(plot.xAxis->range().size() < before);
    QVERIFY(!plot.isFollowing());
    const QCPRange zoomed = plot.xAxis->range();
    plot.refresh();
    QCOMPARE(plot.xAxis->range().lower, zoomed.lower);
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, pixelOf(plot, 50, 4));
    QVERIFY(plot.isFollowing());
    QVERIFY(plot.xAxis->range().contains(1) && plot.xAxis->range().contains(100));
  }

  void dragging_moves_the_view() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    const QPoint middle = pixelOf(plot, 50, 4);
    const double before = plot.xAxis->range().center();
    QTest::mousePress(&plot, Qt::LeftButton, {}, middle);
    for (int moved = 10; moved <= 60; moved += 10) {
      QMouseEvent move(QEvent::MouseMove, middle + QPoint(moved, 0), plot.mapToGlobal(middle + QPoint(moved, 0)),
                       Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(&plot, &move);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle + QPoint(60, 0));
    QVERIFY(plot.xAxis->range().center() < before);
    QVERIFY(!plot.isFollowing());
  }

  void the_pointer_reads_every_curve() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    Curve val;
    val.append(50, 4.5);
    plot.setCurve(kRun, 1, val);
    plot.setLocale(QLocale::c());
    show(plot);
    const QPoint where = pixelOf(plot, 26, 4);
    QMouseEvent move(QEvent::MouseMove, where, plot.mapToGlobal(where), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&plot, &move);
    QCOMPARE(plot.reading(), QStringLiteral("step 26\ntrain  4.500\nval  4.500"));
    QVERIFY(plot.accessibleDescription().contains(QStringLiteral("train  4.500")));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plot, &leave);
    QVERIFY(plot.reading().isEmpty());
  }

  void the_keyboard_reads_zooms_and_fits() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.reading().startsWith(QStringLiteral("step 5")));
    const double before = plot.xAxis->range().size();
    QTest::keyClick(&plot, Qt::Key_Plus);
    QVERIFY(plot.xAxis->range().size() < before);
    QTest::keyClick(&plot, Qt::Key_Home);
    QVERIFY(std::abs(plot.xAxis->range().size() - before) < 1e-9);
  }

  void one_run_colours_its_curves_and_several_runs_colour_themselves() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0);
    plot.setCurve(kRun, 0, falling());
    plot.setCurve(kRun, 1, falling());
    QVERIFY(plot.graph(0)->pen().color() != plot.graph(1)->pen().color());
    plot.setRun(kOther, QStringLiteral("two"), 1);
    plot.setCurve(kOther, 0, falling());
    QCOMPARE(plot.graph(0)->pen().color(), plot.graph(1)->pen().color());
    QVERIFY(plot.graph(1)->pen().style() != plot.graph(0)->pen().style());
    QVERIFY(plot.graph(2)->pen().color() != plot.graph(0)->pen().color());
    plot.removeRun(kOther);
    QCOMPARE(plot.graphCount(), 2);
    QVERIFY(plot.graph(0)->pen().color() != plot.graph(1)->pen().color());
  }

  void a_dark_palette_is_followed() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    dark.setColor(QPalette::Text, QColor(230, 230, 230));
    plot.setPalette(dark);
    plot.replot();
    const QImage picture = plot.grab().toImage();
    QCOMPARE(picture.pixelColor(2, picture.height() - 2), QColor(20, 20, 20));
    QCOMPARE(plot.xAxis->tickLabelColor(), QColor(230, 230, 230));
  }

  void numbers_are_written_plainly() {
    const QLocale english(QLocale::English);
    QCOMPARE(plainNumber(0.00098, english), QStringLiteral("0.0009800"));
    QCOMPARE(plainNumber(3.0521, english), QStringLiteral("3.052"));
    QCOMPARE(plainNumber(12345.6, english), QStringLiteral("12,346"));
    QCOMPARE(plainNumber(0, english), QStringLiteral("0"));
    CurvePlot plot(lossSpec());
    plot.setLocale(english);
    Curve rate;
    rate.append(0, 0);
    rate.append(120000, 0.0006);
    plot.setCurve(kRun, 0, rate);
    show(plot);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
      QVERIFY(!axis->tickVectorLabels().isEmpty());
      for (const QString& label : axis->tickVectorLabels()) QVERIFY2(!label.contains(u'e'), qPrintable(label));
    }
    QVERIFY(plot.xAxis->tickVectorLabels().contains(QStringLiteral("100,000")));
  }

  void data_are_saved_with_every_point() {
    CurvePlot plot(lossSpec());
    Curve curve;
    curve.append(1, 2.5);
    curve.append(2, 2.25);
    plot.setCurve(QStringLiteral("/runs/=a,b"), 0, curve);
    QCOMPARE(plotAsCsv(plot),
             QByteArray("run,series,step,value\r\n\"'=a,b\",train,1,2.5\r\n\"'=a,b\",train,2,2.25\r\n"));
  }

  void the_menu_saves_png_and_pdf() {
    const QTemporaryDir folder;
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    for (const auto& [name, start] : {std::pair{"plot.png", "\x89PNG"}, std::pair{"plot.pdf", "%PDF"}}) {
      const QString path = folder.filePath(QLatin1String(name));
      const SaveAnswer answer(path);
      QContextMenuEvent event(QContextMenuEvent::Mouse, {200, 150}, plot.mapToGlobal(QPoint(200, 150)));
      QApplication::sendEvent(&plot, &event);
      auto* menu = plot.findChild<QMenu*>(QStringLiteral("plotMenu"));
      QVERIFY(menu != nullptr);
      menu->actions().at(3)->trigger();
      menu->close();
      QTRY_VERIFY(QFile::exists(path));
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      QVERIFY(file.readAll().startsWith(start));
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
  }

  void a_folder_that_is_not_there_is_told_of() {
    CurvePlot plot(lossSpec());
    plot.setCurve(kRun, 0, falling());
    show(plot);
    savePlot(plot, QStringLiteral("/nowhere/at/all/plot.csv"));
    QTRY_VERIFY(plot.findChild<QWidget*>(QStringLiteral("plotNotSaved")) != nullptr);
  }

  void records_reach_their_plots() {
    RunPlots plots;
    plots.resize(600, 400);
    plots.show();
    RunCurves curves;
    plots.showRun(kRun, QStringLiteral("one"), 0, curves);
    StepRecord step;
    for (step.step = 1; step.step <= 1000; ++step.step) {
      step.loss = 5 - step.step * 0.001;
      step.learning_rate = 0.001;
      step.gradient_norm = 2;
      curves.append(step);
    }
    EpochRecord epoch;
    epoch.step = 1000;
    epoch.val_loss = 3.9;
    epoch.metrics = {{"CIDEr", 0.4}, {"Bleu_4", 0.2}};
    curves.append(epoch);
    plots.drawSoon();
    QTRY_VERIFY(plots.scores()->xAxis->range().contains(1000));
    QCOMPARE(plots.loss()->curve(kRun, 0).size(), 1000);
    QCOMPARE(plots.loss()->curve(kRun, 1).lastValue(), 3.9);
    QCOMPARE(plots.scores()->curve(kRun, 0).lastValue(), 0.4);
    QCOMPARE(plots.scores()->curve(kRun, 1).lastValue(), 0.2);
    QCOMPARE(plots.learningRate()->curve(kRun, 0).lastValue(), 0.001);
    QTRY_VERIFY(plots.gradientNorm()->xAxis->range().contains(1000));
    plots.hideRun(kRun);
    QVERIFY(plots.loss()->isEmpty());
  }
};

}  // namespace descry

QTEST_MAIN(descry::PlotsTest)
#include "plots.moc"
