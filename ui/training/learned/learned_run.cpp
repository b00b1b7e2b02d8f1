#include "ui/training/learned/learned_run.h"

#include <algorithm>
#include <iterator>

namespace descry {

LearnedRun::LearnedRun(QObject* parent) : QObject(parent) {
  auto* reader = new LearnedReader;
  connect(this, &LearnedRun::readRequested, reader, &LearnedReader::read);
  connect(reader, &LearnedReader::epochsRead, this, &LearnedRun::take);
  thread_ = std::make_unique<WorkerThread>(reader, QStringLiteral("learned reader"));
}

LearnedRun::~LearnedRun() { reading_.request_stop(); }

void LearnedRun::open(const QString& folder) {
  if (folder == epochs_.folder) return refresh();
  reading_.request_stop();
  reading_ = {};
  epochs_ = {folder, {}, {}};
  chosen_.reset();
  Q_EMIT epochsChanged();
  refresh();
}

void LearnedRun::refresh() {
  if (!epochs_.folder.isEmpty()) Q_EMIT readRequested(epochs_.folder, reading_.get_token());
}

void LearnedRun::take(const LearnedEpochs& epochs) {
  if (epochs.folder != epochs_.folder) return;  // another run was chosen meanwhile
  if (epochs.watched == epochs_.watched && epochs.problem == epochs_.problem) return;
  epochs_ = epochs;
  if (chosen_ && !epochs_.watched.contains(*chosen_)) chosen_.reset();
  Q_EMIT epochsChanged();
}

int LearnedRun::newest() const { return epochs_.watched.empty() ? 0 : epochs_.watched.rbegin()->first; }

int LearnedRun::epoch() const { return chosen_.value_or(newest()); }

int LearnedRun::place() const {
  return static_cast<int>(std::distance(epochs_.watched.begin(), epochs_.watched.lower_bound(epoch())));
}

void LearnedRun::lookAt(int place) {
  if (place < 0 || place >= places() || place == this->place()) return;
  if (place == places() - 1) {
    chosen_.reset();
  } else {
    chosen_ = std::next(epochs_.watched.begin(), place)->first;
  }
  Q_EMIT epochChanged();
}

const WatchedCaption* LearnedRun::captionOf(const std::string& picture, int epoch) const {
  const auto captions = epochs_.watched.find(epoch);
  if (captions == epochs_.watched.end()) return nullptr;
  const auto found = std::find_if(captions->second->begin(), captions->second->end(),
                                  [&](const WatchedCaption& caption) { return caption.picture == picture; });
  return found == captions->second->end() ? nullptr : &*found;
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
