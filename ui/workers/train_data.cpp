#include "ui/workers/train_data.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "training/data/read_dataset.h"
#include "training/scenes/scenes.h"

namespace descry {

namespace {

constexpr int kShownProblems = 2000;

QString text(const std::string& string) { return QString::fromStdString(string); }

QString recognised(const Dataset& dataset) {
  const auto count = [](const std::vector<CaptionedPicture>& pictures) { return QLocale().toString(pictures.size()); };
  std::size_t captions = 0;
  for (const auto* split : {&dataset.train, &dataset.dev, &dataset.test}) {
    for (const CaptionedPicture& picture : *split) captions += picture.captions.size();
  }
  return TrainDataWorker::tr("%1\nPictures: %2 train, %3 dev, %4 test\nCaptions: %5")
      .arg(text(dataset.name), count(dataset.train), count(dataset.dev), count(dataset.test),
           QLocale().toString(captions));
}

QString nothingToLearn(const Dataset& dataset) {
  return TrainDataWorker::tr("No picture here can be trained on: %1")
      .arg(dataset.problems.empty() ? TrainDataWorker::tr("there is none with a caption.")
                                    : text(dataset.problems.front().name + ": " + dataset.problems.front().message));
}

QStringList sentences(const std::vector<DataProblem>& problems) {
  QStringList lines;
  for (const DataProblem& problem : problems) {
    if (lines.size() == kShownProblems) {
      lines << TrainDataWorker::tr("… and %1 more").arg(problems.size() - kShownProblems);
      break;
    }
    lines << (problem.name.empty() ? text(problem.message) : text(problem.name + ": " + problem.message));
  }
  return lines;
}

}  // namespace

void TrainDataWorker::read(const QString& folder) {
  DataSummary summary{folder, false, {}, {}};
  const Result<Dataset> dataset = read_dataset({folder.toStdString()});
  if (!dataset) {
    summary.text = text(dataset.error().describe());
  } else {
    summary.usable = !dataset->train.empty();
    summary.text = summary.usable ? recognised(*dataset) : nothingToLearn(*dataset);
    summary.problems = sentences(dataset->problems);
  }
  Q_EMIT dataRead(summary);
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
