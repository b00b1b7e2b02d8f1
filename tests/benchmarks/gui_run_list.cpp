// A list of 500 runs: until it is full, the longest stall meanwhile, and the slowest key of a search (no peer:
// scan_ms).
#include <QAbstractItemModel>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "training/run/metrics_file.h"
#include "training/run/run_folder.h"
#include "ui/training/runs/run_list.h"

namespace {

constexpr int kRuns = 500, kEpochs = 8, kSteps = 250;

/// As an earlier version left it: without a digest, so that its records are gone through.
void writeRun(const std::filesystem::path& folder, int number) {
  std::filesystem::create_directories(folder);
  descry::TrainingSettings settings;
  settings.epochs = kEpochs;
  (void)descry::write_settings(settings, folder / "settings.json");
  std::string records = descry::metrics_header();
  descry::StepRecord step;
  for (int epoch = 1; epoch <= kEpochs; ++epoch) {
    for (int i = 0; i < kSteps; ++i) {
      ++step.step;
      step.epoch = epoch;
      records += descry::metrics_line(step);
    }
    descry::EpochRecord record;
    record.epoch = epoch;
    record.metrics["CIDEr"] = (number % 97) * 0.01;
    records += descry::metrics_line(record);
  }
  std::ofstream(folder / "metrics.csv") << records;
  std::ofstream(folder / "state.json") << R"({"state": "finished"})";
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication app(argc, argv);
  const QTemporaryDir folder;
  const std::filesystem::path runs = folder.path().toStdString();
  for (int i = 0; i < kRuns; ++i) writeRun(runs / ("run-" + std::to_string(i)), i);

  descry::RunList list(folder.path());
  list.resize(700, 800);
  list.show();
  bool full = false;
  QObject::connect(&list, &descry::RunList::scanned, &list, [&full] { full = true; });
  QElapsedTimer clock;
  double longest = 0;
  const auto spend = [&](auto until) {
    while (!until()) {
      QElapsedTimer turn;
      turn.start();
      QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
      longest = std::max(longest, static_cast<double>(turn.nsecsElapsed()) / 1e6 - 5);
    }
  };
  clock.start();
  list.scan();
  spend([&full] { return full; });
  const double scan = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  auto* search = list.findChild<QLineEdit*>(QStringLiteral("runSearch"));
  auto* table = list.findChild<QTreeView*>(QStringLiteral("runList"));
  double key = 0, sort = 0;
  for (const char letter : {'r', 'u', 'n', '-', '4', '2'}) {
    clock.restart();
    search->insert(QString(QLatin1Char(letter)));
    QApplication::processEvents();
    key = std::max(key, static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  search->clear();
  for (int column = 0; column < table->model()->columnCount(); ++column) {
    clock.restart();
    table->sortByColumn(column, Qt::DescendingOrder);
    table->viewport()->repaint();
    sort = std::max(sort, static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  std::printf(
      "{\"name\": \"gui-run-list\", \"unit\": \"ms\", \"ours\": %.0f, \"peer\": null, \"ratio\": null, \"conditions\": "
      "{\"runs\": %d, \"steps a run\": %d, \"longest_stall_ms\": %.1f, \"slowest_key_ms\": %.1f, "
      "\"slowest_sort_ms\": %.1f}}\n",
      scan, kRuns, kEpochs * kSteps, longest, key, sort);
  return table->model()->rowCount() == kRuns ? 0 : 1;
}
