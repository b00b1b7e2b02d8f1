#include "ui/training/caption_figures_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/training/length_chart.h"
#include "ui/widgets/figure_table.h"

namespace descry {

CaptionFiguresView::CaptionFiguresView(QWidget* parent) : QWidget(parent) {
  facts_ = new QLabel;
  facts_->setObjectName(QStringLiteral("dataWords"));
  facts_->setWordWrap(true);
  facts_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  lengths_ = new LengthChart;
  lengths_->setKinds(tr("train"), tr("dev"));
  left_ = new FigureTable(tr("The most frequent words that the vocabulary leaves out"));
  left_->setObjectName(QStringLiteral("dataLeftOut"));
  auto* title = new QLabel(tr("Words left out, the most frequent"));
  title->setBuddy(left_);
  auto* column = new QVBoxLayout;
  column->addWidget(title);
  column->addWidget(left_, 1);
  auto* row = new QHBoxLayout;
  row->addWidget(lengths_, 3);
  row->addLayout(column, 2);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(facts_);
  layout->addLayout(row, 1);
}

QString CaptionFiguresView::sentences(const CaptionFigures& figures, const VocabularyOptions& options,
                                      const VocabularyCoverage& coverage) const {
  const auto number = [this](std::int64_t value) { return locale().toString(qint64{value}); };
  const auto percent = [this](double share) { return locale().toString(100 * share, 'f', 1); };
  QStringList lines{
      tr("The vocabulary would hold %1 of the %2 different words in train: those that occur %3 times or more.")
          .arg(number(coverage.words), number(figures.different))
          .arg(options.min_count)};
  lines << (figures.dev_words > 0
                ? tr("It covers %1 % of all words of train's captions and %2 % of dev's.")
                      .arg(percent(coverage.train), percent(coverage.dev))
                : tr("It covers %1 % of all words of train's captions.").arg(percent(coverage.train)));
  return lines.join(QLatin1Char(' '));
}

void CaptionFiguresView::showFigures(const CaptionFigures* figures, const VocabularyOptions& vocabulary) {
  if (figures == nullptr) {
    facts_->setText(tr("The captions' words are being counted…"));
    lengths_->setShares({}, {});
    left_->setRows({}, {});
    return;
  }
  const VocabularyCoverage coverage = figures->coverage(vocabulary);
  facts_->setText(sentences(*figures, vocabulary, coverage));
  lengths_->setShares(figures->train_lengths, figures->dev_lengths);
  QList<QStringList> rows;
  for (const auto& left : coverage.left_out)
    rows << QStringList{QString::fromStdString(left.word), locale().toString(qint64{left.train}),
                        locale().toString(qint64{left.dev})};
  left_->setRows({tr("Word"), tr("In train"), tr("In dev")}, rows);
}

}  // namespace descry
