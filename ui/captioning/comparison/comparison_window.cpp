#include "ui/captioning/comparison/comparison_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QUndoStack>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/comparison/comparison_model.h"
#include "ui/captioning/model_chooser.h"
#include "ui/captioning/sentence/replace_answers.h"
#include "ui/widgets/duration_text.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/caption_service.h"

namespace descry {

ComparisonWindow::ComparisonWindow(AlbumModel* album, CaptionService* service, QUndoStack* undo, QWidget* parent)
    : QDialog(parent),
      album_(album),
      service_(service),
      undo_(undo),
      model_(new ComparisonModel(this)),
      filter_(new ComparisonFilter(model_, this)),
      first_(new QLabel(this)),
      second_(new ModelChooser(this)),
      pictures_(new QComboBox(this)),
      start_(new QPushButton(this)),
      bar_(new QProgressBar(this)),
      status_(new QLabel(this)),
      only_different_(new QCheckBox(tr("Only where they &differ"), this)),
      table_(new QTableView(this)),
      use_(new QPushButton(tr("&Use B's captions"), this)),
      export_(new QPushButton(tr("&Export…"), this)) {
  setObjectName(QStringLiteral("comparisonWindow"));
  setWindowTitle(tr("Compare two models"));
  buildTable();
  bar_->setObjectName(QStringLiteral("comparisonProgress"));
  bar_->setAccessibleName(tr("How far the comparison is"));
  bar_->hide();
  status_->setObjectName(QStringLiteral("comparisonStatus"));
  status_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(choices());
  layout->addWidget(bar_);
  layout->addWidget(table_, 1);
  layout->addWidget(status_);
  layout->addLayout(resultButtons());
  resize(1000, 600);

  connect(service_, &CaptionService::secondModelOpened, this, [this](int job, const CaptionSource& source) {
    if (job != job_) return;
    second_source_ = source;
    second_name_ = QString::fromStdString(source.model);
    since_start_.start();
    second_->addModel(second_->currentModel(), second_name_);
    model_->setNames(first_name_, second_name_);
  });
  connect(service_, &CaptionService::compared, this, &ComparisonWindow::take);
  connect(service_, &CaptionService::comparisonFinished, this, &ComparisonWindow::finish);
  connect(service_, &CaptionService::comparisonWritten, this, [this](const QString& file, const QString& problem) {
    say(problem.isEmpty() ? tr("Saved %1").arg(file) : tr("%1: %2").arg(file, problem));
  });
  connect(album_, &AlbumModel::rowsInserted, this, &ComparisonWindow::updateButtons);
  connect(album_, &AlbumModel::rowsRemoved, this, &ComparisonWindow::updateButtons);
  connect(album_, &AlbumModel::cleared, this, &ComparisonWindow::forget);
  connect(album_, &AlbumModel::captionsChanged, this, &ComparisonWindow::noteFormer);
  connect(album_, &AlbumModel::entriesTaken, this, [this](const std::vector<PictureId>& ids) {
    bool waited = false;
    for (const PictureId id : ids) waited = taken_.awaited.remove(id) || waited;
    if (waited && taken_.awaited.isEmpty()) takeOver();
  });
  setSelection({});
  say(tr("Choose a second model and compare: the table shows what both say of each picture, and where they differ."));
}

QHBoxLayout* ComparisonWindow::choices() {
  first_->setObjectName(QStringLiteral("firstModel"));
  second_->setObjectName(QStringLiteral("secondModel"));
  second_->setAccessibleName(tr("The second model"));
  second_->setToolTip(tr("The model to compare with the album's"));
  second_->setPlaceholderText(tr("choose a model"));
  connect(second_, &ModelChooser::modelChosen, this, &ComparisonWindow::updateButtons);
  connect(second_, &ModelChooser::fileWanted, this, &ComparisonWindow::chooseFile);
  pictures_->setObjectName(QStringLiteral("comparedPictures"));
  pictures_->setAccessibleName(tr("Which pictures"));
  pictures_->setToolTip(tr("Which of the album's pictures both models caption"));
  pictures_->addItems({QString(), QString()});
  start_->setObjectName(QStringLiteral("startComparison"));
  start_->setDefault(true);
  connect(start_, &QPushButton::clicked, this, &ComparisonWindow::startOrStop);
  auto* second_label = new QLabel(tr("&B:"), this);
  second_label->setBuddy(second_);
  auto* line = new QHBoxLayout;
  line->addWidget(new QLabel(tr("A:"), this));
  line->addWidget(first_);
  line->addSpacing(fontMetrics().averageCharWidth() * 3);
  line->addWidget(second_label);
  line->addWidget(second_);
  line->addSpacing(fontMetrics().averageCharWidth() * 3);
  line->addWidget(pictures_);
  line->addStretch();
  line->addWidget(start_);
  return line;
}

QHBoxLayout* ComparisonWindow::resultButtons() {
  only_different_->setObjectName(QStringLiteral("onlyDifferent"));
  only_different_->setToolTip(tr("Leaves out the pictures of which both models say the same"));
  connect(only_different_, &QCheckBox::toggled, filter_, &ComparisonFilter::setOnlyDifferent);
  connect(only_different_, &QCheckBox::toggled, this, &ComparisonWindow::updateButtons);
  use_->setObjectName(QStringLiteral("useSecondCaptions"));
  connect(use_, &QPushButton::clicked, this, &ComparisonWindow::useSecond);
  export_->setObjectName(QStringLiteral("exportComparison"));
  connect(export_, &QPushButton::clicked, this, &ComparisonWindow::exportTable);
  auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
  for (QPushButton* button : {use_, export_}) button->setAutoDefault(false);
  auto* line = new QHBoxLayout;
  line->addWidget(only_different_);
  line->addStretch();
  line->addWidget(use_);
  line->addWidget(export_);
  line->addWidget(close);
  return line;
}

void ComparisonWindow::buildTable() {
  table_->setObjectName(QStringLiteral("comparisonTable"));
  table_->setAccessibleName(tr("What both models say of each picture"));
  table_->setModel(filter_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(true);
  auto* captions = new SentenceDelegate(table_);
  table_->setItemDelegateForColumn(ComparisonModel::kFirst, captions);
  table_->setItemDelegateForColumn(ComparisonModel::kSecond, captions);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() * 3);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::kFirst, QHeaderView::Stretch);
  table_->horizontalHeader()->setSectionResizeMode(ComparisonModel::kSecond, QHeaderView::Stretch);
  table_->setColumnWidth(ComparisonModel::kPicture, table_->fontMetrics().averageCharWidth() * 22);
  connect(table_, &QTableView::activated, this, &ComparisonWindow::openChosen);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ComparisonWindow::updateButtons);
}

void ComparisonWindow::setFirst(const ModelInfo& model) {
  if (running_) return;
  first_model_ = model;
  first_->setText(model.name);
  first_->setToolTip(model.file);
  if (model_->rowCount() == 0) model_->setNames(model.name, second_name_);
  updateButtons();
}

void ComparisonWindow::setSettings(const DecodingSettings& settings, bool by_hand) {
  settings_ = settings;
  by_hand_ = by_hand;
}

void ComparisonWindow::setSelection(const std::vector<PictureId>& pictures) {
  selection_ = pictures;
  pictures_->setCurrentIndex(selection_.size() > 1 ? 1 : 0);
  updateButtons();
}

void ComparisonWindow::offerModel(const QString& file, const QString& name) { second_->addModel(file, name); }

void ComparisonWindow::chooseFile() {
  const QString file = FileDialogs::current().openFile(this, tr("Open the second model"),
                                                       tr("Captioner (*.safetensors);;All files (*)"));
  if (file.isEmpty()) return;
  second_->addModel(file, QFileInfo(file).completeBaseName());
  second_->setCurrentModel(file);
  updateButtons();
}

std::vector<CaptionTask> ComparisonWindow::tasks() const {
  std::vector<CaptionTask> tasks;
  if (pictures_->currentIndex() == 1) {
    for (const PictureId id : selection_)
      if (const AlbumEntry* entry = album_->find(id)) tasks.push_back({id, entry->path});
  } else {
    for (const AlbumEntry& entry : album_->entries()) tasks.push_back({entry.id, entry.path});
  }
  return tasks;
}

void ComparisonWindow::startOrStop() {
  if (!running_) {
    start();
    return;
  }
  stopped_ = true;
  service_->stopComparison();
  start_->setEnabled(false);
  say(tr("Stopping…"));
}

void ComparisonWindow::start() {
  ComparisonJob job;
  job.number = ++job_;
  job.pictures = tasks();
  job.first = first_model_.number;
  job.second = second_->currentModel();
  job.device = first_model_.device;
  job.each_its_own = !by_hand_;
  job.settings = settings_;
  first_name_ = first_model_.name;
  second_name_ = second_->modelName(job.second);
  model_->clear();
  model_->setNames(first_name_, second_name_);
  total_ = static_cast<int>(job.pictures.size());
  running_ = true;
  stopped_ = forgotten_ = false;
  since_start_.start();
  bar_->setRange(0, total_);
  bar_->setValue(0);
  bar_->show();
  say(tr("Opening %1…", "a model").arg(second_name_));
  service_->compare(job);
  updateButtons();
}

/// Another album has other pictures by the same numbers.
void ComparisonWindow::forget() {
  if (running_) {
    stopped_ = forgotten_ = true;
    service_->stopComparison();
  }
  selection_.clear();
  taken_ = {};
  model_->clear();
  say(QString());
  updateButtons();
}

void ComparisonWindow::take(int job, const std::vector<ComparedPicture>& pictures) {
  if (job != job_ || forgotten_) return;
  model_->append(pictures);
  bar_->setValue(model_->rowCount());
  const double seconds = static_cast<double>(since_start_.elapsed()) / 1000;
  const double each = seconds / std::max(1, model_->rowCount());
  if (!stopped_ && each > 0)
    say(tr("%1 of %2 · %3 pictures/s · %4 left")
            .arg(QLocale().toString(model_->rowCount()), QLocale().toString(total_),
                 QLocale().toString(1 / each, 'f', 1), durationText(each * (total_ - model_->rowCount()))));
  updateButtons();
}

void ComparisonWindow::finish(int job, const QString& problem) {
  if (job != job_) return;
  running_ = false;
  bar_->hide();
  if (!problem.isEmpty()) {
    say(problem);
  } else if (!forgotten_) {
    say(stopped_ ? tr("Stopped after %1 of %2. %3").arg(model_->rowCount()).arg(total_).arg(summary()) : summary());
  }
  updateButtons();
}

QString ComparisonWindow::summary() const {
  int different = 0, both = 0;
  double first = 0, second = 0;
  for (const ComparedPicture& picture : model_->pictures()) {
    if (!picture.first.problem.isEmpty() || !picture.second.problem.isEmpty()) continue;
    ++both;
    different += differ(picture) ? 1 : 0;
    first += picture.first.confidence;
    second += picture.second.confidence;
  }
  const int failed = model_->rowCount() - both;
  QString text = both == 0 ? tr("There is nothing to compare.")
                           : tr("They differ on %1 of %2 pictures. On average A is %3 % sure, B %4 %.")
                                 .arg(different)
                                 .arg(both)
                                 .arg(QLocale().toString(100 * first / both, 'f', 1),
                                      QLocale().toString(100 * second / both, 'f', 1));
  if (failed > 0) text += QLatin1Char(' ') + tr("%n picture(s) could not be captioned.", nullptr, failed);
  return text;
}

void ComparisonWindow::useSecond() {
  taken_ = {};
  for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
    const ComparedPicture& picture = model_->picture(filter_->mapToSource(index).row());
    const AlbumEntry* entry = album_->find(picture.id);
    if (!entry || !picture.second.problem.isEmpty() || entry->text() == picture.second.text) continue;
    if (entry->source < 0) {
      taken_.texts.emplace_back(picture.id, picture.second.text);
    } else {
      taken_.after.push_back({picture.id, second_source_, {picture.second.caption}, {}});
      taken_.awaited.insert(picture.id);
    }
  }
  if (taken_.texts.empty() && taken_.after.empty()) {
    say(tr("The album has these captions already."));
  } else if (taken_.after.empty()) {
    takeOver();
  }
  for (const PictureId id : QSet<PictureId>(taken_.awaited)) noteFormer(id);
}

/// What undo brings back; where it is not at hand it comes with captionsChanged.
void ComparisonWindow::noteFormer(PictureId id) {
  const AlbumEntry* entry = album_->find(id);
  if (!taken_.awaited.contains(id) || !entry) return;
  const std::vector<Caption>* captions = album_->captions(id);
  if (!captions) return;
  taken_.before.push_back({id, album_->source(entry->source), *captions, {}});
  taken_.awaited.remove(id);
  if (taken_.awaited.isEmpty()) takeOver();
}

void ComparisonWindow::takeOver() {
  const auto taken = std::exchange(taken_, {});
  const int count = static_cast<int>(taken.after.size() + taken.texts.size());
  const QString step = tr("captions of %1", "an undo step").arg(second_name_);
  undo_->beginMacro(step);
  if (!taken.after.empty()) undo_->push(new ReplaceAnswers(album_, taken.before, taken.after, step));
  if (!taken.texts.empty()) undo_->push(ChangePictures::texts(album_, taken.texts, step));
  undo_->endMacro();
  say(tr("%n caption(s) of B taken over; Undo in the main window brings the old ones back", nullptr, count));
}

void ComparisonWindow::exportTable() {
  const QString file = FileDialogs::current().saveFile(this, tr("Export the comparison"), tr("comparison.csv"),
                                                       tr("Table, comma-separated (*.csv)"));
  if (file.isEmpty()) return;
  std::vector<ComparedPicture> shown;
  for (int row = 0; row < filter_->rowCount(); ++row)
    shown.push_back(model_->picture(filter_->mapToSource(filter_->index(row, 0)).row()));
  service_->writeComparison(shown, first_name_, second_name_, file);
}

void ComparisonWindow::openChosen() {
  const QModelIndex current = table_->currentIndex();
  const PictureId id = current.data(ComparisonModel::kIdRole).toLongLong();
  if (album_->find(id)) Q_EMIT pictureChosen(id);
}

void ComparisonWindow::say(const QString& sentence) { status_->setText(sentence); }

void ComparisonWindow::updateButtons() {
  pictures_->setItemText(0, tr("all %n picture(s)", nullptr, album_->rowCount()));
  pictures_->setItemText(1, tr("the %n selected", nullptr, static_cast<int>(selection_.size())));
  for (QWidget* choice : {static_cast<QWidget*>(second_), static_cast<QWidget*>(pictures_)})
    choice->setEnabled(!running_);
  QString reason;
  if (first_model_.number == 0) reason = tr("No model is open");
  if (reason.isEmpty() && second_->currentModel().isEmpty()) reason = tr("Choose the second model first");
  if (reason.isEmpty() && album_->rowCount() == 0) reason = tr("The album is empty");
  start_->setText(running_ ? tr("&Stop") : tr("&Compare"));
  start_->setEnabled(running_ ? !stopped_ : reason.isEmpty());
  start_->setToolTip(running_           ? tr("What is compared so far stays")
                     : reason.isEmpty() ? tr("Lets both models caption the pictures; the album keeps its captions")
                                        : reason);
  const bool chosen = table_->selectionModel()->hasSelection();
  use_->setEnabled(chosen);
  use_->setToolTip(chosen ? tr("Makes what B says the captions of the selected pictures; it can be undone")
                          : tr("Select pictures in the table first"));
  const bool rows = filter_->rowCount() > 0;
  export_->setEnabled(rows);
  export_->setToolTip(rows ? tr("Writes the pictures that are shown with both captions to a table (CSV)")
                           : tr("There is nothing to export yet"));
}

}  // namespace descry
