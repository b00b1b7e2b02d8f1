#include "ui/training/data_panel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

QString droppedFolder(const QMimeData* data) {
  if (data->urls().size() != 1 || !data->urls().front().isLocalFile()) return {};
  const QString path = data->urls().front().toLocalFile();
  return QFileInfo(path).isDir() ? path : QString();
}

}  // namespace

DataPanel::DataPanel(const QString& samples, QWidget* parent) : QWidget(parent), samples_(samples) {
  setAcceptDrops(true);
  build();
  connectWorker();
}

DataPanel::~DataPanel() = default;

void DataPanel::build() {
  path_ = new QLineEdit;
  path_->setObjectName(QStringLiteral("dataFolder"));
  path_->setPlaceholderText(tr("Folder in Flickr8k's layout"));
  path_->setAccessibleName(tr("Data folder"));
  path_->setToolTip(
      tr("The pictures and captions to learn from: a token file, a picture folder and, if there are any, "
         "lists of train, dev and test pictures. A folder can be dropped here too."));
  browse_ = new QPushButton(tr("Choose…"));
  browse_->setObjectName(QStringLiteral("chooseData"));
  browse_->setIcon(symbolIcon(Symbol::Folder));
  browse_->setToolTip(tr("Choose the data folder"));
  found_ = new QLabel;
  found_->setObjectName(QStringLiteral("dataSummary"));
  found_->setWordWrap(true);
  found_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  problemsButton_ = new QToolButton;
  problemsButton_->setObjectName(QStringLiteral("showProblems"));
  problemsButton_->setCheckable(true);
  problemsButton_->setAutoRaise(true);
  problemsButton_->setArrowType(Qt::RightArrow);
  problemsButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  problems_ = new QPlainTextEdit;
  problems_->setObjectName(QStringLiteral("problems"));
  problems_->setReadOnly(true);
  problems_->setAccessibleName(tr("Problems found in the data"));
  problems_->setLineWrapMode(QPlainTextEdit::NoWrap);
  problems_->setMaximumHeight(6 * fontMetrics().lineSpacing());
  problems_->setTabChangesFocus(true);
  sampleButton_ = new QPushButton(tr("Make sample scenes"));
  sampleButton_->setObjectName(QStringLiteral("makeSamples"));
  sampleButton_->setToolTip(
      tr("Writes small captioned pictures to learn from: no download, trained in about two minutes"));
  sampleProgress_ = new QProgressBar;
  sampleProgress_->setAccessibleName(tr("Sample scenes written"));
  sampleProgress_->hide();
  problemsButton_->hide();
  problems_->hide();

  auto* buttons = new QHBoxLayout;
  buttons->addWidget(browse_);
  buttons->addWidget(sampleButton_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(path_);
  layout->addLayout(buttons);
  layout->addWidget(sampleProgress_);
  layout->addWidget(found_);
  layout->addWidget(problemsButton_);
  layout->addWidget(problems_);

  connect(path_, &QLineEdit::editingFinished, this, &DataPanel::readNow);
  connect(path_, &QLineEdit::textChanged, this, &DataPanel::changed);
  connect(browse_, &QPushButton::clicked, this, &DataPanel::browse);
  connect(sampleButton_, &QPushButton::clicked, this, &DataPanel::makeSamples);
  connect(problemsButton_, &QToolButton::toggled, this, [this](bool on) {
    problemsButton_->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    problems_->setVisible(on);
  });
}

void DataPanel::connectWorker() {
  worker_ = new TrainDataWorker;
  connect(this, &DataPanel::readRequested, worker_, &TrainDataWorker::read);
  connect(this, &DataPanel::scenesRequested, worker_, &TrainDataWorker::writeScenes);
  connect(worker_, &TrainDataWorker::dataRead, this, &DataPanel::showSummary);
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

QString DataPanel::folder() const { return QDir::cleanPath(path_->text().trimmed()); }

void DataPanel::setFolder(const QString& folder) {
  path_->setText(QDir::toNativeSeparators(folder));
  readNow();
}

void DataPanel::browse() {
  const QString folder = FileDialogs::current().openFolder(this, tr("Choose the data folder"));
  if (!folder.isEmpty()) setFolder(folder);
}

void DataPanel::readNow() {
  if (path_->text().trimmed().isEmpty() || (summary_.folder == folder() && !reading_ && summary_.usable)) return;
  reading_ = true;
  found_->setText(tr("Reading the folder…"));
  problemsButton_->hide();
  problems_->hide();
  Q_EMIT readRequested(folder());
  Q_EMIT changed();
}

void DataPanel::showSummary(const DataSummary& summary) {
  if (summary.folder != folder()) return;  // another folder was chosen meanwhile
  reading_ = false;
  summary_ = summary;
  found_->setText(summary.text);
  const auto count = summary.problems.size();
  problemsButton_->setVisible(count > 0);
  problemsButton_->setText(tr("Problems found: %1").arg(locale().toString(count)));
  problemsButton_->setToolTip(tr("Shows what was left out, and why"));
  problems_->setPlainText(summary.problems.join(QLatin1Char('\n')));
  problems_->setVisible(count > 0 && problemsButton_->isChecked());
  Q_EMIT changed();
}

QString DataPanel::complaint() const {
  if (path_->text().trimmed().isEmpty()) return tr("Choose a data folder first, or make sample scenes.");
  if (reading_) return tr("The data folder is still being read.");
  if (summary_.folder != folder()) return tr("The data folder has not been read yet.");
  return summary_.usable ? QString() : summary_.text;
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

void DataPanel::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedFolder(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DataPanel::dropEvent(QDropEvent* event) {
  const QString folder = droppedFolder(event->mimeData());
  if (!folder.isEmpty()) setFolder(folder);
}

}  // namespace descry
