#pragma once

#include <QDir>
#include <QString>

#include "training/run/trainer.h"
#include "training/scenes/scenes.h"

namespace descry {

/// Forty scenes of 32 pixels: an epoch of four steps that takes a fraction of a second.
inline void writeTinyScenes(const QString& folder) {
  SceneSettings scenes;
  scenes.count = 40;
  scenes.side = 32;
  const Result<void> written = write_scenes(folder.toStdString(), scenes);
  if (!written) throw std::runtime_error(written.error().describe());
}

/// A captioner small enough to train in milliseconds a step, for `epochs` epochs.
inline TrainingSettings tinySettings(const QString& data, int epochs) {
  TrainingSettings settings = *TrainingSettings::preset_named("scenes");
  settings.data = data.toStdString();
  settings.epochs = epochs;
  settings.batch_pictures = 8;
  settings.picture_side = settings.preprocessing.width = settings.preprocessing.height = 32;
  settings.network.width = 16;
  settings.network.feed_forward = 16;
  settings.network.head_size = 4;
  settings.warmup_steps = 2;
  settings.beam = 1;
  settings.evaluate_every = 1;
  settings.watched_pictures = 2;
  settings.device = "cpu";
  settings.precision = "fp32";
  return settings;
}

}  // namespace descry
