// How long a frame takes while ten runs of 1,000,000 steps, overlaid in the grid of plots, are zoomed through (ms; no
// peer).
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/start_up.h"
#include "tests/benchmarks/long_runs.h"
#include "ui/training/plots/run_plots.h"

namespace {

constexpr int kRuns = 10;
constexpr int kTurns = 40;  // of the wheel, in and out again
constexpr int kRounds = 4;  // at different places

descry::RunCurves long_run(unsigned seed) {
  LongRun run(seed);
  descry::RunCurves curves;
  for (std::int64_t step = 0; step < LongRun::kSteps; ++step) {
    curves.append(run.next());
    if (run.ends_epoch()) curves.append(run.epoch());
  }
  return curves;
}

void turn_wheel(QWidget& widget, const QPoint& where, int degrees) {
  QWheelEvent event(where, widget.mapToGlobal(where), {}, {0, degrees}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                    false);
  QApplication::sendEvent(&widget, &event);
}

/// One turn of the wheel until the plot under it is painted, which lets the linked plots follow as far as time allows;
/// the rest of the sixtieth of a second is theirs.
double frame(descry::RunPlots& plots, const QPoint& where, int degrees) {
  QElapsedTimer clock;
  clock.start();
  turn_wheel(*plots.loss(), where, degrees);
  QApplication::processEvents();
  const double taken = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  while (clock.elapsed() < 16) QApplication::processEvents();
  return taken;
}

/// After a turn of the wheel, until every plot in view shows the same.
double all_follow(descry::RunPlots& plots, const QPoint& where, const std::vector<descry::CurvePlot*>& in_view) {
  QElapsedTimer clock;
  clock.start();
  turn_wheel(*plots.loss(), where, 120);
  const double wanted = plots.loss()->xAxis->range().lower;
  const auto follows = [&](const descry::CurvePlot* plot) { return plot->xAxis->range().lower == wanted; };
  while (!std::all_of(in_view.begin(), in_view.end(), follows)) QApplication::processEvents();
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry-bench"));
  descry::RunPlots plots;
  plots.resize(900, 600);
  plots.show();
  std::size_t bytes = 0;
  for (int run = 0; run < kRuns; ++run) {
    const descry::RunCurves curves = long_run(static_cast<unsigned>(run));
    plots.showRun(QStringLiteral("/runs/%1").arg(run), QString::number(run), run, curves);
    bytes += curves.bytes();
  }
  // Moving averages are worked out first, as they are some seconds after opening.
  QElapsedTimer settling;
  settling.start();
  while (settling.elapsed() < 5000) QApplication::processEvents(QEventLoop::AllEvents, 50);

  std::vector<double> frames;
  for (int round = 0; round < kRounds; ++round) {
    const QRect area = plots.loss()->axisRect()->rect();
    const QPoint where(area.left() + area.width() * (2 * round + 1) / (2 * kRounds), area.center().y());
    for (int turn = 0; turn < 2 * kTurns; ++turn) frames.push_back(frame(plots, where, turn < kTurns ? 120 : -120));
  }
  std::sort(frames.begin(), frames.end());
  std::vector<descry::CurvePlot*> in_view;
  for (descry::CurvePlot* plot : plots.findChildren<descry::CurvePlot*>()) {
    if (!plot->visibleRegion().isEmpty()) in_view.push_back(plot);
  }
  const double followed = all_follow(plots, plots.loss()->axisRect()->rect().center(), in_view);
  std::printf(
      "%zu frames; median %.1f, p99 %.1f, max %.1f ms; all plots in view follow in %.0f ms; %.0f MB in memory\n",
      frames.size(), frames[frames.size() / 2], frames[frames.size() * 99 / 100], frames.back(), followed,
      static_cast<double>(bytes) / 1e6);
  std::printf(
      "{\"name\": \"redraw\", \"unit\": \"ms\", \"median_ms\": %.2f, \"p99_ms\": %.2f, \"max_ms\": %.2f, "
      "\"all_plots_ms\": %.1f, \"memory_mb\": %.0f, \"conditions\": \"%s platform, %d processors; a turn of the wheel "
      "every 16 ms until the plot under it is painted, which %zu linked plots in 900x600 follow, each with %d runs of "
      "%lld steps, values and averages\"}\n",
      frames[frames.size() / 2], frames[frames.size() * 99 / 100], frames.back(), followed,
      static_cast<double>(bytes) / 1e6, QGuiApplication::platformName().toUtf8().constData(),
      QThread::idealThreadCount(), in_view.size() - 1, kRuns, static_cast<long long>(LongRun::kSteps));
}
