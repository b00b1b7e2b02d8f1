#include "ui/training/learned/dev_captions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/training/figure_names.h"
#include "ui/training/learned/epoch_slider.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/length_chart.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/picture_text_list.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

QString text(const std::string& string) { return QString::fromStdString(string); }

std::vector<PictureText> shown(const std::vector<ReportedCaption>& captions) {
  std::vector<PictureText> entries;
  for (const ReportedCaption& caption : captions) {
    const auto cider = caption.scores.find("CIDEr");
    const QString score = cider == caption.scores.end() ? QString() : QLocale().toString(cider->second, 'f', 2);
    QStringList lines{DevCaptions::tr("%1 (%2)", "a caption, its CIDEr").arg(text(caption.scored.candidate), score)};
    for (const std::string& reference : caption.scored.references) lines << QStringLiteral("– ") + text(reference);
    entries.push_back({textOf(caption.path), lines.join(QLatin1Char('\n')),
                       DevCaptions::tr("%1, CIDEr-D %2").arg(text(caption.scored.name), score)});
  }
  return entries;
}

void fill(const std::vector<WordUse>& words, FigureTable* table) {
  QList<QStringList> rows;
  for (const WordUse& use : words)
    rows << QStringList{text(use.word), QLocale().toString(use.said, 'f', 1), QLocale().toString(use.expected, 'f', 1)};
  table->setRows({DevCaptions::tr("Word"), DevCaptions::tr("In 1,000"), DevCaptions::tr("References")}, rows);
}

}  // namespace

DevCaptions::DevCaptions(LearnedRun* run, QWidget* parent) : QWidget(parent), run_(run) {
  setObjectName(QStringLiteral("devCaptions"));
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("devTitle"));
  title_->setWordWrap(true);
  worst_ = new PictureTextList(QStringLiteral("devWorst"), tr("Captions with the lowest CIDEr, and their references"));
  best_ = new PictureTextList(QStringLiteral("devBest"), tr("Captions with the highest CIDEr, and their references"));
  tabs_ = new QTabWidget;
  tabs_->setObjectName(QStringLiteral("devTabs"));
  tabs_->setDocumentMode(true);
  tabs_->addTab(worst_, tr("Worst"));
  tabs_->addTab(best_, tr("Best"));
  tabs_->addTab(buildWords(), tr("Words"));
  lengths_ = new LengthChart;
  tabs_->addTab(lengths_, tr("Lengths"));
  figures_ = new FigureTable(tr("Scores and figures of the dev captions"));
  figures_->setObjectName(QStringLiteral("devFigures"));
  tabs_->addTab(figures_, tr("Scores"));
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(new EpochSlider(run, QStringLiteral("devEpoch")), 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(tabs_, 1);
  connect(run, &LearnedRun::epochsChanged, this, &DevCaptions::showNow);
  connect(run, &LearnedRun::epochChanged, this, &DevCaptions::showNow);
  connect(run, &LearnedRun::reportChanged, this, &DevCaptions::showNow);
}

QWidget* DevCaptions::buildWords() {
  overused_ = new FigureTable(tr("Words said more often than in the references"));
  overused_->setObjectName(QStringLiteral("devOverused"));
  underused_ = new FigureTable(tr("Words said less often than in the references"));
  underused_->setObjectName(QStringLiteral("devUnderused"));
  auto* page = new QWidget;
  auto* layout = new QHBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  for (const auto& [title, table] : {std::pair{tr("Said too often"), overused_}, {tr("Said too rarely"), underused_}}) {
    auto* column = new QVBoxLayout;
    auto* heading = new QLabel(title);
    heading->setBuddy(table);
    column->addWidget(heading);
    column->addWidget(table, 1);
    layout->addLayout(column, 1);
  }
  return page;
}

void DevCaptions::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showNow();
}

QString DevCaptions::titleOf(const LearnedReport& report) const {
  if (!report.problem.isEmpty()) return report.problem;
  if (report.epoch == 0)
    return run_->epoch() == 0 ? tr("What all dev captions are like appears here once an epoch's captions are scored.")
                              : tr("No dev captions were scored up to epoch %1.").arg(run_->epoch());
  if (report.epoch == run_->epoch()) return tr("Dev captions of epoch %1").arg(report.epoch);
  return tr("Dev captions of epoch %1, the last that was scored up to epoch %2").arg(report.epoch).arg(run_->epoch());
}

void DevCaptions::showNow() {
  if (!isVisible()) return;
  const LearnedReport report = run_->report();
  title_->setText(titleOf(report));
  const bool waits = report.epoch > 0 && report.report == nullptr && report.problem.isEmpty();
  if (waits) return;  // what is shown stays until then
  tabs_->setEnabled(report.report != nullptr);
  if (report.report == shown_) return;
  shown_ = report.report;
  showReport(shown_ == nullptr ? EvaluationReport() : *shown_);
}

void DevCaptions::showReport(const EvaluationReport& report) {
  worst_->setEntries(shown(report.worst));
  best_->setEntries(shown(report.best));
  fill(report.words.overused, overused_);
  fill(report.words.underused, underused_);
  lengths_->setShares(report.words.lengths, report.words.reference_lengths);
  QList<QStringList> rows;
  for (const auto& [name, value] : report.figures)
    rows << QStringList{figureName(text(name)), locale().toString(value, 'f', isCount(name) ? 0 : 3)};
  figures_->setRows({tr("Figure"), tr("Value")}, rows);
}

}  // namespace descry
