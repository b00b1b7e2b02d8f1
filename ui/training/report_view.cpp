#include "ui/training/report_view.h"

#include <QComboBox>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/training/figure_names.h"
#include "ui/training/length_chart.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/picture_text_list.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

QString text(const std::string& string) { return QString::fromStdString(string); }

QWidget* titled(const QString& title, QWidget* content) {
  auto* whole = new QWidget;
  auto* layout = new QVBoxLayout(whole);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(title);
  heading->setBuddy(content);
  layout->addWidget(heading);
  layout->addWidget(content, 1);
  return whole;
}

PictureText shown(const ReportedCaption& caption) {
  QStringList lines{text(caption.scored.candidate)};
  QStringList scores{text(caption.scored.name)};
  for (const char* metric : {"CIDEr", "METEOR", "Bleu_4"}) {
    if (const auto score = caption.scores.find(metric); score != caption.scores.end())
      scores << QStringLiteral("%1 %2").arg(QLatin1String(metric), QLocale().toString(score->second, 'f', 2));
  }
  for (const std::string& reference : caption.scored.references) lines << QStringLiteral("   – ") + text(reference);
  lines << scores.join(QStringLiteral(" · "));
  return {textOf(caption.path), lines.join(QLatin1Char('\n')), text(caption.scored.name)};
}

}  // namespace

ReportView::ReportView(QWidget* parent) : QWidget(parent) {
  auto* tabs = new QTabWidget;
  tabs->setObjectName(QStringLiteral("reportTabs"));
  tabs->setDocumentMode(true);
  tabs->addTab(buildScores(), tr("Scores"));
  tabs->addTab(buildWords(), tr("Words"));
  tabs->addTab(buildCaptions(), tr("Captions"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(tabs);
}

QWidget* ReportView::buildScores() {
  facts_ = new QLabel;
  facts_->setObjectName(QStringLiteral("reportFacts"));
  facts_->setWordWrap(true);
  facts_->setTextFormat(Qt::PlainText);
  facts_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  scores_ = new FigureTable(tr("Scores"));
  scores_->setObjectName(QStringLiteral("reportScores"));
  figures_ = new FigureTable(tr("What the captions are like"));
  figures_->setObjectName(QStringLiteral("reportFigures"));
  auto* tables = new QHBoxLayout;
  tables->addWidget(titled(tr("Scores, with 95 % intervals"), scores_), 1);
  tables->addWidget(titled(tr("What the captions are like"), figures_), 1);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(facts_);
  layout->addLayout(tables, 1);
  return page;
}

QWidget* ReportView::buildWords() {
  lengths_ = new LengthChart;
  overused_ = new FigureTable(tr("Words said more often than in the references"));
  overused_->setObjectName(QStringLiteral("reportOverused"));
  underused_ = new FigureTable(tr("Words said less often than in the references"));
  underused_->setObjectName(QStringLiteral("reportUnderused"));
  auto* tables = new QHBoxLayout;
  tables->addWidget(titled(tr("More often than in the references"), overused_), 1);
  tables->addWidget(titled(tr("Less often than in the references"), underused_), 1);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(lengths_, 2);
  layout->addLayout(tables, 3);
  return page;
}

QWidget* ReportView::buildCaptions() {
  which_ = new QComboBox;
  which_->setObjectName(QStringLiteral("reportWhich"));
  which_->setAccessibleName(tr("Which captions to show"));
  which_->setToolTip(tr("Which captions to show"));
  which_->addItems({tr("Best by CIDEr-D"), tr("Worst by CIDEr-D"), tr("Drawn at random")});
  captions_ = new PictureTextList(QStringLiteral("reportCaptions"), tr("Captions, their references and scores"));
  connect(which_, &QComboBox::currentIndexChanged, this, &ReportView::showCaptions);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(which_, 0, Qt::AlignLeft);
  layout->addWidget(captions_, 1);
  return page;
}

void ReportView::setReport(const EvaluationReport& report) {
  report_ = report;
  QStringList facts;
  for (const auto& [name, value] : report.facts)
    facts << tr("%1: %2", "name, value").arg(figureName(text(name)), text(value));
  QStringList lines{tr("%1 pictures were captioned and scored.").arg(locale().toString(report.pictures)),
                    facts.join(QStringLiteral(" · "))};
  for (const std::string& remark : report.remarks) lines << text(remark);
  facts_->setText(lines.join(QLatin1Char('\n')));
  const auto number = [this](double value, int digits) { return locale().toString(value, 'f', digits); };
  QList<QStringList> rows;
  for (const auto& [name, score] : report.scores)
    rows << QStringList{text(name), number(score.value, 3),
                        tr("%1 to %2").arg(number(score.low, 3), number(score.high, 3))};
  scores_->setRows({tr("Metric"), tr("Score"), tr("95 % interval")}, rows);
  rows.clear();
  for (const auto& [name, value] : report.figures)
    rows << QStringList{figureName(text(name)), number(value, isCount(name) ? 0 : 3)};
  figures_->setRows({tr("Figure"), tr("Value")}, rows);
  lengths_->setShares(report.words.lengths, report.words.reference_lengths);
  for (const auto& [table, words] :
       {std::pair{overused_, &report.words.overused}, {underused_, &report.words.underused}}) {
    rows.clear();
    for (const WordUse& use : *words) rows << QStringList{text(use.word), number(use.said, 1), number(use.expected, 1)};
    table->setRows({tr("Word"), tr("In 1,000 words"), tr("In 1,000 of the references")}, rows);
  }
  showCaptions();
}

void ReportView::showCaptions() {
  const auto& chosen = which_->currentIndex() == 0   ? report_.best
                       : which_->currentIndex() == 1 ? report_.worst
                                                     : report_.random;
  std::vector<PictureText> entries;
  for (const ReportedCaption& caption : chosen) entries.push_back(shown(caption));
  captions_->setEntries(entries);
}

}  // namespace descry
