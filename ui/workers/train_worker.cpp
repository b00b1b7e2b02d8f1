#include "ui/workers/train_worker.h"

#include <QDateTime>
#include <QFileInfo>

#include "ui/workers/calm_thread.h"

namespace descry {

namespace {

constexpr int kSendEvery = 50;  // milliseconds
constexpr const char* kBestModel = "best.safetensors";

QString text(const std::string& string) { return QString::fromStdString(string); }

}  // namespace

TrainWorker::TrainWorker(TrainJob job, std::shared_ptr<RunControl> control)
    : job_(std::move(job)), control_(std::move(control)) {
  sinceSent_.start();
}

void TrainWorker::run() {
  yieldToWindow();
  // A model that lies there from before a resumed run is no news.
  modelTime_ = QFileInfo(job_.places.run_folder / kBestModel).lastModified().toMSecsSinceEpoch();
  TrainEnding ending;
  try {
    ending = endingOf(train());
  } catch (const std::exception& failure) {
    // The window outlives a fault in the trainer: the run's checkpoints are on disk.
    ending.sentence = tr("Training stopped by a fault in the program: %1. What was saved can be continued.")
                          .arg(text(failure.what()).section(QLatin1Char('\n'), 0, 0));
  }
  send();
  lookForModel();
  Q_EMIT ended(ending);
}

Result<RunOutcome> TrainWorker::train() {
  if (job_.branch_of) {
    const auto& [run, point] = *job_.branch_of;
    if (auto made = make_branch(run, point, job_.settings, {job_.places.run_folder}); !made)
      return tl::unexpected(made.error());
  }
  return descry::train(job_.settings, job_.places, job_.resume, *control_, {this});
}

TrainEnding TrainWorker::endingOf(const Result<RunOutcome>& outcome) {
  TrainEnding ending;
  if (!outcome) {
    ending.state = outcome.error().code == ErrorCode::kCancelled ? RunState::kStopped : RunState::kFailed;
    ending.sentence = text(outcome.error().describe());
    return ending;
  }
  ending.state = outcome->state;
  ending.best = outcome->best;
  ending.bestModel = text(outcome->best_model.string());
  ending.sentence =
      ending.state == RunState::kStopped ? tr("Stopped and saved; it can be continued.") : tr("Finished.");
  return ending;
}

void TrainWorker::on_progress(const RunProgress& progress) {
  const bool news = progress.state != progress_.state || progress.epoch != progress_.epoch;
  progress_ = progress;
  progressWaits_ = true;
  if (news) {
    send();
    lookForModel();
  } else {
    sendWhenDue();
  }
}

void TrainWorker::on_log(const std::string& line) {
  lines_ << text(line);
  sendWhenDue();
}

void TrainWorker::on_step(const StepRecord& record) {
  steps_.push_back(record);
  sendWhenDue();
}

void TrainWorker::on_epoch(const EpochRecord& record) {
  send();
  Q_EMIT epochEnded(record);
  lookForModel();
}

void TrainWorker::on_event(const RunEvent& event) {
  send();
  Q_EMIT happened(event);
}

void TrainWorker::sendWhenDue() {
  if (sinceSent_.elapsed() >= kSendEvery) send();
}

void TrainWorker::send() {
  sinceSent_.restart();
  if (!lines_.isEmpty()) Q_EMIT logged(std::exchange(lines_, {}));
  if (!steps_.empty()) Q_EMIT stepped(std::exchange(steps_, {}));
  if (std::exchange(progressWaits_, false)) Q_EMIT progressed(progress_);
}

void TrainWorker::lookForModel() {
  const QFileInfo file(job_.places.run_folder / kBestModel);
  if (!file.exists()) return;
  const qint64 time = file.lastModified().toMSecsSinceEpoch();
  if (time == modelTime_) return;
  modelTime_ = time;
  Q_EMIT modelWritten(file.filePath());
}

}  // namespace descry
