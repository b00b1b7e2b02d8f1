#pragma once

#include <QObject>
#include <memory>

#include "ui/workers/train_worker.h"

class QThread;

namespace descry {

/// The one run that the window is training: its worker, its thread and its steering. All signals come on the GUI
/// thread; no method waits but the destructor, which stops the run within a step.
class TrainSession : public QObject {
  Q_OBJECT

 public:
  explicit TrainSession(QObject* parent = nullptr);
  ~TrainSession() override;

  /// Only while !isActive().
  void start(TrainJob job);
  void pause();
  void unpause();
  /// Stop and save.
  void stop();
  /// The schedule's learning rate times this, from the next step on.
  void scaleRate(double factor);

  bool isActive() const { return thread_ != nullptr; }
  bool isPaused() const;
  bool isStopping() const;
  /// The active (or last) run's folder.
  QString runFolder() const { return folder_; }

 Q_SIGNALS:
  void started();
  void steered();  ///< pause, unpause or stop was asked for
  void progressed(const descry::RunProgress& progress);
  void logged(const QStringList& lines);
  void stepped(const std::vector<descry::StepRecord>& records);
  void epochEnded(const descry::EpochRecord& record);
  void happened(const descry::RunEvent& event);
  void modelWritten(const QString& file);
  void ended(const descry::TrainEnding& ending);

 private:
  void finish(const TrainEnding& ending);
  void joinThread();

  std::shared_ptr<RunControl> control_;
  QThread* thread_ = nullptr;
  QString folder_;
};

}  // namespace descry
