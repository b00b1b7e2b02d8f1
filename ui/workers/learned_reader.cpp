#include "ui/workers/learned_reader.h"

#include <QElapsedTimer>

#include "training/run/dev_report.h"
#include "training/run/watched.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr qint64 kTellEvery = 250;  // milliseconds

}  // namespace

void LearnedReader::read(const QString& folder, std::stop_token stop) {
  if (stop.stop_requested()) return;
  if (folder != epochs_.folder) {
    epochs_ = {folder, {}, {}, {}};
    stamps_.clear();
    problems_.clear();
  }
  const auto files = epoch_files(pathOf(folder), EpochFile::kWatched);
  epochs_.reported.clear();
  for (const auto& [epoch, stamp] : epoch_files(pathOf(folder), EpochFile::kDev)) epochs_.reported.insert(epoch);
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
  auto captions = read_watched(pathOf(epochs_.folder), epoch);
  if (captions) {
    epochs_.watched[epoch] = std::make_shared<const std::vector<WatchedCaption>>(std::move(*captions));
  } else {
    problems_[epoch] = QString::fromStdString(captions.error().describe());
  }
}

void LearnedReader::readReport(const QString& folder, int epoch, std::stop_token stop) {
  if (stop.stop_requested()) return;
  auto read = read_dev_report(pathOf(folder), epoch);
  LearnedReport report{folder, epoch, nullptr, {}};
  if (read) {
    report.report = std::make_shared<const EvaluationReport>(std::move(*read));
  } else {
    report.problem = QString::fromStdString(read.error().describe());
  }
  Q_EMIT reportRead(report);
}

void LearnedReader::readChoice(const QString& folder) {
  WatchedChoice choice{folder, nullptr, watched_choice(pathOf(folder)).value_or(std::vector<std::string>()), {}};
  if (choice.chosen.empty() && folder == epochs_.folder && !epochs_.watched.empty())
    for (const WatchedCaption& caption : *epochs_.watched.rbegin()->second) choice.chosen.push_back(caption.picture);
  auto pictures = read_dev_pictures(pathOf(folder));
  if (pictures) {
    choice.pictures = std::make_shared<const std::vector<CaptionedPicture>>(std::move(*pictures));
  } else {
    choice.problem = pictures.error().code == ErrorCode::kNotFound
                         ? tr("This run has no list of its dev pictures: it was made by an earlier version.")
                         : QString::fromStdString(pictures.error().describe());
  }
  Q_EMIT choiceRead(choice);
}

void LearnedReader::choose(const QString& folder, const std::vector<std::string>& names) {
  if (const auto written = write_watched_choice(pathOf(folder), names); !written)
    Q_EMIT choiceNotStored(QString::fromStdString(written.error().describe()));
}

void LearnedReader::tell() {
  epochs_.problem = problems_.empty() ? QString()
                    : problems_.size() == 1
                        ? problems_.begin()->second
                        : tr("%1 (and %2 more such files)").arg(problems_.begin()->second).arg(problems_.size() - 1);
  Q_EMIT epochsRead(epochs_);
}

}  // namespace descry
