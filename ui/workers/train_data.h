#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <stop_token>
#include <vector>

#include "training/data/caption_figures.h"
#include "training/data/dataset.h"
#include "ui/workers/learned_reader.h"

namespace descry {

/// Which data, and how dev is drawn from what brings no lists.
struct DataChoice {
  QStringList sources;  ///< folders and captions files
  double devShare = 0.1;
  quint64 seed = 1;

  bool operator==(const DataChoice&) const = default;
};

/// A picture as it is shown for an example.
struct DataSample {
  QString path;
  QString name;
  QString split;         ///< train, dev, test
  QStringList captions;  ///< the first ones
  qint64 more = 0;       ///< captions beyond those
};

/// What chosen data was recognised as. Copies share the problems.
struct DataSummary {
  struct Count {
    qint64 pictures = 0, captions = 0;
  };

  DataChoice choice;
  QString complaint;  ///< why it cannot be trained on: a sentence, or empty
  std::vector<DatasetSource> sources;
  Count train, dev, test, unlisted;
  std::vector<DataSample> samples;
  std::shared_ptr<const std::vector<DataProblem>> problems;  ///< by kind; never null once read
  std::shared_ptr<const CaptionFigures> figures;             ///< null: still being counted
  PictureChoice devPictures;                                 ///< with their first captions; null: not read

  bool devDrawn() const;  ///< of at least one source
  qint64 problemCount() const { return problems ? static_cast<qint64>(problems->size()) : 0; }
};

/// Reads data and writes sample data, on a thread of its own.
class TrainDataWorker : public QObject {
  Q_OBJECT

 public:
  /// Emits nothing once `stop` was asked for. The captions' words are counted when the rest was told.
  void read(const descry::DataChoice& choice, std::stop_token stop);
  /// Sample scenes, unless the folder holds some already.
  void writeScenes(const QString& folder);

 Q_SIGNALS:
  void dataRead(const descry::DataSummary& summary);
  void wordsCounted(const descry::DataChoice& choice, const std::shared_ptr<const descry::CaptionFigures>& figures);
  void scenesProgressed(int done, int total);
  void scenesWritten(const QString& folder);
  void scenesFailed(const QString& sentence);
};

}  // namespace descry
