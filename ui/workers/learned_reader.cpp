#include "ui/workers/learned_reader.h"

#include <QElapsedTimer>
#include <QFile>

namespace descry {

namespace {

constexpr qint64 kTellEvery = 250;  // milliseconds

}  // namespace

void LearnedReader::read(const QString& folder, std::stop_token stop) {
  if (stop.stop_requested()) return;
  if (folder != epochs_.folder) {
    epochs_ = {folder, {}, {}};
    stamps_.clear();
    problems_.clear();
  }
  const auto files = epoch_files(QFile::encodeName(folder).toStdString(), EpochFile::kWatched);
  for (auto known = stamps_.begin(); known != stamps_.end();) {
    const auto file = files.find(known->first);
    if (file != files.end() && file->second == known->second) {
      ++known;
      continue;
    }
    epochs_.watched.erase(known->first);
    problems_.erase(known->first);
    known = stamps_.erase(known);
  }
  QElapsedTimer sinceTold;
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    if (stamps_.contains(file->first)) continue;
    if (stop.stop_requested()) return;
    readEpoch(file->first);
    stamps_[file->first] = file->second;
    if (sinceTold.isValid() && sinceTold.elapsed() < kTellEvery) continue;
    tell();
    sinceTold.start();
  }
  tell();
}

void LearnedReader::readEpoch(int epoch) {
  auto captions = read_watched(QFile::encodeName(epochs_.folder).toStdString(), epoch);
  if (captions) {
    epochs_.watched[epoch] = std::make_shared<const std::vector<WatchedCaption>>(std::move(*captions));
  } else {
    problems_[epoch] = QString::fromStdString(captions.error().describe());
  }
}

void LearnedReader::tell() {
  epochs_.problem = problems_.empty() ? QString()
                    : problems_.size() == 1
                        ? problems_.begin()->second
                        : tr("%1 (and %2 more such files)").arg(problems_.begin()->second).arg(problems_.size() - 1);
  Q_EMIT epochsRead(epochs_);
}

}  // namespace descry
