// An album of 10,000 and of 100,000 photographs: until the list is there, scrolling through it, memory (no peer:
// rss_mb).
#include <unistd.h>

#include <QAbstractItemModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "model/images/decode.h"
#include "training/scenes/scenes.h"
#include "ui/captioning/caption_view.h"

namespace {

namespace fs = std::filesystem;

constexpr int kOriginals = 200, kFrames = 600;

double milliseconds(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

double memory(const char* which) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(which)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  }
  return 0;
}

struct Figures {
  double first_row = 0, all_rows = 0, stall = 0, frame = 0, slow_frame = 0, slowest_frame = 0, key = 0, rss = 0;
};

/// Pictures of a megapixel; the many files are names for a few hundred, as only reading each takes time.
bool makePhotographs(const fs::path& folder) {
  descry::SceneSettings scenes;
  scenes.count = kOriginals;
  scenes.seed = 5;
  scenes.side = 1024;
  return descry::write_scenes(folder, scenes).has_value();
}

void link(const fs::path& originals, const fs::path& folder, int count) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(originals)) {
    if (descry::has_picture_extension(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  fs::create_directories(folder);
  for (int i = 0; i < count; ++i) {
    const fs::path& file = files[static_cast<std::size_t>(i) % files.size()];
    fs::create_hard_link(file, folder / ("photograph " + std::to_string(i) + file.extension().string()));
  }
}

Figures measure(const fs::path& folder, const fs::path& album, int count) {
  Figures figures;
  descry::CaptionView view(album);
  view.resize(1280, 800);
  view.show();
  auto* list = view.findChild<QListView*>(QStringLiteral("albumList"));
  QElapsedTimer clock, turn;
  const auto spend = [&](auto until) {
    while (!until()) {
      turn.start();
      QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
      figures.stall = std::max(figures.stall, milliseconds(turn) - 5);
    }
  };
  clock.start();
  view.openPictures({folder});
  spend([&] { return list->model()->rowCount() > 0; });
  figures.first_row = milliseconds(clock);
  spend([&] { return list->model()->rowCount() == count; });
  figures.all_rows = milliseconds(clock);

  std::vector<double> frames;
  for (int frame = 0; frame < kFrames; ++frame) {  // a wheel turned fast: half a row a frame, thumbnails coming in
    turn.start();
    list->verticalScrollBar()->setValue(frame * 40);
    QApplication::processEvents();
    list->viewport()->repaint();
    frames.push_back(milliseconds(turn));
    QApplication::processEvents(QEventLoop::AllEvents, 10);
  }
  for (int page = 0; page < 200; ++page) {  // and dragged through all of it
    turn.start();
    list->verticalScrollBar()->setValue(static_cast<int>(list->verticalScrollBar()->maximum() * (page / 200.0)));
    QApplication::processEvents();
    list->viewport()->repaint();
    frames.push_back(milliseconds(turn));
  }
  std::sort(frames.begin(), frames.end());
  figures.frame = frames[frames.size() / 2];
  figures.slow_frame = frames[frames.size() * 99 / 100];
  figures.slowest_frame = frames.back();

  auto* search = view.findChild<QLineEdit*>(QStringLiteral("albumSearch"));
  for (const char letter : {'p', 'h', 'o', 't', 'o', ' ', '7', '7'}) {
    clock.restart();
    search->insert(QString(QLatin1Char(letter)));
    QApplication::processEvents();
    figures.key = std::max(figures.key, milliseconds(clock));
  }
  figures.rss = memory("VmHWM");
  return figures;
}

void print(int count, const Figures& figures) {
  std::printf(
      "\"%d\": {\"first_row_ms\": %.0f, \"all_rows_ms\": %.0f, \"longest_stall_ms\": %.1f, \"frame_ms\": %.2f, "
      "\"frame_p99_ms\": %.2f, \"frame_max_ms\": %.2f, \"slowest_key_ms\": %.1f, \"rss_mb\": %.0f}",
      count, figures.first_row, figures.all_rows, figures.stall, figures.frame, figures.slow_frame,
      figures.slowest_frame, figures.key, figures.rss);
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QTemporaryDir home;
  for (const char* place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) qputenv(place, home.path().toUtf8());
  const QApplication application(argc, argv);
  const fs::path folder = home.path().toStdString();
  if (!makePhotographs(folder / "originals")) {
    std::fprintf(stderr, "bench_album: the pictures could not be written\n");
    return 1;
  }
  std::vector<std::pair<int, Figures>> all;
  for (const int count : {10'000, 100'000}) {
    const std::string name = std::to_string(count);
    link(folder / "originals", folder / name, count);
    all.emplace_back(count, measure(folder / name, folder / (name + ".descry"), count));
  }
  std::printf(
      "{\"name\": \"album\", \"unit\": \"ms\", \"ours\": %.1f, \"peer\": null, \"ratio\": null, \"conditions\": {",
      all.back().second.slow_frame);
  for (const auto& [count, figures] : all) {
    print(count, figures);
    std::printf(", ");
  }
  std::printf("\"photographs\": \"1024x1024, %d different\", \"window\": \"1280x800, offscreen\"}}\n", kOriginals);
}
