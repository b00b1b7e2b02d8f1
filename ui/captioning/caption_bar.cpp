#include "ui/captioning/caption_bar.h"

#include <QLabel>
#include <QTimer>

#include "ui/captioning/word_chip.h"
#include "ui/widgets/flow_layout.h"

namespace descry {
namespace {

constexpr int kPlayInterval = 800;  // milliseconds a word stays

}  // namespace

CaptionBar::CaptionBar(QWidget* parent) : QWidget(parent), message_(new QLabel(this)), clock_(new QTimer(this)) {
  auto* layout = new FlowLayout(this);
  layout->setSpacing(4);
  layout->setContentsMargins(0, 0, 0, 0);
  message_->setObjectName(QStringLiteral("captionMessage"));
  message_->setWordWrap(true);
  layout->addWidget(message_);
  message_->hide();
  clock_->setInterval(kPlayInterval);
  connect(clock_, &QTimer::timeout, this, &CaptionBar::showNextWord);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Caption"));
}

void CaptionBar::clear() {
  setPlaying(false);
  for (WordChip* chip : chips_) {
    chip->hide();
    chip->setObjectName(QString());
    chip->deleteLater();
    layout()->removeWidget(chip);
  }
  chips_.clear();
  setWords(-1, -1);
}

void CaptionBar::setCaption(const Caption& caption) {
  clear();
  message_->hide();
  for (const CaptionWord& word : caption.words) {
    const int index = static_cast<int>(chips_.size());
    auto* chip = new WordChip(QString::fromStdString(word.text), static_cast<double>(word.probability), this);
    chip->setObjectName(QStringLiteral("word%1").arg(index));
    connect(chip, &WordChip::hovered, this, [this, index](bool inside) { setWords(pinned_, inside ? index : -1); });
    connect(chip, &WordChip::clicked, this, [this, index] {
      setPlaying(false);
      pin(pinned_ == index ? -1 : index);
    });
    layout()->addWidget(chip);
    chip->show();
    chips_.push_back(chip);
  }
  updateGeometry();
}

void CaptionBar::setMessage(const QString& message) {
  clear();
  message_->setText(message);
  message_->setVisible(!message.isEmpty());
  message_->setMinimumWidth(std::min(width(), message_->fontMetrics().horizontalAdvance(message) + 8));
  updateGeometry();
}

void CaptionBar::setMarks(const std::vector<double>& shares) {
  for (std::size_t i = 0; i < chips_.size(); ++i) chips_[i]->setMark(i < shares.size() ? shares[i] : -1);
}

int CaptionBar::currentWord() const { return hovered_ >= 0 ? hovered_ : pinned_; }

bool CaptionBar::isPlaying() const { return clock_->isActive(); }

void CaptionBar::pin(int word) { setWords(word >= 0 && word < static_cast<int>(chips_.size()) ? word : -1, hovered_); }

void CaptionBar::step(int by) {
  const int words = static_cast<int>(chips_.size());
  if (words == 0) return;
  setPlaying(false);
  const int from = pinned_ < 0 ? (by > 0 ? -1 : words) : pinned_;
  const int to = (from + by + words) % words;
  // The focus goes along when a word has it, so that Return and a screen reader speak of the word that is shown.
  if (pinned_ >= 0 && chips_[static_cast<std::size_t>(pinned_)]->hasFocus()) {
    chips_[static_cast<std::size_t>(to)]->setFocus();
  }
  hovered_ = -1;
  pin(to);
}

void CaptionBar::setPlaying(bool playing) {
  if (playing == isPlaying() || (playing && chips_.empty())) return;
  if (playing) {
    if (pinned_ < 0 || pinned_ + 1 == static_cast<int>(chips_.size())) pin(0);
    clock_->start();
  } else {
    clock_->stop();
  }
  Q_EMIT playingChanged(playing);
}

void CaptionBar::showNextWord() {
  if (pinned_ + 1 < static_cast<int>(chips_.size())) {
    pin(pinned_ + 1);
  } else {
    setPlaying(false);
  }
}

void CaptionBar::setWords(int pinned, int hovered) {
  const int before = currentWord();
  pinned_ = pinned;
  hovered_ = hovered;
  for (std::size_t i = 0; i < chips_.size(); ++i) chips_[i]->setChecked(static_cast<int>(i) == pinned_);
  if (currentWord() != before) Q_EMIT currentWordChanged(currentWord());
}

}  // namespace descry
