#include "ui/training/learned/learned_run.h"

#include <algorithm>
#include <iterator>

namespace descry {

LearnedRun::LearnedRun(QObject* parent) : QObject(parent) {
  auto* reader = new LearnedReader;
  connect(this, &LearnedRun::readRequested, reader, &LearnedReader::read);
  connect(this, &LearnedRun::reportRequested, reader, &LearnedReader::readReport);
  connect(this, &LearnedRun::choiceRequested, reader, &LearnedReader::readChoice);
  connect(this, &LearnedRun::chooseRequested, reader, &LearnedReader::choose);
  connect(reader, &LearnedReader::choiceNotStored, this, &LearnedRun::choiceNotStored);
  connect(reader, &LearnedReader::choiceRead, this, [this](const WatchedChoice& choice) {
    if (choice.folder == epochs_.folder) Q_EMIT choiceRead(choice);
  });
  connect(reader, &LearnedReader::epochsRead, this, &LearnedRun::take);
  connect(reader, &LearnedReader::reportRead, this, [this](const LearnedReport& report) {
    if (report.folder != epochs_.folder || report.epoch != reportAwaited_) return;
    report_ = report;
    reportAwaited_ = 0;
    Q_EMIT reportChanged();
  });
  thread_ = std::make_unique<WorkerThread>(reader, QStringLiteral("learned reader"));
}

LearnedRun::~LearnedRun() {
  reading_.request_stop();
  awaiting_.request_stop();
}

void LearnedRun::open(const QString& folder) {
  if (folder == epochs_.folder) return refresh();
  reading_.request_stop();
  reading_ = {};
  epochs_ = {folder, {}, {}, {}};
  numbers_.clear();
  report_ = {};
  chosen_.reset();
  Q_EMIT epochsChanged();
  refresh();
}

void LearnedRun::refresh() {
  if (!epochs_.folder.isEmpty()) Q_EMIT readRequested(epochs_.folder, reading_.get_token());
}

void LearnedRun::take(const LearnedEpochs& epochs) {
  if (epochs.folder != epochs_.folder) return;  // another run was chosen meanwhile
  if (epochs.watched == epochs_.watched && epochs.reported == epochs_.reported && epochs.problem == epochs_.problem)
    return;
  epochs_ = epochs;
  numbers_.assign(epochs_.reported.begin(), epochs_.reported.end());
  for (const auto& [epoch, captions] : epochs_.watched) numbers_.push_back(epoch);
  std::sort(numbers_.begin(), numbers_.end());
  numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
  report_ = {};  // a resumed run writes reports anew
  reportAwaited_ = 0;
  if (chosen_ && !std::binary_search(numbers_.begin(), numbers_.end(), *chosen_)) chosen_.reset();
  Q_EMIT epochsChanged();
}

int LearnedRun::epoch() const { return chosen_.value_or(newest()); }

int LearnedRun::place() const {
  return static_cast<int>(std::lower_bound(numbers_.begin(), numbers_.end(), epoch()) - numbers_.begin());
}

void LearnedRun::lookAt(int place) {
  const auto count = static_cast<int>(numbers_.size());
  if (place < 0 || place >= count || place == this->place()) return;
  if (place == count - 1) {
    chosen_.reset();
  } else {
    chosen_ = numbers_[static_cast<std::size_t>(place)];
  }
  Q_EMIT epochChanged();
}

WatchedEpoch LearnedRun::captionsOf(int epoch) const {
  const auto captions = epochs_.watched.find(epoch);
  return captions == epochs_.watched.end() ? nullptr : captions->second;
}

const WatchedCaption* LearnedRun::captionOf(const std::string& picture, int epoch) const {
  const WatchedEpoch captions = captionsOf(epoch);
  if (captions == nullptr) return nullptr;
  const auto found = std::find_if(captions->begin(), captions->end(),
                                  [&](const WatchedCaption& caption) { return caption.picture == picture; });
  return found == captions->end() ? nullptr : &*found;
}

int LearnedRun::reportedEpoch() const {
  const auto after = epochs_.reported.upper_bound(epoch());
  return after == epochs_.reported.begin() ? 0 : *std::prev(after);
}

LearnedReport LearnedRun::report() {
  const int epoch = reportedEpoch();
  if (epoch == 0 || (report_.folder == epochs_.folder && report_.epoch == epoch))
    return epoch == 0 ? LearnedReport() : report_;
  if (reportAwaited_ != epoch) {
    // What a moving slider has passed need not be read.
    awaiting_.request_stop();
    awaiting_ = {};
    reportAwaited_ = epoch;
    Q_EMIT reportRequested(epochs_.folder, epoch, awaiting_.get_token());
  }
  return {epochs_.folder, epoch, nullptr, {}};
}

std::vector<std::pair<int, double>> LearnedRun::ciderOf(const std::string& picture) const {
  std::vector<std::pair<int, double>> scores;
  for (const auto& [epoch, captions] : epochs_.watched) {
    const WatchedCaption* caption = captionOf(picture, epoch);
    if (caption != nullptr && caption->cider) scores.emplace_back(epoch, *caption->cider);
  }
  return scores;
}

}  // namespace descry
