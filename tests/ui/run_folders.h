#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <stdexcept>

#include "training/run/metrics_file.h"
#include "training/run/run_folder.h"

namespace descry {

inline void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
    throw std::runtime_error("cannot write " + path.toStdString());
}

/// What a run folder is to say.
struct WrittenRun {
  QString data = QStringLiteral("/data/flickr8k");
  QByteArray state = "finished";
  int epochs = 2;
  double bestCider = 0.5;  ///< of the last epoch; the others have less
  QByteArray started = "2026-01-02T03:04:05Z";
  int steps = 20;  ///< an epoch
};

/// A run of an earlier version, whose state says nothing of its epochs.
inline void writeRun(const QString& folder, const WrittenRun& run) {
  QDir().mkpath(folder + QStringLiteral("/captions"));
  TrainingSettings settings;
  settings.data = run.data.toStdString();
  settings.epochs = run.epochs;
  if (!write_settings(settings, (folder + QStringLiteral("/settings.json")).toStdString()))
    throw std::runtime_error("cannot write settings");
  std::string records = metrics_header();
  StepRecord step;
  for (int epoch = 1; epoch <= run.epochs; ++epoch) {
    for (int i = 0; i < run.steps; ++i) {
      ++step.step;
      step.epoch = epoch;
      step.loss = 5.0 / epoch;
      step.seconds = static_cast<double>(step.step);
      records += metrics_line(step);
    }
    EpochRecord record;
    record.epoch = epoch;
    record.step = step.step;
    record.val_loss = 4.0 - epoch;
    record.metrics = {{"CIDEr", run.bestCider - (run.epochs - epoch) * 0.1}, {"Bleu_4", 0.2}};
    record.best = epoch == run.epochs;
    records += metrics_line(record);
  }
  writeFile(folder + QStringLiteral("/metrics.csv"), QByteArray::fromStdString(records));
  writeFile(folder + QStringLiteral("/state.json"), "{\"state\": \"" + run.state + "\"}");
  writeFile(folder + QStringLiteral("/log.txt"), run.started + " Begun.\n");
  if (run.state != "finished") writeFile(folder + QStringLiteral("/last.safetensors"), "not looked into");
}

}  // namespace descry
