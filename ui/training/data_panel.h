#pragma once

#include <QWidget>
#include <memory>

#include "ui/workers/train_data.h"
#include "ui/workers/worker_thread.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace descry {

/// Chooses the data folder, says what was recognised in it, and makes sample data. A folder may be dropped on it.
class DataPanel : public QWidget {
  Q_OBJECT

 public:
  /// `samples`: where sample scenes are written.
  explicit DataPanel(const QString& samples, QWidget* parent = nullptr);
  ~DataPanel() override;

  QString folder() const;
  void setFolder(const QString& folder);
  /// The folder was read and can be trained on.
  bool isUsable() const { return summary_.usable && summary_.folder == folder(); }
  bool isReading() const { return reading_; }
  /// Why it cannot be trained on: a sentence, or empty.
  QString complaint() const;
  void makeSamples();

 Q_SIGNALS:
  void changed();
  void samplesReady();  ///< written and chosen
  void samplesFailed(const QString& sentence);
  void readRequested(const QString& folder);
  void scenesRequested(const QString& folder);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build();
  void connectWorker();
  void browse();
  void readNow();
  void showSummary(const DataSummary& summary);
  void showScenesProgress(int done, int total);

  QString samples_;
  DataSummary summary_;
  bool reading_ = false;
  QLineEdit* path_ = nullptr;
  QPushButton* browse_ = nullptr;
  QLabel* found_ = nullptr;
  QToolButton* problemsButton_ = nullptr;
  QPlainTextEdit* problems_ = nullptr;
  QPushButton* sampleButton_ = nullptr;
  QProgressBar* sampleProgress_ = nullptr;
  TrainDataWorker* worker_ = nullptr;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
