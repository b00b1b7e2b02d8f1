// The window's longest stall while it trains on sample scenes and captions 500 pictures (no peer: p99_ms, max_ms).
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/default_model.h"
#include "training/scenes/scenes.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/main_window.h"
#include "ui/training/train_view.h"

namespace {

constexpr int kPictures = 500;
constexpr int kTickMilliseconds = 2;

/// Time between turns of the window's event loop, beyond what was asked for.
class StallMeter : public QObject {
 public:
  StallMeter() {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kTickMilliseconds);
    connect(&timer_, &QTimer::timeout, this, [this] {
      stalls_.push_back(std::max(0.0, static_cast<double>(clock_.nsecsElapsed()) / 1e6 - kTickMilliseconds));
      clock_.restart();
    });
  }

  void start() {
    clock_.start();
    timer_.start();
  }

  void stop() {
    timer_.stop();
    std::sort(stalls_.begin(), stalls_.end());
  }

  std::size_t turns() const { return stalls_.size(); }
  double max() const { return stalls_.empty() ? 0 : stalls_.back(); }
  double p99() const { return stalls_.empty() ? 0 : stalls_[stalls_.size() * 99 / 100]; }

 private:
  QTimer timer_;
  QElapsedTimer clock_;
  std::vector<double> stalls_;
};

/// What a person does meanwhile: goes from view to view and through the album.
class Visitor : public QObject {
 public:
  explicit Visitor(descry::MainWindow& window) : window_(window) {
    connect(&timer_, &QTimer::timeout, this, &Visitor::act);
    timer_.start(700);
  }

 private:
  void act() {
    const bool training = ++turns_ % 6 == 0;
    if (auto* show = window_.findChild<QAction*>(QLatin1String(training ? "showTraining" : "showCaptions"))) {
      show->trigger();
    }
    auto* album = window_.findChild<QListView*>(QStringLiteral("albumList"));
    if (training || album == nullptr || album->model() == nullptr || album->model()->rowCount() == 0) return;
    album->setCurrentIndex(album->model()->index(turns_ % album->model()->rowCount(), 0));
  }

  descry::MainWindow& window_;
  QTimer timer_;
  int turns_ = 0;
};

int fail(const char* sentence) {
  std::fprintf(stderr, "bench_gui_stall: %s\n", sentence);
  return 1;
}

void report(const StallMeter& meter, double seconds) {
  std::printf("%zu turns of the event loop in %.0f s\n", meter.turns(), seconds);
  std::printf(
      "{\"name\": \"gui-stall\", \"unit\": \"ms\", \"p99_ms\": %.2f, \"max_ms\": %.2f, \"conditions\": \"%s platform, "
      "%d "
      "processors; training on sample scenes while %d pictures of 640x640 are captioned, views and pictures switched "
      "every 0.7 s\"}\n",
      meter.p99(), meter.max(), QGuiApplication::platformName().toUtf8().constData(), QThread::idealThreadCount(),
      kPictures);
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
  scenes.seed = 11;
  scenes.side = 640;
  if (!descry::write_scenes(folder / "pictures", scenes)) return fail("the pictures could not be written");
  const std::filesystem::path model = default_model();
  if (model.empty()) return fail("there is no default model under resources/model");

  descry::WindowOptions options;
  options.default_model = model;
  options.runs_folder = folder / "runs";
  options.feature_cache = folder / "features";
  options.device = QStringLiteral("cpu");
  options.restore_session = false;
  descry::MainWindow window(options);
  window.show();

  auto* queue = window.findChild<descry::CaptionQueue*>();
  auto* sample = window.findChild<QAbstractButton*>(QStringLiteral("sampleRun"));
  auto* training = window.findChild<descry::TrainView*>();
  if (queue == nullptr || sample == nullptr || training == nullptr) return fail("the window has changed");
  training->closeQuestion = [](QWidget*) { return descry::TrainView::CloseAnswer::kStopAndSave; };

  StallMeter meter;
  Visitor visitor(window);
  QElapsedTimer clock;
  clock.start();
  double seconds = 0;
  bool trained = false;
  QTimer watch;
  const auto end = [&] {
    meter.stop();
    seconds = static_cast<double>(clock.elapsed()) / 1000;
    watch.stop();
    window.close();
  };
  QObject::connect(training, &descry::TrainView::statusChanged, &window,
                   [&](const QString& line) { trained = trained || !line.isEmpty(); });
  QObject::connect(&watch, &QTimer::timeout, &window, [&] {
    if (queue->progress().done >= kPictures || clock.elapsed() > 600'000) end();
  });
  QTimer::singleShot(0, &window, [&] {
    meter.start();
    watch.start(100);
    sample->click();
    window.openPictures({folder / "pictures"});
  });
  QApplication::exec();
  if (queue->progress().done < kPictures) return fail("not all pictures were captioned within ten minutes");
  if (!trained) return fail("no training was going on");
  report(meter, seconds);
}
