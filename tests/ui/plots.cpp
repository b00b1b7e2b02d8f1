#include "plot_handling.h"

namespace descry {

namespace {

/// CIE L*a*b* of what an eye with this matrix of linear RGB sees.
std::array<double, 3> seen(const QColor& colour, const std::array<std::array<double, 3>, 3>& sight) {
  const auto linear = [](double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  const std::array<double, 3> light{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
  std::array<double, 3> rgb{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) rgb[row] += sight[row][column] * light[column];
    rgb[row] = std::clamp(rgb[row], 0.0, 1.0);
  }
  const auto curve = [](double part) { return part > 0.008856 ? std::cbrt(part) : 7.787 * part + 16.0 / 116; };
  const double x = curve((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
  const double y = curve(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
  const double z = curve((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const std::array<double, 3>& one, const std::array<double, 3>& other) {
  return std::sqrt(std::pow(one[0] - other[0], 2) + std::pow(one[1] - other[1], 2) + std::pow(one[2] - other[2], 2));
}

}  // namespace

class PlotsTest : public QObject {
  Q_OBJECT

  QTemporaryDir home_;

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setApplicationName(QStringLiteral("descry-plotstest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
  }
  void init() { QSettings().clear(); }

  void an_empty_plot_says_what_will_appear() {
    CurvePlot plot(lossSpec());
    show(plot);
    auto* label = plot.findChild<QLabel*>();
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), QStringLiteral("Soon."));
    QVERIFY(!plot.xAxis->visible());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    QVERIFY(!label->isVisible());
    QVERIFY(plot.xAxis->visible());
  }

  void everything_is_in_view_until_the_wheel_zooms() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    QVERIFY(plot.xAxis->range().contains(1) && plot.xAxis->range().contains(100));
    QVERIFY(plot.yAxis->range().contains(5.0) && plot.yAxis->range().contains(3.02));
    const QCPRange before = plot.xAxis->range(), valuesBefore = plot.yAxis->range();
    const double under = plot.xAxis->pixelToCoord(120);
    turnWheel(plot, {120, 150}, 120);
    QVERIFY(std::abs(plot.xAxis->range().size() - 0.8 * before.size()) < 1e-6);
    QVERIFY(std::abs(plot.xAxis->pixelToCoord(120) - under) < 1);
    QVERIFY(!plot.isFollowing());
    // The values follow what is in view.
    turnWheel(plot, pixelOf(plot, plot.xAxis->range().lower, 4), 360);
    QVERIFY(plot.yAxis->range().size() < valuesBefore.size());
    const QCPRange zoomed = plot.xAxis->range();
    plot.refresh();
    plot.grab();
    QCOMPARE(plot.xAxis->range().lower, zoomed.lower);
    QTest::keyClick(&plot, Qt::Key_Home);
    plot.grab();
    QVERIFY(plot.isFollowing());
    QCOMPARE(plot.xAxis->range().size(), before.size());
  }

  void the_wheel_with_control_zooms_the_values() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    const QCPRange keys = plot.xAxis->range(), values = plot.yAxis->range();
    turnWheel(plot, {200, 150}, 120, Qt::ControlModifier);
    QCOMPARE(plot.xAxis->range().size(), keys.size());
    QVERIFY(std::abs(plot.yAxis->range().size() - 0.8 * values.size()) < 1e-6);
  }

  void dragging_moves_the_view() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    const double before = plot.xAxis->range().lower, wide = 60 * plot.xAxis->range().size() / plot.axisRect()->width();
    drag(plot, {200, 150}, {260, 150});
    QVERIFY(std::abs(before - wide - plot.xAxis->range().lower) < 0.01);
    QVERIFY(!plot.isFollowing());
  }

  void a_box_drawn_with_shift_is_zoomed_to() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    const QPoint from = pixelOf(plot, 20, 4.5), to = pixelOf(plot, 60, 4.0);
    drag(plot, from, to, Qt::ShiftModifier);
    QVERIFY(std::abs(plot.xAxis->range().lower - 20) < 1.5 && std::abs(plot.xAxis->range().upper - 60) < 1.5);
    QVERIFY(std::abs(plot.yAxis->range().lower - 4.0) < 0.05 && std::abs(plot.yAxis->range().upper - 4.5) < 0.05);
    QVERIFY(!plot.findChild<QRubberBand*>()->isVisible());
  }

  void in_box_mode_dragging_draws_the_box_and_shift_moves() {
    CurvePlot plot(lossSpec());
    PlotOptions options = plainOptions();
    options.boxZoom = true;
    plot.setOptions(options);
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    const double before = plot.xAxis->range().size();
    drag(plot, {150, 100}, {180, 140}, Qt::ShiftModifier);
    QVERIFY(std::abs(plot.xAxis->range().size() - before) < 1e-6);
    drag(plot, {150, 100}, {200, 140});
    QVERIFY(plot.xAxis->range().size() < before / 4);
  }

  void the_pointer_reads_every_curve() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, fallingWithEpoch());
    show(plot);
    pointAt(plot, pixelOf(plot, 26, 4));
    QCOMPARE(plot.reading(), QStringLiteral("step 26\ntrain  4.500\nval  4.500"));
    QVERIFY(plot.accessibleDescription().contains(QStringLiteral("train  4.500")));
    leave(plot);
    QVERIFY(plot.reading().isEmpty());
  }

  void the_average_is_read_beside_the_value() {
    PlotSpec spec = lossSpec();
    spec.kinds[0].smoothable = true;
    CurvePlot plot(spec);
    plot.setOptions(PlotOptions{});
    RunCurves curves;
    curves.append(stepRecord(1, 4));
    curves.append(stepRecord(2, 2));
    plot.setRun(kRun, QStringLiteral("one"), 0, curves);
    show(plot);
    // (0.9 * 4 + 2) / 1.9
    QVERIFY(plot.readingAt(2).contains(QStringLiteral("2.000 (average 2.947)")));
  }

  void what_happened_is_told_where_it_is_pointed_at() {
    CurvePlot plot(lossSpec());
    RunCurves curves = falling();
    curves.append(RunEvent{RunEvent::Kind::kPaused, 40, 0, ""});
    curves.append(RunEvent{RunEvent::Kind::kRateChanged, 80, 0, "The learning rate is 0.1 now."});
    plot.setRun(kRun, QStringLiteral("one"), 0, curves);
    show(plot);
    pointAt(plot, pixelOf(plot, 40, 4));
    QVERIFY(plot.reading().endsWith(QStringLiteral("paused")));
    pointAt(plot, pixelOf(plot, 80, 4));
    QVERIFY(plot.reading().endsWith(QStringLiteral("The learning rate is 0.1 now.")));
    pointAt(plot, pixelOf(plot, 60, 4));
    QVERIFY(plot.reading().endsWith(QStringLiteral("train  3.820")));
    PlotOptions options = plainOptions();
    options.marks = false;
    plot.setOptions(options);
    QVERIFY(!plot.readingAt(40).contains(QStringLiteral("paused")));
  }

  void the_keyboard_reads_moves_zooms_and_fits() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.reading().startsWith(QStringLiteral("step 5")));
    const QCPRange before = plot.xAxis->range();
    QTest::keyClick(&plot, Qt::Key_Plus);
    plot.grab();
    QVERIFY(plot.xAxis->range().size() < before.size());
    const QCPRange zoomed = plot.xAxis->range();
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    plot.grab();
    QVERIFY(plot.xAxis->range().lower > zoomed.lower);
    QTest::keyClick(&plot, Qt::Key_Home);
    plot.grab();
    QVERIFY(std::abs(plot.xAxis->range().size() - before.size()) < 1e-9);
  }

  void one_run_colours_its_curves_and_several_runs_colour_themselves() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, fallingWithEpoch());
    QVERIFY(plot.graph(0)->pen().color() != plot.graph(1)->pen().color());
    plot.setRun(kOther, QStringLiteral("two"), 1, falling());
    QCOMPARE(plot.graph(0)->pen().color(), plot.graph(1)->pen().color());
    QVERIFY(plot.graph(1)->pen().style() != plot.graph(0)->pen().style());
    QVERIFY(plot.graph(2)->pen().color() != plot.graph(0)->pen().color());
    plot.removeRun(kOther);
    QCOMPARE(plot.graphCount(), 2);
    QVERIFY(plot.graph(0)->pen().color() != plot.graph(1)->pen().color());
  }

  void assistive_technology_is_told_of_a_chart_and_its_reading() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, fallingWithEpoch());
    show(plot);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&plot);
    QVERIFY(accessible != nullptr);
    QCOMPARE(accessible->role(), QAccessible::Chart);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Loss"));
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(accessible->text(QAccessible::Value).contains(QStringLiteral("val  4.500")));
    accessible->actionInterface()->doAction(QStringLiteral("ShowTable"));
    QVERIFY(plot.findChild<PlotTable*>() != nullptr);
  }

  void colours_stay_apart_under_colour_vision_deficiencies() {
    // Machado, Oliveira and Fernandes (2009), severity 1: what a colour (linear RGB) looks like with each deficiency.
    using Matrix = std::array<std::array<double, 3>, 3>;
    constexpr std::array<Matrix, 4> kSights{
        {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
         {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
         {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
         {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    QPalette light;
    light.setColor(QPalette::Base, Qt::white);
    for (const QPalette& palette : {light, dark}) {
      const PlotColours colours = plotColours(palette);
      for (const Matrix& sight : kSights) {
        for (std::size_t one = 0; one < colours.series.size(); ++one) {
          for (std::size_t other = 0; other < one; ++other) {
            const double apart = distance(seen(colours.series[one], sight), seen(colours.series[other], sight));
            QVERIFY2(apart > 8, qPrintable(QStringLiteral("%1 %2: %3").arg(one).arg(other).arg(apart)));
          }
          QVERIFY(distance(seen(colours.series[one], sight), seen(colours.background, sight)) > 20);
        }
      }
    }
  }

  void ten_runs_look_different() {
    const PlotColours colours = plotColours(QPalette());
    QSet<QString> looks;
    for (int run = 0; run < 10; ++run) {
      looks << colours.seriesColour(run).name() + QString::number(PlotColours::seriesStyle(run));
    }
    QCOMPARE(looks.size(), 10);
  }

  void a_dark_palette_is_followed() {
    CurvePlot plot(lossSpec());
    plot.setRun(kRun, QStringLiteral("one"), 0, falling());
    show(plot);
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    dark.setColor(QPalette::Text, QColor(230, 230, 230));
    plot.setPalette(dark);
    plot.clearFocus();
    const QImage picture = plot.grab().toImage();
    QCOMPARE(picture.pixelColor(2, picture.height() - 3), QColor(20, 20, 20));
    QCOMPARE(plot.xAxis->tickLabelColor(), QColor(230, 230, 230));
  }

  void numbers_are_written_plainly() {
    const QLocale english(QLocale::English);
    QCOMPARE(plainNumber(0.00098, english), QStringLiteral("0.0009800"));
    QCOMPARE(plainNumber(3.0521, english), QStringLiteral("3.052"));
    QCOMPARE(plainNumber(12345.6, english), QStringLiteral("12,346"));
    QCOMPARE(plainNumber(0, english), QStringLiteral("0"));
    QCOMPARE(elapsedText(7), QStringLiteral("0:07"));
    QCOMPARE(elapsedText(750), QStringLiteral("12:30"));
    QCOMPARE(elapsedText(5 * 3600 + 61), QStringLiteral("5:01:01"));
    for (const bool logarithmic : {false, true}) {
      PlotSpec spec = lossSpec();
      spec.kinds = {{QStringLiteral("rate"), Figure::kLearningRate}};
      CurvePlot plot(spec);
      plot.setLocale(english);
      PlotOptions options = plainOptions();
      options.logValues = logarithmic;
      plot.setOptions(options);
      RunCurves curves;
      StepRecord record = stepRecord(1, 1);
      record.learning_rate = 1e-8;
      curves.append(record);
      record.step = 120000;
      record.learning_rate = 0.0006;
      curves.append(record);
      plot.setRun(kRun, QStringLiteral("one"), 0, curves);
      show(plot);
      for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        QVERIFY(!axis->tickVectorLabels().isEmpty());
        for (const QString& label : axis->tickVectorLabels()) QVERIFY2(!label.contains(u'e'), qPrintable(label));
      }
      QVERIFY(plot.xAxis->tickVectorLabels().contains(QStringLiteral("100,000")));
    }
  }

  void a_logarithmic_axis_shows_what_is_above_zero() {
    CurvePlot plot(lossSpec());
    PlotOptions options = plainOptions();
    options.logValues = true;
    plot.setOptions(options);
    RunCurves curves;
    for (int step = 1; step <= 5; ++step) curves.append(stepRecord(step, std::pow(10.0, -step)));
    curves.append(stepRecord(6, 0));
    plot.setRun(kRun, QStringLiteral("one"), 0, curves);
    show(plot);
    QCOMPARE(plot.yAxis->scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(plot.yAxis->range().lower > 0 && plot.yAxis->range().upper >= 0.1);
  }

  void values_that_are_not_finite_are_crossed_out_where_they_happened() {
    CurvePlot plot(lossSpec());
    RunCurves curves = falling();
    plot.setRun(kRun, QStringLiteral("one"), 0, curves);
    show(plot);
    const QImage before = plot.grab().toImage();
    curves.append(stepRecord(101, std::numeric_limits<double>::quiet_NaN()));
    curves.append(stepRecord(106, std::numeric_limits<double>::infinity()));
    plot.holdKeys(QCPRange(0, 110));
    plot.grab();
    QVERIFY(plot.readingAt(101).contains(QStringLiteral("NaN")));
    QVERIFY(plot.readingAt(106).contains(QStringLiteral("∞")));
    // The cross is drawn at the last finite value's height, the infinite one's at the top.
    const QImage picture = plot.grab().toImage();
    const QColor line = plot.graph(0)->pen().color();
    const auto coloured = [&](const QPoint& middle) {
      int count = 0;
      for (int y = -4; y <= 4; ++y) {
        for (int x = -4; x <= 4; ++x) {
          const QColor pixel = picture.pixelColor(middle + QPoint(x, y));
          count += std::abs(pixel.red() - line.red()) + std::abs(pixel.green() - line.green()) +
                       std::abs(pixel.blue() - line.blue()) <
                   90;
        }
      }
      return count;
    };
    QVERIFY(coloured({static_cast<int>(plot.xAxis->coordToPixel(106)), plot.axisRect()->top() + 5}) >= 8);
    QVERIFY(coloured(pixelOf(plot, 101, 5.0 - 0.02 * 99)) >= 8);
  }
};

}  // namespace descry

QTEST_MAIN(descry::PlotsTest)
#include "plots.moc"
