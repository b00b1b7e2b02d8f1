// Training steps a second of one run while the dashboard is open, and while its window is hidden (ratio: open /
// hidden).
#include <sys/resource.h>

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/default_model.h"
#include "training/run/run_events.h"
#include "training/run/run_history.h"
#include "training/run/settings.h"
#include "training/scenes/scenes.h"
#include "ui/main_window.h"
#include "ui/training/settings_form.h"
#include "ui/training/train_view.h"

namespace {

constexpr int kPictures = 1280;
constexpr int kRounds = 10;
constexpr int kRoundSeconds = 6;

int fail(const char* sentence) {
  std::fprintf(stderr, "bench_gui_dashboard_cost: %s\n", sentence);
  return 1;
}

/// Steps a second between two times, by the run's records; 0 if there were none.
double rate(const std::filesystem::path& run, double begin, double end) {
  const auto history = descry::read_run(run);
  if (!history) return 0;
  std::vector<double> times;
  for (const descry::StepRecord& step : history->steps)
    if (step.time && *step.time >= begin && *step.time <= end) times.push_back(*step.time);
  return times.size() < 2 ? 0 : static_cast<double>(times.size() - 1) / (times.back() - times.front());
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

/// Lets the window live until something holds; false if it did not in time.
bool wait_for(const std::function<bool()>& holds, int milliseconds) {
  QEventLoop loop;
  QElapsedTimer clock;
  clock.start();
  QTimer poll;
  QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
    if (holds() || clock.elapsed() > milliseconds) loop.quit();
  });
  poll.start(100);
  loop.exec();
  return holds();
}

void wait(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

/// Processor seconds of this thread, the window's.
double window_seconds() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry-bench"));
  const std::filesystem::path folder = home.path().toStdString();
  descry::SceneSettings scenes;
  scenes.count = kPictures;
  if (!descry::write_scenes(folder / "pictures", scenes)) return fail("the pictures could not be written");
  const std::filesystem::path model = default_model();
  if (model.empty()) return fail("there is no default model under resources/model");

  // The default preset's network and steps, on features that are computed once.
  auto settings = *descry::TrainingSettings::preset_named("default");
  settings.data = folder / "pictures";
  settings.backbone = model;
  settings.epochs = 1000;
  settings.evaluate_every = 1000;
  settings.device = "cpu";
  descry::WindowOptions options;
  options.default_model = settings.backbone;
  options.runs_folder = folder / "runs";
  options.feature_cache = folder / "features";
  options.restore_session = false;
  descry::MainWindow window(options);
  window.resize(1600, 1000);
  window.show();
  auto* show = window.findChild<QAction*>(QStringLiteral("showTraining"));
  auto* form = window.findChild<descry::SettingsForm*>();
  auto* start = window.findChild<QToolButton*>(QStringLiteral("startRun"));
  auto* training = window.findChild<descry::TrainView*>();
  if (show == nullptr || form == nullptr || start == nullptr || training == nullptr)
    return fail("the window has changed");
  training->closeQuestion = [](QWidget*) { return descry::TrainView::CloseAnswer::kStopAndSave; };
  show->trigger();
  form->setSettings(settings);
  if (!wait_for([&] { return start->isEnabled(); }, 60'000)) return fail("the run could not be started");
  start->click();
  const auto run = options.runs_folder / "pictures-1";
  const auto running = [&] {
    const auto history = descry::read_run(run);
    return history && history->steps.size() > 60;
  };
  if (!wait_for(running, 300'000)) return fail("the run took no steps");
  std::vector<double> with, without, ratios, window_shares;
  const auto round = [&](bool open) {
    window.setVisible(open);
    wait(1500);  // it has been drawn, or gone
    const double begin = descry::seconds_since_1970(), spent = window_seconds();
    wait(kRoundSeconds * 1000);
    window_shares.push_back((window_seconds() - spent) / kRoundSeconds);
    return rate(run, begin, descry::seconds_since_1970());
  };
  for (int i = 0; i < kRounds; ++i) {
    with.push_back(round(true));
    without.push_back(round(false));
    ratios.push_back(with.back() / without.back());
    std::printf("%.2f steps/s with the dashboard, %.2f without; the window's thread %.1f %% and %.1f %%\n", with.back(),
                without.back(), 100 * window_shares[2 * static_cast<std::size_t>(i)], 100 * window_shares.back());
  }
  std::printf(
      "{\"name\": \"dashboard-cost\", \"unit\": \"steps/s\", \"ours\": %.3f, \"peer\": %.3f, \"ratio\": %.4f, "
      "\"conditions\": \"%s platform, %d processors; default preset on %d scenes' features, window of 1600x1000 with "
      "the training view; %d rounds of %d s each, in turns, median of the rounds' ratios\"}\n",
      median(with), median(without), median(ratios), QGuiApplication::platformName().toUtf8().constData(),
      QThread::idealThreadCount(), kPictures, kRounds, kRoundSeconds);
  std::fflush(stdout);
  window.close();
  wait_for([&] { return !window.isVisible(); }, 60'000);
}
