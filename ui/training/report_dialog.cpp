#include "ui/training/report_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/training/report_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/file_manager.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/workers/judging_service.h"

namespace descry {

namespace {

constexpr QSize kFirstSize(900, 580);  // fits on the smallest screen

}  // namespace

ReportDialog::ReportDialog(JudgingService* service, const JudgingPlaces& places, QWidget* parent)
    : QDialog(parent), service_(service), places_(places) {
  setObjectName(QStringLiteral("reportDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Evaluation"));
  build();
  connect(service_, &JudgingService::progressed, this,
          [this](int number, const QString& phase, qint64 done, qint64 total) {
            if (number == evaluating_) bar_->showProgress(phase, done, total);
          });
  connect(service_, &JudgingService::finished, this, &ReportDialog::takeOutcome);
  connect(bar_, &JudgingBar::choiceChanged, this, &ReportDialog::lookForReport);
  connect(bar_, &JudgingBar::startRequested, this, &ReportDialog::evaluate);
  connect(bar_, &JudgingBar::cancelRequested, this, [this] { service_->cancel(evaluating_); });
  resize(kFirstSize);
}

ReportDialog::~ReportDialog() {
  if (service_ != nullptr) service_->cancel(evaluating_);
}

void ReportDialog::build() {
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("reportTitle"));
  title_->setTextFormat(Qt::PlainText);
  QFont bold = title_->font();
  bold.setBold(true);
  title_->setFont(bold);
  auto* other = new QPushButton(tr("Other model…"));
  other->setObjectName(QStringLiteral("otherModel"));
  other->setToolTip(tr("Chooses a captioner file to evaluate"));
  other->setAutoDefault(false);
  connect(other, &QPushButton::clicked, this, &ReportDialog::chooseModel);
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(other);
  bar_ = new JudgingBar(tr("Evaluate"));
  empty_ = new EmptyState(symbolIcon(Symbol::Export), tr("Not evaluated yet"),
                          tr("The captioner writes a caption for every picture of the split. The report then shows its "
                             "scores with their uncertainty, its words, and its best and worst captions."),
                          tr("Evaluate now"));
  empty_->button()->setToolTip(tr("Captions every picture of the split, and scores the captions"));
  connect(empty_, &EmptyState::activated, this, &ReportDialog::evaluate);
  report_ = new ReportView;
  pages_ = new QStackedWidget;
  pages_->addWidget(empty_);
  pages_->addWidget(report_);
  browser_ = new QPushButton(tr("Open in &browser"));
  browser_->setObjectName(QStringLiteral("openReport"));
  files_ = new QPushButton(symbolIcon(Symbol::Folder), tr("&Show in file manager"));
  files_->setObjectName(QStringLiteral("showReport"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  for (QPushButton* button : {browser_, files_}) {
    button->setAutoDefault(false);
    buttons->addButton(button, QDialogButtonBox::ActionRole);
  }
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes this window (Escape); cancels an evaluation"));
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(browser_, &QPushButton::clicked, this,
          [this] { FileManager::current().open(QDir(shown_).filePath(QStringLiteral("report.html"))); });
  connect(files_, &QPushButton::clicked, this,
          [this] { FileManager::current().show(QDir(shown_).filePath(QStringLiteral("report.html"))); });
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(bar_);
  layout->addWidget(pages_, 1);
  layout->addWidget(buttons);
  updateFoot();
}

void ReportDialog::setRun(const QString& folder, const QString& model, const QString& name) {
  run_ = folder;
  model_ = model;
  name_ = name;
  offerData();
}

void ReportDialog::setModel(const QString& file) { setRun({}, file, QFileInfo(file).completeBaseName()); }

void ReportDialog::setChosenData(const QString& name, const DataChoice& choice) {
  chosen_.clear();
  if (!choice.sources.isEmpty()) chosen_.push_back({tr("chosen data: %1").arg(name), {{}, choice}});
  offerData();
}

void ReportDialog::offerData() {
  if (model_.isEmpty()) return;
  title_->setText(name_);
  title_->setToolTip(QDir::toNativeSeparators(model_));
  setWindowTitle(tr("Evaluation of %1").arg(name_));
  std::vector<OfferedData> offers;
  if (!run_.isEmpty()) offers.push_back({tr("the run's own data"), {run_, {}}});
  offers.insert(offers.end(), chosen_.begin(), chosen_.end());
  bar_->setOffers(offers);
  lookForReport();
}

void ReportDialog::chooseModel() {
  const QString file =
      FileDialogs::current().openFile(this, tr("Evaluate a model"), tr("Captioner (*.safetensors);;All files (*)"));
  if (file.isEmpty()) return;
  service_->cancel(evaluating_);
  setModel(file);
}

/// A run's report on its own data lies in its folder; others by the name of the model and of the data.
QString ReportDialog::reportFolder() const {
  const JudgingData data = bar_->data();
  if (!data.run.isEmpty()) return QDir(run_).filePath(QStringLiteral("report-") + data.split);
  QString of = chosen_.empty() ? QString() : QFileInfo(data.choice.sources.value(0)).completeBaseName();
  of = QStringLiteral("%1-%2-%3").arg(name_, of, data.split);
  of.replace(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}._+-]+")), QStringLiteral("-"));
  return QDir(places_.reports).filePath(of);
}

void ReportDialog::lookForReport() {
  if (evaluating_ == 0) bar_->end({});
  reading_ = service_->read(reportFolder());
}

void ReportDialog::evaluate() {
  if (evaluating_ != 0 || bar_->offer() < 0) return;
  JudgingJob job;
  job.systems = QStringList{model_};
  job.data = bar_->data();
  job.device = places_.device;
  job.cache = places_.cache;
  job.folder = reportFolder();
  evaluating_ = service_->evaluate(job);
  bar_->begin();
  updateFoot();
}

void ReportDialog::takeOutcome(int number, const JudgingOutcome& outcome) {
  const bool evaluated = number == evaluating_;
  if (!evaluated && number != reading_) return;
  if (evaluated) {
    evaluating_ = 0;
    bar_->end(outcome.sentence());
  } else {
    reading_ = 0;
    if (!outcome.problem.isEmpty() && !outcome.absent && evaluating_ == 0) bar_->end(outcome.problem);
  }
  if (outcome.report != nullptr) {
    shown_ = outcome.folder;
    report_->setReport(*outcome.report);
  } else if (!evaluated) {
    shown_.clear();
  }
  updateFoot();
}

void ReportDialog::updateFoot() {
  pages_->setCurrentIndex(shown_.isEmpty() ? 0 : 1);
  empty_->button()->setEnabled(evaluating_ == 0 && bar_->offer() >= 0);
  browser_->setEnabled(!shown_.isEmpty());
  files_->setEnabled(!shown_.isEmpty());
  const QString none = tr("There is no report yet.");
  browser_->setToolTip(shown_.isEmpty() ? none : tr("Opens the report's page, with all of it on one sheet"));
  files_->setToolTip(shown_.isEmpty() ? none : QDir::toNativeSeparators(shown_));
}

}  // namespace descry
