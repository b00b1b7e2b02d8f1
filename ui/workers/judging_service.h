#pragma once

#include <QHash>
#include <QObject>
#include <memory>
#include <stop_token>

#include "ui/workers/judging_worker.h"
#include "ui/workers/worker_thread.h"

namespace descry {

/// Where the window judges captioners: one job after another. Every method returns the job's number at once; `finished`
/// follows, on the GUI thread. The destructor stops what goes on.
class JudgingService : public QObject {
  Q_OBJECT

 public:
  explicit JudgingService(QObject* parent = nullptr);
  ~JudgingService() override;

  int evaluate(JudgingJob job);
  int read(const QString& folder);
  int describe(const QStringList& systems);
  int compare(JudgingJob job);
  int savePage(const QString& file, const std::string& page);
  /// Of a job that is over, or of none: nothing happens.
  void cancel(int number);

 Q_SIGNALS:
  void progressed(int number, const QString& phase, qint64 done, qint64 total);
  void finished(int number, const descry::JudgingOutcome& outcome);

 private:
  /// Has the worker called on its thread, with the number of a new job, which is returned.
  template <typename Call>
  int send(Call call);

  int last_ = 0;
  QHash<int, std::stop_source> stops_;
  JudgingWorker* worker_ = nullptr;
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
