// How long a run of 1,000,000 steps takes from its folder until its curves are drawn (ms; no peer).
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/start_up.h"
#include "tests/benchmarks/long_runs.h"
#include "training/run/metrics_file.h"
#include "ui/training/plots/run_plots.h"
#include "ui/workers/train_runs.h"

namespace {

constexpr int kRounds = 7;

double write_run(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "settings.json") << "{}\n";
  std::ofstream file(folder / "metrics.csv", std::ios::binary);
  file << descry::metrics_header();
  LongRun run(1);
  for (std::int64_t step = 0; step < LongRun::kSteps; ++step) {
    file << descry::metrics_line(run.next());
    if (run.ends_epoch()) file << descry::metrics_line(run.epoch());
  }
  file.close();
  return static_cast<double>(std::filesystem::file_size(folder / "metrics.csv")) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry-bench"));
  const QString folder = home.filePath(QStringLiteral("long"));
  const double megabytes = write_run(folder.toStdString());

  descry::RunPlots plots;
  plots.resize(900, 600);
  plots.show();
  QApplication::processEvents();
  descry::TrainRunsReader reader;
  descry::RunDetails details;
  QObject::connect(&reader, &descry::TrainRunsReader::runRead, &plots,
                   [&](const descry::RunDetails& read) { details = read; });
  std::vector<double> all, reading;
  for (int round = 0; round < kRounds; ++round) {
    QElapsedTimer clock;
    clock.start();
    reader.readRun(folder);
    reading.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    plots.showRun(folder, details.summary.name, 0, details.curves);
    plots.grab();
    all.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    if (plots.loss()->curve(folder, 0).size() != static_cast<std::size_t>(LongRun::kSteps)) {
      std::fprintf(stderr, "bench_run_open: not all steps were read\n");
      return 1;
    }
    plots.hideRun(folder);
  }
  std::sort(all.begin(), all.end());
  std::sort(reading.begin(), reading.end());
  std::printf("%.0f MB of records; read in %.0f ms, read and drawn in %.0f ms; %.0f MB in memory\n", megabytes,
              reading[kRounds / 2], all[kRounds / 2], static_cast<double>(details.curves.bytes()) / 1e6);
  std::printf(
      "{\"name\": \"run-open\", \"unit\": \"ms\", \"ours\": %.1f, \"read_ms\": %.1f, \"memory_mb\": %.1f, "
      "\"conditions\": \"%s platform, %d processors; median of %d; metrics.csv of %lld steps and %.0f MB in the page "
      "cache, until the plots in view are drawn at 900x600\"}\n",
      all[kRounds / 2], reading[kRounds / 2], static_cast<double>(details.curves.bytes()) / 1e6,
      QGuiApplication::platformName().toUtf8().constData(), QThread::idealThreadCount(), kRounds,
      static_cast<long long>(LongRun::kSteps), megabytes);
}
