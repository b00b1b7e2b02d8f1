#include <QTest>
#include <cmath>
#include <limits>
#include <random>

#include "training/run/run_history.h"
#include "ui/training/plots/min_max_pyramid.h"
#include "ui/training/plots/run_curves.h"
#include "ui/training/plots/smoothed_values.h"

namespace descry {

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

std::vector<float> noise(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(3, 1);
  std::vector<float> values(count);
  for (float& value : values) value = random() % 200 == 0 ? (random() % 2 == 0 ? kNan : kInfinity) : normal(random);
  return values;
}

MinMaxPyramid::Span extremesByHand(const std::vector<float>& values, std::size_t first, std::size_t last) {
  MinMaxPyramid::Span span;
  for (std::size_t index = first; index < last; ++index) {
    if (!std::isfinite(values[index])) continue;
    span.low = std::min(span.low, values[index]);
    span.high = std::max(span.high, values[index]);
  }
  return span;
}

StepRecord stepRecord(std::int64_t step, double loss) {
  StepRecord record;
  record.step = step;
  record.epoch = static_cast<int>((step - 1) / 100) + 1;
  record.loss = loss;
  record.learning_rate = 0.5;
  record.seconds = static_cast<double>(step) / 4;
  return record;
}

RunCurves curvesOf(const std::vector<float>& losses) {
  RunCurves curves;
  for (std::size_t index = 0; index < losses.size(); ++index)
    curves.append(stepRecord(static_cast<std::int64_t>(index) + 1, static_cast<double>(losses[index])));
  return curves;
}

/// The lowest and highest drawn value in each of `pixels` equal parts of the view, by what lies in it.
std::vector<MinMaxPyramid::Span> byPixel(const QVector<QCPGraphData>& line, const CurveView& view) {
  std::vector<MinMaxPyramid::Span> pixels(static_cast<std::size_t>(view.keys.size() / view.keyPixel) + 2);
  for (const QCPGraphData& point : line) {
    const double at = (point.key - view.keys.lower) / view.keyPixel;
    // What begins up to a pixel before the view reaches into it.
    if (at >= -1 && at < static_cast<double>(pixels.size()))
      pixels[static_cast<std::size_t>(std::max(0.0, at))].add(static_cast<float>(point.value));
  }
  return pixels;
}

}  // namespace

class CurvesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void extremes_of_any_range_are_those_of_its_values() {
    const std::vector<float> values = noise(5000, 1);
    MinMaxPyramid pyramid;
    for (const float value : values) pyramid.add(value);
    std::mt19937 random(2);
    for (int look = 0; look < 2000; ++look) {
      const std::size_t first = random() % values.size(), last = first + random() % (values.size() - first + 1);
      const auto found = pyramid.extremes(first, last, [&](std::size_t index) { return values[index]; });
      const auto wanted = extremesByHand(values, first, last);
      QCOMPARE(found.low, wanted.low);
      QCOMPARE(found.high, wanted.high);
    }
  }

  void values_that_were_cut_off_leave_no_trace() {
    std::vector<float> values = noise(3000, 3);
    MinMaxPyramid cut, fresh;
    for (const float value : values) cut.add(value);
    cut.cut(1234);
    values.resize(1234);
    const std::vector<float> more = noise(2000, 4);
    values.insert(values.end(), more.begin(), more.end());
    while (cut.size() < values.size()) cut.add(values[cut.size()]);
    for (const float value : values) fresh.add(value);
    QCOMPARE(cut.levels(), fresh.levels());
    QVERIFY(cut.notFinite() == fresh.notFinite());
    for (std::size_t level = 0; level < fresh.levels(); ++level) {
      for (std::size_t index = 0; fresh.node(level, index) != nullptr; ++index) {
        QCOMPARE(cut.node(level, index)->low, fresh.node(level, index)->low);
        QCOMPARE(cut.node(level, index)->high, fresh.node(level, index)->high);
      }
    }
  }

  void averages_are_those_of_the_formula_wherever_they_are_read() {
    const std::vector<float> values = noise(1000, 5);
    const auto value = [&](std::size_t index) { return values[index]; };
    SmoothedValues smoothed;
    smoothed.setSmoothing(0.97);
    QVERIFY(!smoothed.advance(values.size(), 300, value));
    QVERIFY(smoothed.advance(values.size(), 700, value));
    // Each value's weight is 0.97^age, and the weights are made to add up to one.
    std::vector<double> wanted;
    double sum = 0, weights = 0;
    for (const float next : values) {
      if (std::isfinite(next)) {
        sum = 0.97 * sum + static_cast<double>(next);
        weights = 0.97 * weights + 1;
      }
      wanted.push_back(std::isfinite(next) ? sum / weights : std::numeric_limits<double>::quiet_NaN());
    }
    SmoothedValues::Reader reader(smoothed, value);
    std::mt19937 random(6);
    for (int look = 0; look < 3000; ++look) {
      const std::size_t index = look < 1000 ? static_cast<std::size_t>(look) : random() % values.size();
      const auto read = static_cast<double>(reader(index));
      if (std::isnan(wanted[index])) {
        QVERIFY(!std::isfinite(read));
      } else {
        QVERIFY2(std::abs(read - wanted[index]) < 1e-5, qPrintable(QString::number(index)));
      }
    }
  }

  void a_smoothed_curve_starts_at_its_first_value() {
    RunCurves curves = curvesOf({4, 2});
    Curve loss = curves.curve(Figure::kTrainLoss);
    loss.setSmoothing(0.95);
    QVERIFY(loss.smooth(100));
    QCOMPARE(loss.smoothedValue(0), 4.0);
    // By hand: (0.95 * 0.05 * 4 + 0.05 * 2) / (0.95 * 0.05 + 0.05) = 0.29 / 0.0975
    QVERIFY(std::abs(loss.smoothedValue(1) - 0.29 / 0.0975) < 1e-6);
    QCOMPARE(loss.value(1), 2.0);
  }

  void what_is_drawn_keeps_every_pixel_s_extremes() {
    std::vector<float> values = noise(300000, 7);
    values[123456] = 50;
    values[200001] = -50;
    const RunCurves curves = curvesOf(values);
    const Curve loss = curves.curve(Figure::kTrainLoss);
    for (const QCPRange keys : {QCPRange(0, 300000), QCPRange(100000, 220000), QCPRange(123000, 124000),
                                QCPRange(123450, 123470), QCPRange(50000, 58000)}) {
      const CurveView view{KeyUnit::kStep, keys, keys.size() / 500, 0};
      QVector<QCPGraphData> line;
      loss.draw(view, false, &line);
      // A few points a pixel, and those beside the view.
      QVERIFY(line.size() < 500 * 8);
      const auto first = static_cast<std::size_t>(std::max(0.0, keys.lower - 1));
      const auto last = std::min(values.size(), static_cast<std::size_t>(keys.upper));
      MinMaxPyramid::Span drawn;
      for (const QCPGraphData& point : line) drawn.add(static_cast<float>(point.value));
      const auto wanted = extremesByHand(values, first, last);
      QVERIFY(drawn.low <= wanted.low && drawn.high >= wanted.high);
      // Each value lies between what is drawn in its pixel or the two beside it: nodes do not know of pixels.
      const auto pixels = byPixel(line, view);
      for (std::size_t index = first; index < last; ++index) {
        if (!std::isfinite(values[index])) continue;
        const double at = (static_cast<double>(index + 1) - keys.lower) / view.keyPixel;
        if (at < 0) continue;
        const auto pixel = static_cast<std::size_t>(at);
        MinMaxPyramid::Span near;
        for (std::size_t beside = pixel == 0 ? 0 : pixel - 1; beside <= std::min(pixel + 1, pixels.size() - 1);
             ++beside)
          near.add(pixels[beside]);
        QVERIFY(near.low <= values[index] && near.high >= values[index]);
      }
    }
  }

  void points_that_lie_apart_are_drawn_as_they_are() {
    const RunCurves curves = curvesOf({3, 1, 4, 1, 5});
    QVector<QCPGraphData> line;
    curves.curve(Figure::kTrainLoss).draw({KeyUnit::kStep, QCPRange(0, 6), 0.01, 0}, false, &line);
    QCOMPARE(line.size(), 5);
    for (int index = 0; index < 5; ++index) QCOMPARE(line[index].key, index + 1.0);
    QCOMPARE(line[2].value, 4.0);
  }

  void a_loss_that_is_not_a_number_leaves_a_gap_and_the_range_alone() {
    RunCurves curves = curvesOf({3, kNan, kInfinity, 3.5});
    Curve loss = curves.curve(Figure::kTrainLoss);
    QVector<QCPGraphData> line;
    loss.draw({KeyUnit::kStep, QCPRange(0, 5), 0.01, 0}, false, &line);
    QCOMPARE(line.size(), 4);
    QVERIFY(std::isnan(line[1].value) && std::isnan(line[2].value));
    QCPRange values;
    QVERIFY(loss.bounds(KeyUnit::kStep, QCPRange(0, 5), &values));
    QCOMPARE(values.lower, 3.0);
    QCOMPARE(values.upper, 3.5);
    const auto broken = loss.notFinite(KeyUnit::kStep, QCPRange(0, 5), 0.1);
    QVERIFY((broken == std::vector<std::size_t>{1, 2}));
    QCOMPARE(loss.finiteValueBefore(2), 3.0);
    // Many in a row: one mark for each distance.
    std::vector<float> lost(1000, kNan);
    lost[0] = 7;
    const RunCurves other = curvesOf(lost);
    const Curve broke = other.curve(Figure::kTrainLoss);
    QVERIFY(broke.notFinite(KeyUnit::kStep, QCPRange(0, 1000), 100).size() <= 11);
    QCOMPARE(broke.finiteValueBefore(999), 7.0);
  }

  void a_resumed_run_replaces_the_steps_and_epochs_it_repeats() {
    RunCurves curves = curvesOf(std::vector<float>(300, 5));
    for (int epoch = 1; epoch <= 3; ++epoch) {
      EpochRecord record;
      record.epoch = epoch;
      record.step = 100 * epoch;
      record.val_loss = 4;
      curves.append(record);
    }
    Curve loss = curves.curve(Figure::kTrainLoss);
    loss.setSmoothing(0.9);
    QVERIFY(loss.smooth(1000));
    curves.append(stepRecord(151, 9));
    QCOMPARE(loss.size(), std::size_t{151});
    QCOMPARE(loss.lastKey(), 151.0);
    QVERIFY(loss.smooth(1000));
    QVERIFY(std::abs(loss.smoothedValue(150) - (5 + 4 * 0.1)) < 1e-4);
    QCPRange values;
    QVERIFY(loss.bounds(KeyUnit::kStep, QCPRange(0, 1000), &values));
    QCOMPARE(values.upper, 9.0);
    QCOMPARE(curves.curve(Figure::kValLoss).size(), std::size_t{1});
  }

  void rewarded_steps_have_a_reward_instead_of_a_loss() {
    RunCurves curves = curvesOf({5, 4});
    StepRecord record = stepRecord(3, -1);
    record.reward = 0.75;
    curves.append(record);
    QCOMPARE(curves.curve(Figure::kTrainLoss).size(), std::size_t{2});
    QCOMPARE(curves.curve(Figure::kReward).size(), std::size_t{1});
    QCOMPARE(curves.curve(Figure::kReward).lastKey(), 3.0);
    QCOMPARE(curves.curve(Figure::kLearningRate).size(), std::size_t{3});
  }

  void keys_are_steps_epochs_seconds_or_times() {
    RunCurves curves;
    for (int step = 1; step <= 250; ++step) {
      StepRecord record = stepRecord(step, 1);
      if (step > 100) record.time = 1.7e9 + step;
      curves.append(record);
    }
    EpochRecord epoch;
    epoch.epoch = 2;
    epoch.step = 200;
    curves.append(epoch);
    const Curve loss = curves.curve(Figure::kTrainLoss);
    QCOMPARE(loss.key(149, KeyUnit::kEpoch), 1.5);
    QCOMPARE(loss.key(149, KeyUnit::kTime), 150.0 / 4);
    QCOMPARE(loss.key(149, KeyUnit::kClock), 1.7e9 + 150);
    QVERIFY(!std::isfinite(loss.key(9, KeyUnit::kClock)));
    const Curve val = curves.curve(Figure::kValLoss);
    QCOMPARE(val.key(0, KeyUnit::kEpoch), 2.0);
    QCOMPARE(val.key(0, KeyUnit::kTime), 50.0);
    QCOMPARE(val.key(0, KeyUnit::kClock), 1.7e9 + 200);
    QCPRange keys;
    QVERIFY(loss.keyBounds(KeyUnit::kClock, &keys));
    QCOMPARE(keys.lower, 1.7e9 + 101);
    QCOMPARE(loss.indexNear(KeyUnit::kClock, 1.7e9 + 149.9), std::size_t{149});
    QVERIFY(!curvesOf({1}).curve(Figure::kTrainLoss).has(KeyUnit::kClock));
  }

  void the_best_point_is_the_first_of_the_best() {
    std::vector<float> values = noise(2000, 8);
    values[700] = values[900] = -9;
    values[1500] = values[1700] = 99;
    const RunCurves curves = curvesOf(values);
    QCOMPARE(*curves.curve(Figure::kTrainLoss).best(true), std::size_t{700});
    QCOMPARE(*curves.curve(Figure::kTrainLoss).best(false), std::size_t{1500});
    QVERIFY(!curvesOf({kNan}).curve(Figure::kTrainLoss).best(true));
  }

  void common_bounds_leave_spikes_out() {
    std::vector<float> values(1000);
    for (std::size_t index = 0; index < values.size(); ++index) values[index] = 2 + 0.001F * static_cast<float>(index);
    values[10] = 1000;
    values[500] = -1000;
    const RunCurves curves = curvesOf(values);
    QCPRange bounds;
    QVERIFY(curves.curve(Figure::kTrainLoss).commonBounds(KeyUnit::kStep, QCPRange(0, 1000), &bounds));
    QVERIFY(bounds.lower > 1.9 && bounds.lower < 2.1 && bounds.upper > 2.9 && bounds.upper < 3.1);
  }

  void a_history_becomes_the_same_curves_as_its_records() {
    RunHistory history;
    RunCurves appended;
    for (int step = 1; step <= 500; ++step) {
      history.steps.push_back(stepRecord(step, step));
      appended.append(stepRecord(step, step));
    }
    EpochRecord epoch;
    epoch.epoch = 1;
    epoch.step = 100;
    epoch.metrics = {{"CIDEr", 0.5}, {"METEOR", 0.25}};
    history.epochs.push_back(epoch);
    appended.append(epoch);
    history.events.push_back({RunEvent::Kind::kPaused, 120, 1.7e9, "Paused."});
    appended.append(history.events.front());
    const RunCurves read{std::move(history)};
    for (std::size_t figure = 0; figure < kFigures; ++figure) {
      const Curve one = read.curve(static_cast<Figure>(figure)), other = appended.curve(static_cast<Figure>(figure));
      QCOMPARE(one.size(), other.size());
      for (std::size_t index = 0; index < one.size(); ++index) QCOMPARE(one.value(index), other.value(index));
    }
    QCOMPARE(read.curve(Figure::kMeteor).lastValue(), 0.25);
    QVERIFY(read.curve(Figure::kBleu4).empty());
    QCOMPARE(read.keyOf(read.events().front(), KeyUnit::kTime), 30.0);
  }
};

}  // namespace descry

QTEST_GUILESS_MAIN(descry::CurvesTest)
#include "curves.moc"
