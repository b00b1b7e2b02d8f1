#include "ui/workers/train_data.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "training/data/read_dataset.h"
#include "training/scenes/scenes.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr std::size_t kTrainSamples = 12, kOtherSamples = 6;
constexpr std::size_t kSampleCaptions = 5;
constexpr qsizetype kSampleLetters = 300;  // of a caption

QString text(const std::string& string) { return QString::fromStdString(string); }

DataSummary::Count countOf(const std::vector<CaptionedPicture>& pictures) {
  DataSummary::Count count;
  count.pictures = static_cast<qint64>(pictures.size());
  for (const CaptionedPicture& picture : pictures) count.captions += static_cast<qint64>(picture.captions.size());
  return count;
}

DataSample sampleOf(const CaptionedPicture& picture, const QString& split) {
  DataSample sample{textOf(picture.path), text(picture.name), split, {}, 0};
  const std::size_t shown = std::min(picture.captions.size(), kSampleCaptions);
  for (std::size_t i = 0; i < shown; ++i) sample.captions << text(picture.captions[i]).left(kSampleLetters);
  sample.more = static_cast<qint64>(picture.captions.size() - shown);
  return sample;
}

/// From all over the split.
void addSamples(const std::vector<CaptionedPicture>& pictures, const QString& split, std::size_t most,
                std::vector<DataSample>& samples) {
  const std::size_t count = std::min(most, pictures.size());
  for (std::size_t i = 0; i < count; ++i) samples.push_back(sampleOf(pictures[i * pictures.size() / count], split));
}

/// Leaves the captions.
void takeDataset(Dataset& dataset, DataSummary& summary) {
  summary.sources = std::move(dataset.sources);
  summary.train = countOf(dataset.train);
  summary.dev = countOf(dataset.dev);
  summary.test = countOf(dataset.test);
  summary.unlisted = countOf(dataset.unlisted);
  addSamples(dataset.train, TrainDataWorker::tr("train"), kTrainSamples, summary.samples);
  addSamples(dataset.dev, TrainDataWorker::tr("dev"), kOtherSamples, summary.samples);
  addSamples(dataset.test, TrainDataWorker::tr("test"), kOtherSamples, summary.samples);
  if (dataset.train.empty()) {
    summary.complaint = dataset.problems.empty()
                            ? TrainDataWorker::tr("No picture here can be trained on: there is none with a caption.")
                            : TrainDataWorker::tr("No picture here can be trained on: %1")
                                  .arg(text(dataset.problems.front().name + ": " + dataset.problems.front().message));
  }
  std::stable_sort(dataset.problems.begin(), dataset.problems.end(),
                   [](const DataProblem& a, const DataProblem& b) { return a.kind < b.kind; });
  summary.problems = std::make_shared<const std::vector<DataProblem>>(std::move(dataset.problems));
  std::vector<CaptionedPicture> dev;
  for (const CaptionedPicture& picture : dataset.dev)
    dev.push_back(
        {picture.name, picture.path, {picture.captions.begin(), picture.captions.begin() + !picture.captions.empty()}});
  summary.devPictures = std::make_shared<const std::vector<CaptionedPicture>>(std::move(dev));
}

}  // namespace

bool DataSummary::devDrawn() const {
  return std::any_of(sources.begin(), sources.end(), [](const DatasetSource& source) { return source.dev_drawn; });
}

void TrainDataWorker::read(const DataChoice& choice, std::stop_token stop) {
  if (stop.stop_requested()) return;
  DataSummary summary;
  summary.choice = choice;
  Result<Dataset> dataset = read_dataset(pathsOf(choice.sources), {choice.devShare, choice.seed}, stop);
  if (stop.stop_requested()) return;
  if (dataset) {
    takeDataset(*dataset, summary);
  } else {
    summary.problems = std::make_shared<const std::vector<DataProblem>>();
    summary.complaint = text(dataset.error().describe());
  }
  Q_EMIT dataRead(summary);
  if (!dataset) return;
  if (auto figures = CaptionFigures::of(dataset->train, dataset->dev, stop))
    Q_EMIT wordsCounted(choice, std::make_shared<const CaptionFigures>(std::move(*figures)));
}

void TrainDataWorker::writeScenes(const QString& folder) {
  const SceneSettings settings;
  if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("scenes.json")))) {
    Q_EMIT scenesWritten(folder);
    return;
  }
  const Result<void> written = write_scenes(folder.toStdString(), settings, [this, &settings](int done) {
    if (done % 20 == 0) Q_EMIT scenesProgressed(done, settings.count);
  });
  if (written) {
    Q_EMIT scenesWritten(folder);
  } else {
    Q_EMIT scenesFailed(text(written.error().describe()));
  }
}

}  // namespace descry
