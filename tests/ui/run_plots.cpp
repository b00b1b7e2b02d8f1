#include "plot_handling.h"

namespace descry {

class RunPlotsTest : public QObject {
  Q_OBJECT

  QTemporaryDir home_;

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setApplicationName(QStringLiteral("descry-runplotstest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
  }
  void init() { QSettings().clear(); }

  void records_reach_their_plots() {
    RunPlots plots;
    plots.resize(800, 900);
    plots.show();
    RunCurves curves;
    plots.showRun(kRun, QStringLiteral("one"), 0, curves);
    for (int step = 1; step <= 1000; ++step) {
      StepRecord record = stepRecord(step, 5 - step * 0.001);
      record.update_ratio = 0.001;
      record.memory = 512;
      if (step % 10 == 0) record.attention_entropy = 0.5;
      curves.append(record);
    }
    curves.append(epochRecord(1, 1000, 3.5));
    plots.drawSoon();
    QTRY_VERIFY(plots.scores()->xAxis->range().contains(1000));
    const auto last = [&](const char* plot, int kind) {
      return plots.plot(QLatin1String(plot))->curve(kRun, kind).lastValue();
    };
    QCOMPARE(plots.loss()->curve(kRun, 0).size(), std::size_t{1000});
    QCOMPARE(last("lossPlot", 1), 3.5);
    QCOMPARE(static_cast<float>(last("scoresPlot", 0)), 0.4F);
    QCOMPARE(static_cast<float>(last("scoresPlot", 1)), 0.2F);
    QCOMPARE(last("scoresPlot", 2), 0.25);
    QCOMPARE(last("accuracyPlot", 0), 0.5);
    QCOMPARE(static_cast<float>(last("learningRatePlot", 0)), 0.001F);
    QCOMPARE(last("gradientNormPlot", 0), 2.0);
    QCOMPARE(static_cast<float>(last("updateRatioPlot", 0)), 0.001F);
    QCOMPARE(last("speedPlot", 0), 100.0);
    QCOMPARE(last("memoryPlot", 0), 512.0);
    QCOMPARE(plots.plot(QStringLiteral("attentionPlot"))->curve(kRun, 0).size(), std::size_t{100});
    plots.hideRun(kRun);
    QVERIFY(plots.loss()->isEmpty());
  }

  void zooming_and_reading_go_through_all_linked_plots() {
    RunPlots plots;
    plots.showRun(kRun, QStringLiteral("one"), 0, fallingWithEpoch());
    show(plots, {800, 600});
    CurvePlot *loss = plots.loss(), *norm = plots.gradientNorm();
    QTRY_VERIFY(norm->xAxis->range().contains(100) && loss->xAxis->range().contains(100));
    turnWheel(*loss, loss->axisRect()->center(), 120);
    norm->grab();
    QCOMPARE(norm->xAxis->range().lower, loss->xAxis->range().lower);
    pointAt(*loss, pixelOf(*loss, 40, 4));
    QVERIFY(plots.scores()->reading().contains(QStringLiteral("CIDEr  0.4000")));
    leave(*loss);
    QVERIFY(plots.scores()->reading().isEmpty());
    chooseInBar(plots, QStringLiteral("plotLinked"));
    turnWheel(*loss, loss->axisRect()->center(), 120);
    norm->grab();
    QVERIFY(norm->xAxis->range().lower < loss->xAxis->range().lower);
    QTest::mouseClick(plots.findChild<QToolButton*>(QStringLiteral("plotFit")), Qt::LeftButton);
    QVERIFY(loss->isFollowing() && norm->isFollowing());
  }

  void a_double_click_lets_a_plot_fill_the_grid_and_another_brings_the_others_back() {
    RunPlots plots;
    plots.showRun(kRun, QStringLiteral("one"), 0, falling());
    show(plots, {800, 600});
    CurvePlot* loss = plots.loss();
    const QSize before = loss->size();
    QTest::mouseDClick(loss, Qt::LeftButton, {}, loss->axisRect()->center());
    QVERIFY(loss->width() > before.width());
    QVERIFY(!plots.scores()->isVisible());
    QTest::mouseDClick(loss, Qt::LeftButton, {}, loss->axisRect()->center());
    QCOMPARE(loss->size(), before);
    QVERIFY(plots.scores()->isVisible());
    loss->setFocus();
    QTest::keyClick(loss, Qt::Key_Return);
    QVERIFY(!plots.scores()->isVisible());
    QTest::keyClick(loss, Qt::Key_Escape);
    QVERIFY(plots.scores()->isVisible());
  }

  void a_plot_detaches_into_its_window_and_comes_back_when_that_closes() {
    RunPlots plots;
    plots.showRun(kRun, QStringLiteral("one"), 0, falling());
    show(plots, {800, 600});
    CurvePlot *loss = plots.loss(), *scores = plots.scores();
    const QRect place = loss->geometry();
    choose(*loss, "detachPlot");
    auto* window = qobject_cast<PlotWindow*>(loss->window());
    QVERIFY(window != nullptr && window->isVisible());
    QCOMPARE(window->windowTitle(), QStringLiteral("Loss"));
    QCOMPARE(scores->geometry().topLeft(), place.topLeft());
    QVERIFY(!loss->isEmpty());
    window->close();
    QCOMPARE(loss->window(), &plots);
    QCOMPARE(loss->geometry(), place);
    QTest::keyClick(loss, Qt::Key_W);
    QVERIFY(plots.grid()->isDetached(loss));
    QTest::keyClick(loss, Qt::Key_W);
    QVERIFY(!plots.grid()->isDetached(loss) && loss->isVisible());
  }

  void plots_are_moved_by_their_titles_and_by_keys() {
    RunPlots plots;
    plots.showRun(kRun, QStringLiteral("one"), 0, falling());
    show(plots, {800, 600});
    chooseInBar(plots, QStringLiteral("plotColumns2"));
    CurvePlot *loss = plots.loss(), *scores = plots.scores();
    const QPoint first = loss->pos(), second = scores->pos();
    drag(*loss, {30, 8}, {30 + second.x() - first.x(), 40});
    QCOMPARE(loss->pos(), second);
    QCOMPARE(scores->pos(), first);
    loss->setFocus();
    QTest::keyClick(loss, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(loss->pos(), first);
    choose(*loss, "movePlotLater");
    QCOMPARE(loss->pos(), second);
  }

  void the_arrangement_and_the_options_are_remembered() {
    {
      RunPlots plots;
      plots.resize(800, 600);
      show(plots);
      choose(*plots.loss(), "movePlotLater");
      choose(*plots.gradientNorm(), "hidePlot");
      chooseInBar(plots, QStringLiteral("plotColumns1"));
      chooseInBar(plots, QStringLiteral("plotOutliers"));
      plots.findChild<QComboBox*>(QStringLiteral("plotUnit"))->setCurrentIndex(2);
      plots.findChild<QToolButton*>(QStringLiteral("plotLog"))->click();
      plots.findChild<QSlider*>(QStringLiteral("plotSmoothing"))->setValue(40);
    }
    RunPlots plots;
    QCOMPARE(plots.grid()->plots().at(1), plots.loss());
    QVERIFY(!plots.grid()->isShown(plots.gradientNorm()));
    QCOMPARE(plots.grid()->columns(), 1);
    const PlotOptions options = plots.loss()->options();
    QCOMPARE(options.unit, KeyUnit::kTime);
    QVERIFY(options.logValues && options.ignoreOutliers && options.linked);
    QVERIFY(std::abs(options.smoothing - 0.99) < 1e-9);
    QCOMPARE(plots.findChild<QSlider*>(QStringLiteral("plotSmoothing"))->value(), 40);
    chooseInBar(plots, QStringLiteral("plotReset"));
    QVERIFY(plots.grid()->isShown(plots.gradientNorm()));
    QCOMPARE(plots.grid()->plots().at(0), plots.loss());
  }

  void runs_without_times_of_day_are_named() {
    RunPlots plots;
    show(plots);
    plots.showRun(kRun, QStringLiteral("old one"), 0, falling());
    auto* note = plots.findChild<QLabel*>(QStringLiteral("plotNote"));
    QVERIFY(!note->isVisible());
    plots.findChild<QComboBox*>(QStringLiteral("plotUnit"))->setCurrentIndex(3);
    QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("old one")));
    QVERIFY(plots.loss()->isEmpty());
    QVERIFY(plots.loss()->findChild<QLabel*>()->text().contains(QStringLiteral("time of day")));
  }

  void what_does_not_fit_is_scrolled_to_and_the_wheel_on_a_title_scrolls() {
    RunPlots plots;
    plots.showRun(kRun, QStringLiteral("one"), 0, falling());
    show(plots, {500, 300});
    QScrollBar* bar = plots.grid()->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QVERIFY(plots.plot(QStringLiteral("deviceUsePlot"))->visibleRegion().isEmpty());
    turnWheel(*plots.loss(), {40, 6}, -120);
    QVERIFY(bar->value() > 0);
    QVERIFY(plots.loss()->isFollowing());
  }

  void smoothing_of_much_is_done_in_pieces_and_ends() {
    RunPlots plots;
    RunCurves curves;
    for (int step = 1; step <= 900000; ++step) curves.append(stepRecord(step, step % 7));
    plots.resize(500, 300);
    plots.showRun(kRun, QStringLiteral("one"), 0, curves);
    show(plots);
    Curve loss = plots.loss()->curve(kRun, 0);
    QTRY_COMPARE(loss.smoothedSize(), std::size_t{900000});
    plots.findChild<QSlider*>(QStringLiteral("plotSmoothing"))->setValue(50);
    plots.loss()->repaint();
    QVERIFY(loss.smoothedSize() < 900000);
    QTRY_COMPARE(loss.smoothedSize(), std::size_t{900000});
  }
};

}  // namespace descry

QTEST_MAIN(descry::RunPlotsTest)
#include "run_plots.moc"
