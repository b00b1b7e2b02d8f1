#include "ui/training/data_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/training/caption_figures_view.h"
#include "ui/training/problem_list.h"
#include "ui/widgets/picture_text_list.h"

namespace descry {

namespace {

constexpr QSize kFirstSize(860, 560);

PictureText shown(const DataSample& sample) {
  QStringList lines{DataDialog::tr("%1 · %2", "picture's name, its split").arg(sample.name, sample.split)};
  for (const QString& caption : sample.captions) lines << QStringLiteral("– ") + caption;
  if (sample.more > 0) lines << DataDialog::tr("… and %1 more").arg(QLocale().toString(sample.more));
  return {sample.path, lines.join(QLatin1Char('\n')), QDir::toNativeSeparators(sample.path)};
}

}  // namespace

DataDialog::DataDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("dataDialog"));
  setWindowTitle(tr("Data"));
  head_ = new QLabel;
  head_->setObjectName(QStringLiteral("dataHead"));
  head_->setTextFormat(Qt::RichText);
  head_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  samples_ = new PictureTextList(QStringLiteral("dataSamples"), tr("Some of the pictures, with their captions"));
  figures_ = new CaptionFiguresView;
  problems_ = new ProblemList;
  tabs_ = new QTabWidget;
  tabs_->setObjectName(QStringLiteral("dataTabs"));
  tabs_->setDocumentMode(true);
  tabs_->addTab(samples_, tr("Samples"));
  tabs_->addTab(problems_, tr("Problems"));
  tabs_->addTab(figures_, tr("Words"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes this window (Escape)"));
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(head_);
  layout->addWidget(tabs_, 1);
  layout->addWidget(buttons);
  tabs_->setFocus();  // not the button that closes
  resize(kFirstSize.boundedTo(screen()->availableSize()));
}

void DataDialog::showSummary(const DataSummary& summary, const VocabularyOptions& vocabulary) {
  head_->setText(headOf(summary));
  std::vector<PictureText> samples;
  for (const DataSample& sample : summary.samples) samples.push_back(shown(sample));
  samples_->setEntries(samples);
  problems_->setProblems(summary.problems);
  showWords(summary, vocabulary);
  tabs_->setTabText(1, summary.problemCount() > 0 ? tr("Problems (%1)").arg(locale().toString(summary.problemCount()))
                                                  : tr("No problems"));
}

void DataDialog::showWords(const DataSummary& summary, const VocabularyOptions& vocabulary) {
  figures_->showFigures(summary.figures.get(), vocabulary);
}

/// A table: a row of pictures and one of captions, a column a split.
QString DataDialog::headOf(const DataSummary& summary) const {
  using Count = DataSummary::Count;
  std::vector<std::pair<QString, const Count*>> splits{
      {tr("train"), &summary.train}, {tr("dev"), &summary.dev}, {tr("test"), &summary.test}};
  if (summary.unlisted.pictures > 0) splits.emplace_back(tr("in no list"), &summary.unlisted);
  const auto row = [&](const QString& title, const auto& cell) {
    QString html = QStringLiteral("<tr><td>%1</td>").arg(title.toHtmlEscaped());
    for (const auto& [name, count] : splits)
      html += QStringLiteral("<td align='right' style='padding-left: 24px'>%1</td>").arg(cell(name, *count));
    return html + QStringLiteral("</tr>");
  };
  return QStringLiteral("<table>") +
         row({}, [](const QString& name, const Count&) { return QStringLiteral("<b>%1</b>").arg(name); }) +
         row(tr("Pictures"), [&](const QString&, const Count& count) { return locale().toString(count.pictures); }) +
         row(tr("Captions"), [&](const QString&, const Count& count) { return locale().toString(count.captions); }) +
         QStringLiteral("</table>");
}

}  // namespace descry
