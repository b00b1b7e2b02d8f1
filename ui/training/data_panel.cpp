#include "ui/training/data_panel.h"

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/training/data_dialog.h"
#include "ui/training/source_list.h"

namespace descry {

namespace {

constexpr int kReadSoon = 400;  // milliseconds

}  // namespace

DataPanel::DataPanel(const QString& samples, QWidget* parent) : QWidget(parent), samples_(samples) {
  build();
  connectWorker();
  showState();
}

DataPanel::~DataPanel() { reading_.request_stop(); }

void DataPanel::build() {
  list_ = new SourceList;
  found_ = new QLabel;
  found_->setObjectName(QStringLiteral("dataSummary"));
  found_->setWordWrap(true);
  found_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  details_ = new QPushButton;
  details_->setObjectName(QStringLiteral("dataDetails"));
  sampleButton_ = new QPushButton(tr("Make sample scenes"));
  sampleButton_->setObjectName(QStringLiteral("makeSamples"));
  sampleButton_->setToolTip(
      tr("Writes small captioned pictures to learn from: no download, trained in about two minutes"));
  sampleProgress_ = new QProgressBar;
  sampleProgress_->setAccessibleName(tr("Sample scenes written"));
  sampleProgress_->hide();

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_);
  layout->addWidget(found_);
  layout->addWidget(details_);
  layout->addWidget(sampleButton_);
  layout->addWidget(sampleProgress_);

  readSoon_.setSingleShot(true);
  readSoon_.setInterval(kReadSoon);
  connect(&readSoon_, &QTimer::timeout, this, [this] { Q_EMIT readRequested(choice_, reading_.get_token()); });
  connect(list_, &SourceList::edited, this, [this] { setSources(list_->sources()); });
  connect(list_, &SourceList::readAgainRequested, this, [this] {
    summary_.choice = {};
    read(false);
  });
  connect(details_, &QPushButton::clicked, this, &DataPanel::showDetails);
  connect(sampleButton_, &QPushButton::clicked, this, &DataPanel::makeSamples);
}

void DataPanel::connectWorker() {
  worker_ = new TrainDataWorker;
  connect(this, &DataPanel::readRequested, worker_, &TrainDataWorker::read);
  connect(this, &DataPanel::scenesRequested, worker_, &TrainDataWorker::writeScenes);
  connect(worker_, &TrainDataWorker::dataRead, this, &DataPanel::showSummary);
  connect(worker_, &TrainDataWorker::wordsCounted, this,
          [this](const DataChoice& choice, const std::shared_ptr<const CaptionFigures>& figures) {
            // Where lists decide what is dev, its share and the seed do not matter.
            const bool same =
                summary_.devDrawn() ? choice == summary_.choice : choice.sources == summary_.choice.sources;
            if (!same) return;
            summary_.figures = figures;
            if (dialog_ != nullptr) dialog_->showWords(summary_, vocabulary_);
            Q_EMIT changed();
          });
  connect(worker_, &TrainDataWorker::scenesProgressed, this, &DataPanel::showScenesProgress);
  connect(worker_, &TrainDataWorker::scenesWritten, this, [this](const QString& folder) {
    sampleProgress_->hide();
    sampleButton_->setEnabled(true);
    setFolder(folder);
    Q_EMIT samplesReady();
  });
  connect(worker_, &TrainDataWorker::scenesFailed, this, [this](const QString& sentence) {
    sampleProgress_->hide();
    sampleButton_->setEnabled(true);
    found_->setText(sentence);
    Q_EMIT samplesFailed(sentence);
  });
  thread_.reset(new WorkerThread({worker_}, QStringLiteral("training data")));
}

void DataPanel::setSources(const QStringList& sources) {
  if (list_->sources() != sources) list_->setSources(sources);
  if (choice_.sources == list_->sources()) return;
  choice_.sources = list_->sources();
  read(false);
}

void DataPanel::setSplit(double devShare, quint64 seed) {
  if (choice_.devShare == devShare && choice_.seed == seed) return;
  const bool known = !isReading() && summary_.complaint.isEmpty();
  choice_.devShare = devShare;
  choice_.seed = seed;
  if (choice_.sources.isEmpty()) return;
  if (known && !summary_.devDrawn()) {
    summary_.choice = choice_;  // the lists decide, whatever the seed
    return;
  }
  read(true);
}

void DataPanel::setVocabulary(const VocabularyOptions& vocabulary) {
  if (vocabulary.min_count == vocabulary_.min_count && vocabulary.max_size == vocabulary_.max_size) return;
  vocabulary_ = vocabulary;
  if (dialog_ != nullptr) dialog_->showWords(summary_, vocabulary_);
}

QString DataPanel::name() const {
  const QFileInfo first(folder());
  return first.isDir() ? first.fileName() : first.completeBaseName();
}

void DataPanel::read(bool soon) {
  reading_.request_stop();
  reading_ = {};
  readSoon_.stop();
  if (!isReading()) {
    summary_ = {};
    if (dialog_ != nullptr) dialog_->showSummary(summary_, vocabulary_);
  } else if (soon) {
    readSoon_.start();
  } else {
    Q_EMIT readRequested(choice_, reading_.get_token());
  }
  showState();
  Q_EMIT changed();
}

void DataPanel::showSummary(const DataSummary& summary) {
  if (!(summary.choice == choice_)) return;  // other data was chosen meanwhile
  summary_ = summary;
  list_->describe(summary_.sources);
  if (dialog_ != nullptr) dialog_->showSummary(summary_, vocabulary_);
  showState();
  Q_EMIT changed();
}

void DataPanel::showState() {
  found_->setText(choice_.sources.isEmpty() ? QString() : isReading() ? tr("Reading the data…") : splitText());
  found_->setVisible(!found_->text().isEmpty());
  const bool known = !choice_.sources.isEmpty() && !isReading() && !summary_.sources.empty();
  details_->setEnabled(known);
  details_->setText(known && summary_.problemCount() > 0
                        ? tr("Samples, words, problems (%1)…").arg(locale().toString(summary_.problemCount()))
                        : tr("Samples, words, problems…"));
  details_->setToolTip(
      known ? tr("Shows some pictures with their captions, how long captions are, which words the vocabulary covers, "
                 "and what was left out, and why")
            : tr("There is something to show once data has been read."));
}

QString DataPanel::splitText() const {
  if (!summary_.complaint.isEmpty()) return summary_.complaint;
  const auto number = [this](qint64 count) { return locale().toString(count); };
  QStringList lines{
      tr("Pictures: %1 train, %2 dev, %3 test")
          .arg(number(summary_.train.pictures), number(summary_.dev.pictures), number(summary_.test.pictures)),
      tr("Captions: %1").arg(number(summary_.train.captions + summary_.dev.captions + summary_.test.captions))};
  if (summary_.unlisted.pictures > 0) lines << tr("In no list, not used: %1").arg(number(summary_.unlisted.pictures));
  if (summary_.devDrawn()) {
    lines << tr("No list says which are dev: %1 % were drawn, with seed %2.")
                 .arg(locale().toString(100 * choice_.devShare, 'g', 3), number(static_cast<qint64>(choice_.seed)));
  }
  return lines.join(QLatin1Char('\n'));
}

void DataPanel::showDetails() {
  if (dialog_ == nullptr) {
    dialog_ = new DataDialog(window());
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog_->showSummary(summary_, vocabulary_);
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

QString DataPanel::complaint() const {
  if (choice_.sources.isEmpty()) return tr("Choose data first, or make sample scenes.");
  if (isReading()) return tr("The data is still being read.");
  return summary_.complaint;
}

DataCounts DataPanel::counts(const TrainingSettings& settings) const {
  DataCounts counts;
  if (isReading() || !summary_.complaint.isEmpty()) return counts;
  counts.train_pictures = summary_.train.pictures;
  counts.train_captions = summary_.train.captions;
  counts.dev_pictures = summary_.dev.pictures;
  if (summary_.figures == nullptr) return counts;
  counts.train_words = summary_.figures->train_words;
  counts.longest_caption = summary_.figures->longest;
  counts.vocabulary = summary_.figures->vocabulary({settings.vocabulary_min_count, settings.vocabulary_size});
  return counts;
}

void DataPanel::makeSamples() {
  sampleButton_->setEnabled(false);
  sampleProgress_->setRange(0, 0);
  sampleProgress_->show();
  Q_EMIT scenesRequested(samples_);
}

void DataPanel::showScenesProgress(int done, int total) {
  sampleProgress_->setRange(0, total);
  sampleProgress_->setValue(done);
}

}  // namespace descry
