// From the program's start, with a picture named, to its first caption in the window (no peer: median and slowest, ms).
#include <time.h>
#include <unistd.h>

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/default_model.h"
#include "training/scenes/scenes.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/main_window.h"

namespace {

constexpr int kStarts = 9;
constexpr int kMostSeconds = 60;

/// Milliseconds since the kernel started this process (proc(5): field 22 of stat, in clock ticks), to 10.
double since_start() {
  std::ifstream stat("/proc/self/stat");
  std::string field;
  std::getline(stat, field, ')');  // the name, which may hold blanks
  for (int i = 3; i <= 22; ++i) stat >> field;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const double ticks = std::stod(field) / static_cast<double>(sysconf(_SC_CLK_TCK));
  return 1e3 * (static_cast<double>(now.tv_sec) - ticks) + static_cast<double>(now.tv_nsec) / 1e6;
}

int fail(const char* sentence) {
  std::fprintf(stderr, "bench_gui_first_caption: %s\n", sentence);
  return 1;
}

/// One start: prints the milliseconds until the first word of the caption is painted.
int start(const QString& picture) {
  const std::filesystem::path model = default_model();
  if (model.empty()) return fail("there is no default model under resources/model");
  descry::WindowOptions options;
  options.default_model = model;
  options.restore_session = false;
  descry::MainWindow window(options);
  window.show();
  window.openPictures({picture.toStdString()});
  QElapsedTimer clock;
  clock.start();
  const descry::WordChip* first = nullptr;
  while ((!first || !first->isVisible()) && clock.elapsed() < 1000 * kMostSeconds) {
    QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    first = window.findChild<descry::WordChip*>(QStringLiteral("word0"));
  }
  if (!first) return fail("the picture was not captioned");
  window.repaint();
  std::printf("%.0f\n", since_start());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  const QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry-bench"));
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() > 1) return start(arguments[1]);

  const QTemporaryDir home;
  for (const char* place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) qputenv(place, home.path().toUtf8());
  descry::SceneSettings scenes;
  scenes.count = 20;
  scenes.seed = 5;
  scenes.side = 1024;
  if (!descry::write_scenes(home.path().toStdString(), scenes)) return fail("the picture could not be written");
  QDirIterator pictures(home.path(), {QStringLiteral("*.jpg"), QStringLiteral("*.png")}, QDir::Files,
                        QDirIterator::Subdirectories);
  const QString picture = pictures.next();

  std::vector<double> times;
  for (int i = 0; i <= kStarts; ++i) {
    QProcess program;
    program.start(QApplication::applicationFilePath(), {picture});
    if (!program.waitForFinished(1000 * kMostSeconds) || program.exitCode() != 0) return fail("a start failed");
    if (i > 0)
      times.push_back(program.readAllStandardOutput().trimmed().toDouble());  // the first fills the disk's cache
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  std::printf(
      "{\"name\": \"gui-first-caption\", \"unit\": \"ms\", \"ours\": %.0f, \"slowest\": %.0f, \"peer\": null, "
      "\"ratio\": null, \"conditions\": \"%s platform, %d processors; %d starts, the program's files in the disk's "
      "cache; a picture of 1024x1024; from the start of the process until the caption is painted\"}\n",
      median, times.back(), QGuiApplication::platformName().toUtf8().constData(), QThread::idealThreadCount(), kStarts);
}
