#include "ui/workers/train_session.h"

#include <QThread>

namespace descry {

TrainSession::TrainSession(QObject* parent) : QObject(parent) {}

TrainSession::~TrainSession() {
  if (!isActive()) return;
  stop();
  joinThread();
}

void TrainSession::start(TrainJob job) {
  Q_ASSERT(!isActive());
  folder_ = QString::fromStdString(job.places.run_folder.string());
  control_ = std::make_shared<RunControl>();
  thread_ = new QThread(this);
  thread_->setObjectName(QStringLiteral("trainer"));
  auto* worker = new TrainWorker(std::move(job), control_);
  worker->moveToThread(thread_);
  connect(thread_, &QThread::started, worker, &TrainWorker::run);
  connect(thread_, &QThread::finished, worker, &QObject::deleteLater);
  connect(worker, &TrainWorker::progressed, this, &TrainSession::progressed);
  connect(worker, &TrainWorker::logged, this, &TrainSession::logged);
  connect(worker, &TrainWorker::stepped, this, &TrainSession::stepped);
  connect(worker, &TrainWorker::epochEnded, this, &TrainSession::epochEnded);
  connect(worker, &TrainWorker::happened, this, &TrainSession::happened);
  connect(worker, &TrainWorker::modelWritten, this, &TrainSession::modelWritten);
  connect(worker, &TrainWorker::ended, this, &TrainSession::finish);
  thread_->start();
  Q_EMIT started();
}

void TrainSession::pause() {
  if (!isActive()) return;
  control_->paused = true;
  Q_EMIT steered();
}

void TrainSession::unpause() {
  if (!isActive()) return;
  control_->paused = false;
  Q_EMIT steered();
}

void TrainSession::stop() {
  if (!isActive()) return;
  control_->stop.request_stop();
  control_->paused = false;
  Q_EMIT steered();
}

void TrainSession::scaleRate(double factor) {
  if (isActive()) control_->rate_scale = factor;
}

bool TrainSession::isPaused() const { return isActive() && control_->paused; }

bool TrainSession::isStopping() const { return isActive() && control_->stop.stop_requested(); }

void TrainSession::finish(const TrainEnding& ending) {
  joinThread();
  Q_EMIT ended(ending);
}

void TrainSession::joinThread() {
  // run() has returned, or returns within a step: its last act was to say so.
  thread_->quit();
  thread_->wait();
  delete std::exchange(thread_, nullptr);
}

}  // namespace descry
