#include "ui/captioning/album/caption_queue.h"

#include <QSet>
#include <algorithm>
#include <utility>

#include "ui/captioning/album/album_model.h"
#include "ui/workers/caption_service.h"

namespace descry {
namespace {

constexpr std::size_t kPortion = 64;      // pictures a job; long enough that the worker's pipeline pays off
constexpr std::size_t kFirstPortion = 2;  // so that the first caption is there at once

}  // namespace

CaptionQueue::CaptionQueue(AlbumModel* album, CaptionService* service, QObject* parent)
    : QObject(parent), album_(album), service_(service) {
  connect(service_, &CaptionService::captioned, this, &CaptionQueue::takeResults);
  connect(service_, &CaptionService::jobFinished, this, &CaptionQueue::endJob);
}

void CaptionQueue::add(const std::vector<PictureId>& pictures) {
  if (pictures.empty()) return;
  if (waiting_.empty() && !running_) {
    done_ = failed_ = 0;
    seconds_before_ = 0;
  }
  cancelled_ = false;
  Q_EMIT cancelled(false);
  if (stopped_) {  // what the cancelled job leaves of these is not its own any more
    const QSet<PictureId> wanted(pictures.begin(), pictures.end());
    std::erase_if(working_, [&](PictureId id) { return wanted.contains(id); });
  }
  album_->setState(pictures, PictureState::kWaiting);
  waiting_.insert(waiting_.end(), pictures.begin(), pictures.end());
  startNext();
  Q_EMIT changed();
}

void CaptionQueue::forget(const std::vector<PictureId>& pictures) {
  const QSet<PictureId> gone(pictures.begin(), pictures.end());
  std::erase_if(waiting_, [&](PictureId id) { return gone.contains(id); });
  std::erase_if(working_, [&](PictureId id) { return gone.contains(id); });
  rest();
  Q_EMIT changed();
}

void CaptionQueue::startNext() {
  if (running_ || paused_ || !ready_) return;
  CaptionJob job;
  working_.clear();
  const std::size_t portion = done_ == 0 ? kFirstPortion : kPortion;
  while (!waiting_.empty() && working_.size() < portion) {
    const PictureId id = waiting_.front();
    waiting_.pop_front();
    const AlbumEntry* entry = album_->find(id);
    if (!entry) continue;  // removed meanwhile
    working_.push_back(id);
    job.pictures.push_back({id, entry->path});
  }
  if (working_.empty()) return;
  album_->setState(working_, PictureState::kWorking);
  job.number = ++job_;
  job.settings = settings_;
  running_ = true;
  since_start_.start();
  service_->startJob(job);
}

void CaptionQueue::takeResults(int job, const std::vector<CaptionResult>& results) {
  if (job != job_ || dropped_) return;
  album_->setResults(results);
  for (const CaptionResult& result : results) {
    if (std::erase(working_, result.id) == 0) continue;  // removed meanwhile
    ++done_;
    if (!result.problem.isEmpty()) ++failed_;
  }
  Q_EMIT changed();
}

void CaptionQueue::endJob(int job, const QString& problem) {
  if (job != job_) return;
  const bool could_not = !problem.isEmpty() && !dropped_;
  if (!dropped_) seconds_before_ += static_cast<double>(since_start_.elapsed()) / 1000;
  running_ = dropped_ = false;
  giveBack();
  paused_ |= could_not;
  rest();
  startNext();
  Q_EMIT changed();
  if (could_not) Q_EMIT failed(problem);  // last, so that nothing is said in its place
}

void CaptionQueue::giveBack() {
  const bool stays = std::exchange(stopped_, false);
  if (working_.empty()) return;
  album_->setState(working_, stays ? PictureState::kStopped : PictureState::kWaiting);
  if (!stays) waiting_.insert(waiting_.begin(), working_.begin(), working_.end());
  working_.clear();
}

void CaptionQueue::rest() {
  if (waiting_.empty() && !running_) paused_ = false;  // what comes next is not what was paused
}

void CaptionQueue::pause() {
  paused_ = true;
  if (running_) service_->stopJob();
  Q_EMIT changed();
}

void CaptionQueue::resume() {
  paused_ = false;
  startNext();
  Q_EMIT changed();
}

void CaptionQueue::cancel() {
  const std::vector<PictureId> left(waiting_.begin(), waiting_.end());
  waiting_.clear();
  stopped_ = running_;
  cancelled_ = !left.empty() || running_;
  paused_ = false;
  album_->setState(left, PictureState::kStopped);
  if (running_) service_->stopJob();
  if (cancelled_) Q_EMIT cancelled(true);
  Q_EMIT changed();
}

void CaptionQueue::clear() {
  waiting_.clear();
  working_.clear();
  paused_ = cancelled_ = stopped_ = false;
  done_ = failed_ = 0;
  seconds_before_ = 0;
  dropped_ = running_;
  if (running_) service_->stopJob();
  Q_EMIT changed();
}

void CaptionQueue::hurry(const std::vector<PictureId>& pictures) {
  if (waiting_.empty() || pictures.empty()) return;
  const QSet<PictureId> wanted(pictures.begin(), pictures.end());
  QSet<PictureId> found;
  std::erase_if(waiting_, [&](PictureId id) {
    if (!wanted.contains(id)) return false;
    found.insert(id);
    return true;
  });
  for (auto id = pictures.rbegin(); id != pictures.rend(); ++id) {
    if (found.remove(*id)) waiting_.push_front(*id);
  }
}

void CaptionQueue::setModelReady(bool ready) {
  ready_ = ready;
  startNext();
  Q_EMIT changed();
}

CaptionQueue::State CaptionQueue::state() const {
  if (waiting_.empty() && (!running_ || dropped_)) return State::kIdle;
  if (paused_) return State::kPaused;
  return ready_ || running_ ? State::kRunning : State::kNoModel;
}

CaptionQueue::Progress CaptionQueue::progress() const {
  Progress progress;
  progress.done = done_;
  progress.failed = failed_;
  progress.total = done_ + static_cast<int>(waiting_.size() + working_.size());
  progress.seconds =
      seconds_before_ + (running_ && !dropped_ ? static_cast<double>(since_start_.elapsed()) / 1000 : 0.0);
  // The first fraction of a second says more about opening files than about the pace.
  if (done_ >= 4 && progress.seconds > 0.2) {
    progress.per_second = done_ / progress.seconds;
    progress.seconds_left = (progress.total - done_) / progress.per_second;
  }
  return progress;
}

}  // namespace descry
