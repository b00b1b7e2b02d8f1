#include "ui/captioning/sentence/inspector.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "ui/captioning/sentence/sentence_delegate.h"
#include "ui/captioning/sentence/word_choices.h"
#include "ui/captioning/sentence/word_differences.h"

namespace descry {
namespace {

constexpr std::size_t kLeastSure = 6;

/// With a real minus sign, which is as wide as the digits' plus.
QString scoreText(double score) { return QLocale().toString(score, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212)); }

/// The words that the network was least sure of, those first.
std::vector<int> leastSureWords(const Caption& caption) {
  std::vector<int> words(caption.words.size());
  std::iota(words.begin(), words.end(), 0);
  const auto sure = [&](int word) { return caption.words[static_cast<std::size_t>(word)].probability; };
  std::stable_sort(words.begin(), words.end(), [&](int a, int b) { return sure(a) < sure(b); });
  if (words.size() > kLeastSure) words.resize(kLeastSure);
  return words;
}

QString percent(double part) { return QLocale().toString(100 * part, 'f', 1); }

}  // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent),
      heading_(new QLabel(this)),
      detail_(new QLabel(this)),
      choices_(new WordChoices(this)),
      hide_(new QPushButton(tr("&Hide what it looked at…"), this)),
      sentences_heading_(new QLabel(tr("&Sentences considered"), this)),
      sentences_(new QListWidget(this)),
      use_(new QPushButton(tr("&Use this sentence"), this)) {
  heading_->setObjectName(QStringLiteral("inspectorHeading"));
  QFont large = heading_->font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  heading_->setFont(large);
  heading_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  detail_->setObjectName(QStringLiteral("inspectorDetail"));
  detail_->setWordWrap(true);
  choices_->setObjectName(QStringLiteral("runnerUps"));
  choices_->setAccessibleName(tr("The word and its runner-ups"));
  hide_->setObjectName(QStringLiteral("hideButton"));
  sentences_->setObjectName(QStringLiteral("sentences"));
  sentences_->setAccessibleName(tr("Sentences considered, best first"));
  sentences_->setToolTip(tr(
      "The best sentences with their scores; words that the first one has not are marked. Choose one to see its words, "
      "press Return to make it the caption"));
  sentences_->setItemDelegate(new SentenceDelegate(sentences_));
  sentences_->setWordWrap(true);
  sentences_->setFrameShape(QFrame::NoFrame);
  sentences_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  sentences_->viewport()->setAutoFillBackground(false);  // a list among labels, not a box of its own
  sentences_->setSpacing(1);
  sentences_->setResizeMode(QListView::Adjust);
  sentences_heading_->setBuddy(sentences_);
  QFont bold = sentences_heading_->font();
  bold.setBold(true);
  sentences_heading_->setFont(bold);
  use_->setObjectName(QStringLiteral("useSentence"));

  auto* layout = new QVBoxLayout(this);
  layout->addWidget(heading_);
  layout->addWidget(detail_);
  layout->addWidget(choices_);
  layout->addWidget(hide_);
  layout->addSpacing(layout->spacing());
  layout->addWidget(sentences_heading_);
  layout->addWidget(sentences_, 1000);
  layout->addWidget(use_);
  layout->addStretch(1);  // takes the room while there are no sentences
  connect(sentences_, &QListWidget::currentRowChanged, this, [this](int row) {
    setWord(-1);
    if (row >= 0) Q_EMIT sentenceChosen(row);
  });
  const auto want = [this] {
    if (use_->isEnabled()) Q_EMIT sentenceWanted(sentence());
  };
  connect(sentences_, &QListWidget::itemActivated, this, want);
  connect(use_, &QPushButton::clicked, this, want);
  connect(hide_, &QPushButton::clicked, this, [this] {
    if (word_ >= 0) Q_EMIT hidingWanted(word_);
  });
  connect(choices_, &WordChoices::chosen, this, &Inspector::choose);
  setCaptions({});
}

int Inspector::sentence() const { return std::max(0, sentences_->currentRow()); }

const Caption* Inspector::shown() const {
  const auto chosen = static_cast<std::size_t>(sentence());
  return chosen < captions_.size() ? &captions_[chosen] : nullptr;
}

void Inspector::setCaptions(const std::vector<Caption>& captions) {
  const QSignalBlocker quiet(sentences_);
  captions_ = captions;
  sentences_->clear();
  const QString best = captions_.empty() ? QString() : QString::fromStdString(captions_.front().text());
  for (const Caption& caption : captions_) {
    const QString text = QString::fromStdString(caption.text()), score = scoreText(caption.score);
    auto* item = new QListWidgetItem(tr("%1  %2", "score of a sentence, the sentence").arg(score, text), sentences_);
    item->setData(SentenceDelegate::kScoreRole, score);
    item->setData(SentenceDelegate::kSentenceRole, text);
    if (sentences_->count() > 1) {
      item->setData(SentenceDelegate::kReferenceRole, best);
      item->setData(Qt::AccessibleDescriptionRole, spokenDifferences(text, best));
    }
  }
  if (!captions_.empty()) sentences_->setCurrentRow(0);
  sentences_heading_->setVisible(!captions_.empty());
  sentences_->setVisible(!captions_.empty());
  use_->setVisible(!captions_.empty());
  setWord(-1);
}

void Inspector::setWord(int word) {
  const Caption* caption = shown();
  word_ = caption && word >= 0 && word < static_cast<int>(caption->words.size()) ? word : -1;
  if (word_ >= 0) {
    showWord(word_);
  } else {
    showSentence();
  }
  updateButtons();
}

void Inspector::setText(const QString& text) {
  text_ = text;
  updateButtons();
}

void Inspector::setRewritingUnavailable(const QString& reason) {
  if (reason == rewriting_unavailable_) return;
  rewriting_unavailable_ = reason;
  setWord(word_);
}

void Inspector::setHidingUnavailable(const QString& reason) {
  hiding_unavailable_ = reason;
  updateButtons();
}

void Inspector::updateButtons() {
  const Caption* caption = shown();
  const bool is_used = caption && QString::fromStdString(caption->text()) == text_;
  use_->setEnabled(caption && !is_used);
  use_->setToolTip(is_used ? tr("It is the picture's caption")
                           : tr("Makes the chosen sentence the picture's caption, as an edit that can be undone"));
  hide_->setVisible(caption != nullptr);
  const QString reason = word_ < 0 ? tr("Click a word of the caption first") : hiding_unavailable_;
  hide_->setEnabled(reason.isEmpty());
  hide_->setToolTip(
      reason.isEmpty()
          ? tr("Paints grey what the network looked at for this word, and captions the picture again: does it matter?")
          : reason);
}

void Inspector::choose(int row) {
  const Caption* caption = shown();
  if (!caption) return;
  if (word_ < 0) {
    if (row < static_cast<int>(least_sure_.size())) Q_EMIT wordWanted(least_sure_[static_cast<std::size_t>(row)]);
    return;
  }
  const auto& others = caption->words[static_cast<std::size_t>(word_)].runner_ups;
  if (row < 1 || row > static_cast<int>(others.size())) return;
  Q_EMIT otherWordChosen(word_, QString::fromStdString(others[static_cast<std::size_t>(row) - 1].word));
}

void Inspector::showWord(int place) {
  const CaptionWord& word = shown()->words[static_cast<std::size_t>(place)];
  const QString text = QString::fromStdString(word.text);
  heading_->setText(tr("“%1”", "a word of the caption").arg(text));
  heading_->setToolTip(QString());
  detail_->setText(
      tr("%1 % sure of this word, given the words before it").arg(percent(static_cast<double>(word.probability))));
  std::vector<ProbabilityBars::Row> rows{{text, static_cast<double>(word.probability), true}};
  for (const RunnerUp& other : word.runner_ups) {
    const QString name =
        other.word == "." ? tr("(end)", "the sentence could have ended here") : QString::fromStdString(other.word);
    rows.push_back({name, static_cast<double>(other.probability), false});
  }
  choices_->setRows(rows, tr("Write the sentence with “%1” (%2) and let the model rewrite what follows (Return)"),
                    rewriting_unavailable_);
  choices_->show();
}

void Inspector::showSentence() {
  const Caption* caption = shown();
  choices_->setVisible(caption != nullptr);
  if (!caption) {
    heading_->setText(tr("Words"));
    detail_->setText(
        tr("What the network knew about a word, and which others it considered, stands here once a picture "
           "has its caption."));
    return;
  }
  heading_->setText(tr("%1 % sure", "of the whole sentence").arg(percent(caption->confidence)));
  heading_->setToolTip(tr(
      "The probability that the caption is good: of captions that are 80 % sure, about 80 in 100 were, where the model "
      "was tried. Good means as close to what people wrote of the picture (CIDEr-D of at least 0.5) as most people's "
      "captions are to one another's. After forced, required or drawn words it is less exact. How it is found out "
      "stands in resources/model/README.md. A model that was not tried so shows the mean of its words' "
      "probabilities."));
  detail_->setText(
      tr("Judged by the probabilities of its words; below, those it was least sure of. Point at a word to see where "
         "the network looked; click it to keep it shown."));
  std::vector<ProbabilityBars::Row> rows;
  least_sure_ = leastSureWords(*caption);
  for (const int place : least_sure_) {
    const CaptionWord& word = caption->words[static_cast<std::size_t>(place)];
    rows.push_back({QString::fromStdString(word.text), static_cast<double>(word.probability), false});
  }
  choices_->setRows(rows, tr("Show “%1” (%2): where the network looked, and what else it considered (Return)"), {});
}

}  // namespace descry
