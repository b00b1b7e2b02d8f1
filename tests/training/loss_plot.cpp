#include "training/plots/loss_plot.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "model/images/decode.h"
#include "training/plots/plot_scale.h"

using namespace descry;

namespace {

std::int64_t pixels_like(const Image& image, int red, int green, int blue) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i + 2 < image.rgb.size(); i += 3)
    count += std::abs(image.rgb[i] - red) + std::abs(image.rgb[i + 1] - green) + std::abs(image.rgb[i + 2] - blue) < 24;
  return count;
}

RunHistory history(int steps) {
  RunHistory history;
  for (int i = 1; i <= steps; ++i) {
    StepRecord step;
    step.step = i;
    step.loss = 3 + 6 * std::exp(-i / 60.0) + 0.4 * std::sin(i * 12.9898);
    history.steps.push_back(step);
    if (i % 200 != 0) continue;
    EpochRecord epoch;
    epoch.step = i;
    epoch.val_loss = 3.1 + 200.0 / i * 0.3;
    history.epochs.push_back(epoch);
  }
  return history;
}

}  // namespace

class LossPlotTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  Image plot(const RunHistory& history) {
    const std::filesystem::path png = folder_.filePath("loss.png").toStdString();
    const auto written = write_loss_plot(history, png);
    if (!written) qFatal("%s", written.error().message.c_str());
    return *read_image(png);
  }

 private Q_SLOTS:
  void both_curves_are_drawn() {
    const Image image = plot(history(1600));
    QCOMPARE(image.width, 1280);
    QCOMPARE(image.height, 800);
    QVERIFY(pixels_like(image, 0, 114, 178) > 1500);
    QVERIFY(pixels_like(image, 213, 94, 0) > 1000);
    QVERIFY(pixels_like(image, 191, 220, 236) > 5000);
  }

  void a_run_without_validation_has_no_marker_for_it() {
    const Image image = plot(history(100));
    QVERIFY(pixels_like(image, 0, 114, 178) > 500);
    QCOMPARE(pixels_like(image, 213, 94, 0), std::int64_t{0});
  }

  void runs_with_nothing_or_nothing_finite_are_drawn() {
    QVERIFY(pixels_like(plot({}), 0, 114, 178) == 0);
    RunHistory broken;
    for (StepRecord step : history(3).steps) {
      step.loss = std::nan("");
      broken.steps.push_back(step);
    }
    QCOMPARE(plot(broken).width, 1280);
    QCOMPARE(plot(history(1)).width, 1280);
  }

  void ticks_are_round_numbers() {
    QCOMPARE(axis_ticks(0, 1000, 5), (std::vector<double>{0, 200, 400, 600, 800, 1000}));
    std::vector<std::string> labels;
    for (const double tick : axis_ticks(2.31, 2.9, 6)) labels.push_back(tick_label(tick));
    QCOMPARE(labels, (std::vector<std::string>{"2.4", "2.5", "2.6", "2.7", "2.8", "2.9"}));
    QCOMPARE(axis_ticks(5, 5, 6), (std::vector<double>{5}));
    QCOMPARE(tick_label(12500), std::string("12,500"));
    QCOMPARE(tick_label(1234567), std::string("1,234,567"));
    QCOMPARE(tick_label(3 * 0.1), std::string("0.3"));
    QCOMPARE(tick_label(-1500), std::string("-1,500"));
  }

  void smoothing_starts_unbiased() {
    // .9 * (.1 * 2) + .1 * 4 over 1 - .81
    const std::vector<double> result = smoothed({2, 4, std::nan("")}, 0.9);
    QCOMPARE(result[0], 2.0);
    QCOMPARE(result[1], (0.9 * 0.2 + 0.4) / 0.19);
    QCOMPARE(result[2], result[1]);
  }

  void a_place_that_cannot_be_written_is_an_error() {
    const auto written = write_loss_plot(history(10), "/proc/no such folder/loss.png");
    QVERIFY(!written && written.error().code == ErrorCode::kNotWritten);
  }
};

QTEST_GUILESS_MAIN(LossPlotTest)
#include "loss_plot.moc"
