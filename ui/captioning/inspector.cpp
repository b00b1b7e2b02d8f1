#include "ui/captioning/inspector.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/probability_bars.h"

namespace descry {
namespace {

constexpr std::size_t kLeastSure = 6;

/// With a real minus sign, which is as wide as the digits' plus.
QString scoreText(double score) { return QLocale().toString(score, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212)); }

/// The words that the network was least sure of, those first.
std::vector<ProbabilityBars::Row> leastSureWords(const Caption& caption) {
  std::vector<ProbabilityBars::Row> rows;
  for (const CaptionWord& word : caption.words) {
    rows.push_back({QString::fromStdString(word.text), static_cast<double>(word.probability), false});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.probability < b.probability; });
  if (rows.size() > kLeastSure) rows.resize(kLeastSure);
  return rows;
}

QString percent(double part) { return QLocale().toString(100 * part, 'f', 1); }

}  // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent),
      heading_(new QLabel(this)),
      detail_(new QLabel(this)),
      bars_(new ProbabilityBars(this)),
      sentences_heading_(new QLabel(tr("&Sentences considered"), this)),
      sentences_(new QListWidget(this)) {
  heading_->setObjectName(QStringLiteral("inspectorHeading"));
  QFont large = heading_->font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  heading_->setFont(large);
  heading_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  detail_->setObjectName(QStringLiteral("inspectorDetail"));
  detail_->setWordWrap(true);
  bars_->setObjectName(QStringLiteral("runnerUps"));
  bars_->setAccessibleName(tr("The word and its runner-ups"));
  sentences_->setObjectName(QStringLiteral("sentences"));
  sentences_->setAccessibleName(tr("Sentences considered, best first"));
  sentences_->setToolTip(tr("The best sentences of the beam search with their scores: choose one to see its words"));
  sentences_->setWordWrap(true);
  sentences_->setFrameShape(QFrame::NoFrame);
  sentences_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  sentences_->viewport()->setAutoFillBackground(false);  // a list among labels, not a box of its own
  sentences_->setSpacing(2);
  sentences_->setResizeMode(QListView::Adjust);
  sentences_->setTextElideMode(Qt::ElideNone);
  sentences_heading_->setBuddy(sentences_);
  QFont bold = sentences_heading_->font();
  bold.setBold(true);
  sentences_heading_->setFont(bold);

  auto* layout = new QVBoxLayout(this);
  layout->addWidget(heading_);
  layout->addWidget(detail_);
  layout->addWidget(bars_);
  layout->addSpacing(2 * layout->spacing());
  layout->addWidget(sentences_heading_);
  layout->addWidget(sentences_, 1000);
  layout->addStretch(1);  // takes the room while there are no sentences
  connect(sentences_, &QListWidget::currentRowChanged, this, [this](int row) {
    setWord(-1);
    if (row >= 0) Q_EMIT sentenceChosen(row);
  });
  setCaptions({});
}

int Inspector::sentence() const { return std::max(0, sentences_->currentRow()); }

void Inspector::setCaptions(const std::vector<Caption>& captions) {
  const QSignalBlocker quiet(sentences_);
  captions_ = captions;
  sentences_->clear();
  for (const Caption& caption : captions_) {
    sentences_->addItem(tr("%1  %2", "score of a sentence, the sentence")
                            .arg(scoreText(caption.score), QString::fromStdString(caption.text())));
  }
  if (!captions_.empty()) sentences_->setCurrentRow(0);
  sentences_heading_->setVisible(!captions_.empty());
  sentences_->setVisible(!captions_.empty());
  setWord(-1);
}

void Inspector::setWord(int word) {
  const auto chosen = static_cast<std::size_t>(sentence());
  if (chosen < captions_.size() && word >= 0 && word < static_cast<int>(captions_[chosen].words.size())) {
    showWord(captions_[chosen].words[static_cast<std::size_t>(word)]);
  } else {
    showSentence();
  }
}

void Inspector::showWord(const CaptionWord& word) {
  const QString text = QString::fromStdString(word.text);
  heading_->setText(tr("“%1”", "a word of the caption").arg(text));
  detail_->setText(
      tr("%1 % sure of this word, given the words before it").arg(percent(static_cast<double>(word.probability))));
  std::vector<ProbabilityBars::Row> rows{{text, static_cast<double>(word.probability), true}};
  for (const RunnerUp& other : word.runner_ups) {
    const QString name =
        other.word == "." ? tr("(end)", "the sentence could have ended here") : QString::fromStdString(other.word);
    rows.push_back({name, static_cast<double>(other.probability), false});
  }
  bars_->setRows(std::move(rows));
  bars_->show();
}

void Inspector::showSentence() {
  const auto chosen = static_cast<std::size_t>(sentence());
  bars_->setVisible(!captions_.empty());
  if (chosen >= captions_.size()) {
    heading_->setText(tr("Words"));
    detail_->setText(
        tr("What the network knew about a word, and which others it considered, stands here once a picture "
           "has its caption."));
    return;
  }
  heading_->setText(tr("%1 % sure", "of the whole sentence").arg(percent(captions_[chosen].confidence)));
  detail_->setText(
      tr("Judged by the probabilities of its words; below, those it was least sure of. Point at a word to see where "
         "the network looked; click it to keep it shown."));
  bars_->setRows(leastSureWords(captions_[chosen]));
}

}  // namespace descry
