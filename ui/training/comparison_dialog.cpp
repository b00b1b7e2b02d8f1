#include "ui/training/comparison_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>
#include <array>
#include <cmath>

#include "ui/training/durations.h"
#include "ui/training/figure_names.h"
#include "ui/training/runs/figure_chart.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/workers/judging_service.h"

namespace descry {

namespace {

constexpr QSize kFirstSize(820, 560);  // fits on the smallest screen
enum Tab { kFigures, kSettings, kDifferences };

QString text(const std::string& string) { return QString::fromStdString(string); }

QList<QStringList> rowsOf(const ComparedRows& compared, bool figures) {
  QList<QStringList> rows;
  for (const auto& [name, values] : compared) {
    QStringList row{figures ? figureName(text(name)) : text(name)};
    for (const std::string& value : values) row << (value.empty() ? QStringLiteral("–") : text(value));
    rows << row;
  }
  return rows;
}

/// The figures that runs are chosen by, of the captioner that each run kept. Models have theirs under the plain names.
std::vector<ChartAxis> chartAxes(const Comparison& comparison) {
  const auto score = [](double value) { return QLocale().toString(value, 'f', 3); };
  const auto millions = [](double value) { return QLocale().toString(value / 1e6, 'f', 2); };
  struct Source {
    const char *name, *plain;
    ChartAxis axis;
  };
  std::vector<Source> sources{
      {"best_CIDEr", "CIDEr", {ComparisonDialog::tr("CIDEr"), ComparisonDialog::tr("score"), {}, false, score}},
      {"best_Bleu_4", "Bleu_4", {ComparisonDialog::tr("BLEU-4"), ComparisonDialog::tr("score"), {}, false, score}},
      {"best_METEOR", "METEOR", {ComparisonDialog::tr("METEOR"), ComparisonDialog::tr("score"), {}, false, score}},
      {"best_val_loss",
       "loss",
       {ComparisonDialog::tr("Dev loss"), ComparisonDialog::tr("nats a token"), {}, true, score}},
      {"best_val_accuracy",
       "accuracy",
       {ComparisonDialog::tr("Accuracy"), ComparisonDialog::tr("of next word"), {}, false, score}},
      {"duration",
       "",
       {ComparisonDialog::tr("Duration"), ComparisonDialog::tr("of training"), {}, true, spokenDuration}},
      {"parameters", "", {ComparisonDialog::tr("Parameters"), ComparisonDialog::tr("millions"), {}, true, millions}}};
  std::vector<ChartAxis> axes;
  for (Source& source : sources) {
    for (const ComparedSystem& system : comparison.systems) {
      auto found = system.figures.find(source.name);
      if (found == system.figures.end()) found = system.figures.find(source.plain);
      source.axis.values.push_back(found == system.figures.end() ? std::nan("") : found->second);
    }
    axes.push_back(std::move(source.axis));
  }
  return axes;
}

}  // namespace

ComparisonDialog::ComparisonDialog(JudgingService* service, const JudgingPlaces& places, const QStringList& runs,
                                   const QStringList& names, const QList<int>& colours, QWidget* parent)
    : QDialog(parent), service_(service), places_(places), runs_(runs), names_(names) {
  setObjectName(QStringLiteral("comparisonDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Comparison of %1").arg(names.join(QStringLiteral(", "))));
  build(colours);
  setChosenData({}, {});
  connect(service_, &JudgingService::progressed, this,
          [this](int number, const QString& phase, qint64 done, qint64 total) {
            if (number == evaluating_) bar_->showProgress(phase, done, total);
          });
  connect(service_, &JudgingService::finished, this, &ComparisonDialog::takeOutcome);
  connect(bar_, &JudgingBar::startRequested, this, &ComparisonDialog::evaluate);
  connect(bar_, &JudgingBar::cancelRequested, this, [this] { service_->cancel(evaluating_); });
  describing_ = service_->describe(runs_);
  resize(kFirstSize);
}

ComparisonDialog::~ComparisonDialog() {
  if (service_ != nullptr) service_->cancel(evaluating_);
}

void ComparisonDialog::build(const QList<int>& colours) {
  bar_ = new JudgingBar(tr("Evaluate all"));
  differences_ = new FigureTable(tr("Differences to the first run"));
  differences_->setObjectName(QStringLiteral("comparedDifferences"));
  tabs_ = new QTabWidget;
  tabs_->setObjectName(QStringLiteral("comparisonTabs"));
  tabs_->setDocumentMode(true);
  tabs_->addTab(buildFigures(colours), tr("Figures"));
  tabs_->addTab(buildSettings(), tr("Settings"));
  tabs_->addTab(differences_, tr("Differences to %1").arg(names_.value(0)));
  tabs_->setTabToolTip(kDifferences,
                       tr("Paired bootstrap over the same pictures, 1,000 resamples; p by approximate randomisation, "
                          "10,000 shuffles, two-sided."));
  save_ = new QPushButton(symbolIcon(Symbol::Export), tr("Save as a page…"));
  save_->setObjectName(QStringLiteral("saveComparison"));
  save_->setAutoDefault(false);
  copy_ = new QPushButton(symbolIcon(Symbol::Copy), tr("Copy as CSV"));
  copy_->setObjectName(QStringLiteral("copyComparison"));
  copy_->setAutoDefault(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->addButton(copy_, QDialogButtonBox::ActionRole);
  buttons->addButton(save_, QDialogButtonBox::ActionRole);
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes this window (Escape); cancels an evaluation"));
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(save_, &QPushButton::clicked, this, &ComparisonDialog::savePage);
  connect(copy_, &QPushButton::clicked, this, &ComparisonDialog::copyTable);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(bar_);
  layout->addWidget(tabs_, 1);
  layout->addWidget(buttons);
  showComparison();
}

QWidget* ComparisonDialog::buildFigures(const QList<int>& colours) {
  chart_ = new FigureChart;
  chart_->setRuns(names_, colours);
  figures_ = new FigureTable(tr("Figures of the runs"));
  figures_->setObjectName(QStringLiteral("comparedFigures"));
  auto* both = new QSplitter(Qt::Vertical);
  both->addWidget(chart_);
  both->addWidget(figures_);
  both->setChildrenCollapsible(false);
  // The run that stands out in the chart is marked in the table, which can be read and copied.
  connect(chart_, &FigureChart::chosenChanged, figures_, [this](int run) {
    figures_->setSelectionBehavior(run < 0 ? QAbstractItemView::SelectRows : QAbstractItemView::SelectColumns);
    run < 0 ? figures_->clearSelection() : figures_->selectColumn(run + 1);
  });
  return both;
}

QWidget* ComparisonDialog::buildSettings() {
  settings_ = new FigureTable(tr("Settings of the runs"));
  settings_->setObjectName(QStringLiteral("comparedSettings"));
  onlyDifferences_ = new QCheckBox(tr("&Only what differs"));
  onlyDifferences_->setObjectName(QStringLiteral("onlyDifferences"));
  onlyDifferences_->setToolTip(tr("Leaves out settings that all runs share (Alt+O)"));
  onlyDifferences_->setChecked(true);
  connect(onlyDifferences_, &QCheckBox::toggled, this, &ComparisonDialog::showSettings);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(onlyDifferences_);
  layout->addWidget(settings_, 1);
  return page;
}

void ComparisonDialog::copyTable() {
  const FigureTable* table =
      std::array{figures_, settings_, differences_}.at(static_cast<std::size_t>(tabs_->currentIndex()));
  QGuiApplication::clipboard()->setText(table->csv());
  bar_->end(tr("Copied."));
}

void ComparisonDialog::setChosenData(const QString& name, const DataChoice& choice) {
  std::vector<OfferedData> offers{{tr("the data of %1").arg(names_.value(0)), {runs_.value(0), {}}}};
  if (!choice.sources.isEmpty()) offers.push_back({tr("chosen data: %1").arg(name), {{}, choice}});
  bar_->setOffers(offers);
}

void ComparisonDialog::evaluate() {
  if (evaluating_ != 0) return;
  JudgingJob job;
  job.systems = runs_;
  job.data = bar_->data();
  job.device = places_.device;
  job.cache = places_.cache;
  evaluating_ = service_->compare(job);
  bar_->begin();
}

void ComparisonDialog::savePage() {
  const QString file = FileDialogs::current().saveFile(this, tr("Save the comparison"),
                                                       QStringLiteral("comparison.html"), tr("Page (*.html)"));
  if (!file.isEmpty() && comparison_ != nullptr) saving_ = service_->savePage(file, comparison_page(*comparison_));
}

void ComparisonDialog::takeOutcome(int number, const JudgingOutcome& outcome) {
  if (number == evaluating_) {
    evaluating_ = 0;
    bar_->end(outcome.sentence());
  } else if (number == describing_) {
    describing_ = 0;
    if (!outcome.problem.isEmpty()) bar_->end(outcome.problem);
  } else if (number == saving_) {
    saving_ = 0;
    bar_->end(outcome.problem.isEmpty() ? tr("Saved.") : outcome.problem);
  } else {
    return;  // another window's
  }
  if (outcome.comparison == nullptr) return;
  comparison_ = outcome.comparison;
  showComparison();
  if (!outcome.comparison->systems.back().against_first.empty()) tabs_->setCurrentIndex(kDifferences);
}

QList<QStringList> ComparisonDialog::differences() const {
  QList<QStringList> rows;
  const auto number = [this](double value) {
    return (value >= 0 ? QStringLiteral("+") : QString()) + locale().toString(value, 'f', 4);
  };
  for (std::size_t i = 1; comparison_ && i < comparison_->systems.size(); ++i) {
    for (const auto& [metric, found] : comparison_->systems[i].against_first) {
      rows << QStringList{tr("%1: %2", "run, metric").arg(names_.value(static_cast<int>(i)), text(metric)),
                          number(found.difference.value),
                          tr("%1 to %2").arg(number(found.difference.low), number(found.difference.high)),
                          locale().toString(found.p, 'f', 4)};
    }
  }
  return rows;
}

void ComparisonDialog::showComparison() {
  const QStringList head = QStringList{QString()} + names_;
  const bool known = comparison_ != nullptr;
  figures_->setRows(head, known ? rowsOf(compared_figures(*comparison_), true) : QList<QStringList>());
  chart_->setAxes(known ? chartAxes(*comparison_) : std::vector<ChartAxis>());
  showSettings();
  const auto rows = differences();
  differences_->setRows({QString(), tr("Difference"), tr("95 % interval"), tr("p")}, rows);
  tabs_->setTabEnabled(kDifferences, !rows.isEmpty());
  copy_->setEnabled(known);
  copy_->setToolTip(known ? tr("Copies the table of this page, for a spreadsheet")
                          : tr("The runs are still being read."));
  save_->setEnabled(known);
  save_->setToolTip(known ? tr("Writes all of it as a page for a browser") : tr("The runs are still being read."));
}

void ComparisonDialog::showSettings() {
  QList<QStringList> rows;
  if (comparison_ != nullptr) {
    rows = rowsOf(onlyDifferences_->isChecked() ? differing_settings(*comparison_) : compared_settings(*comparison_),
                  false);
  }
  settings_->setRows(QStringList{tr("Setting")} + names_, rows, true);
}

}  // namespace descry
