#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <stop_token>

#include "training/run/forecast.h"
#include "ui/workers/train_data.h"
#include "ui/workers/worker_thread.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace descry {

class DataDialog;
class SourceList;

/// Chooses the data, says what was recognised in it and how it is split, and makes sample data.
class DataPanel : public QWidget {
  Q_OBJECT

 public:
  /// `samples`: where sample scenes are written.
  explicit DataPanel(const QString& samples, QWidget* parent = nullptr);
  ~DataPanel() override;

  const DataChoice& choice() const { return choice_; }
  const QStringList& sources() const { return choice_.sources; }
  void setSources(const QStringList& sources);
  /// The first of the sources, or nothing.
  QString folder() const { return choice_.sources.value(0); }
  void setFolder(const QString& folder) { setSources({folder}); }
  /// How dev is drawn where the data brings no lists. What that concerns is read again.
  void setSplit(double devShare, quint64 seed);
  /// The vocabulary that a run would make of the data, for what is shown of it.
  void setVocabulary(const VocabularyOptions& vocabulary);
  /// What a run that learns from the data is called after.
  QString name() const;

  /// What is known of the data that was chosen, as these settings would use it.
  DataCounts counts(const TrainingSettings& settings) const;

  /// Those of the data that was chosen; null while it is not known.
  PictureChoice devPictures() const { return isReading() ? nullptr : summary_.devPictures; }

  bool isReading() const { return !choice_.sources.isEmpty() && !(summary_.choice == choice_); }
  /// Why it cannot be trained on: a sentence, or empty.
  QString complaint() const;
  void makeSamples();

 Q_SIGNALS:
  void changed();
  void samplesReady();  ///< written and chosen
  void samplesFailed(const QString& sentence);
  void readRequested(const descry::DataChoice& choice, std::stop_token stop);
  void scenesRequested(const QString& folder);

 private:
  void build();
  void connectWorker();
  /// `soon`: after edits that come in quick succession.
  void read(bool soon);
  void showSummary(const DataSummary& summary);
  void showState();
  QString splitText() const;
  void showDetails();
  void showScenesProgress(int done, int total);

  QString samples_;
  DataChoice choice_;
  VocabularyOptions vocabulary_;
  DataSummary summary_;  ///< of the last choice that was read
  std::stop_source reading_;
  QTimer readSoon_;
  SourceList* list_ = nullptr;
  QLabel* found_ = nullptr;
  QPushButton* details_ = nullptr;
  QPushButton* sampleButton_ = nullptr;
  QProgressBar* sampleProgress_ = nullptr;
  QPointer<DataDialog> dialog_;
  TrainDataWorker* worker_ = nullptr;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
