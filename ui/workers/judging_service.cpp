#include "ui/workers/judging_service.h"

namespace descry {

JudgingService::JudgingService(QObject* parent) : QObject(parent), worker_(new JudgingWorker) {
  connect(worker_, &JudgingWorker::progressed, this, &JudgingService::progressed);
  connect(worker_, &JudgingWorker::finished, this, [this](int number, const JudgingOutcome& outcome) {
    stops_.remove(number);
    Q_EMIT finished(number, outcome);
  });
  thread_ = std::make_unique<WorkerThread>(worker_, QStringLiteral("judging"));
}

JudgingService::~JudgingService() {
  for (std::stop_source& stop : stops_) stop.request_stop();
}

template <typename Call>
int JudgingService::send(Call call) {
  const int number = ++last_;
  const std::stop_token stop = stops_[number].get_token();
  QMetaObject::invokeMethod(
      worker_, [worker = worker_, number, stop, call = std::move(call)]() mutable { call(*worker, number, stop); });
  return number;
}

int JudgingService::evaluate(JudgingJob job) {
  return send([job = std::move(job)](JudgingWorker& worker, int number, const std::stop_token& stop) mutable {
    job.number = number;
    worker.evaluate(job, stop);
  });
}

int JudgingService::compare(JudgingJob job) {
  return send([job = std::move(job)](JudgingWorker& worker, int number, const std::stop_token& stop) mutable {
    job.number = number;
    worker.compare(job, stop);
  });
}

int JudgingService::read(const QString& folder) {
  return send([folder](JudgingWorker& worker, int number, const std::stop_token&) { worker.read(number, folder); });
}

int JudgingService::describe(const QStringList& systems) {
  return send(
      [systems](JudgingWorker& worker, int number, const std::stop_token&) { worker.describe(number, systems); });
}

int JudgingService::savePage(const QString& file, const std::string& page) {
  return send(
      [file, page](JudgingWorker& worker, int number, const std::stop_token&) { worker.savePage(number, file, page); });
}

void JudgingService::cancel(int number) {
  if (const auto found = stops_.find(number); found != stops_.end()) found->request_stop();
}

}  // namespace descry
