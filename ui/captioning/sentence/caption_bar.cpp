#include "ui/captioning/sentence/caption_bar.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/captioning/review/caption_editor.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/widgets/flow_layout.h"

namespace descry {
namespace {

constexpr int kPlayInterval = 800;  // milliseconds a word stays

}  // namespace

CaptionBar::CaptionBar(QWidget* parent)
    : QWidget(parent),
      edited_(new QLabel(this)),
      words_(new QWidget(this)),
      editor_(new CaptionEditor(this)),
      said_(new QLabel(tr("The model said:"), words_)),
      message_(new QLabel(words_)),
      clock_(new QTimer(this)) {
  edited_->setObjectName(QStringLiteral("editedCaption"));
  edited_->setWordWrap(true);
  edited_->setTextFormat(Qt::PlainText);
  edited_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  edited_->setToolTip(tr("What a person wrote; edit it with a double click or E"));
  QFont large = edited_->font();
  large.setPointSizeF(large.pointSizeF() * 1.3);
  edited_->setFont(large);
  edited_->installEventFilter(this);
  auto* flow = new FlowLayout(words_);
  flow->setSpacing(4);
  flow->setContentsMargins(0, 0, 0, 0);
  message_->setObjectName(QStringLiteral("captionMessage"));
  message_->setWordWrap(true);
  said_->setObjectName(QStringLiteral("modelSaid"));
  flow->addWidget(message_);
  flow->addWidget(said_);
  message_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(edited_);
  layout->addWidget(words_);
  layout->addWidget(editor_);
  clock_->setInterval(kPlayInterval);
  connect(clock_, &QTimer::timeout, this, &CaptionBar::showNextWord);
  for (QWidget* flowing : {static_cast<QWidget*>(this), words_}) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    flowing->setSizePolicy(policy);
  }
  setAccessibleName(tr("Caption"));
  buildEditor();
  showParts();
}

void CaptionBar::buildEditor() {
  editor_->setObjectName(QStringLiteral("captionEditor"));
  connect(editor_, &CaptionEditor::kept, this, [this](bool go_on) {
    const QString text = editor_->toPlainText();
    endEditing();
    Q_EMIT textKept(text, go_on);
  });
  connect(editor_, &CaptionEditor::dropped, this, &CaptionBar::endEditing);
  // Return would press the word that has the focus, which a click, the arrow keys and Escape do too.
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* shortcut = new QShortcut(QKeySequence(key), words_);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &CaptionBar::editWanted);
  }
}

void CaptionBar::setSpelling(Spelling* spelling) { editor_->setSpelling(spelling); }

void CaptionBar::setEdited(const std::optional<QString>& text) {
  has_edited_ = text.has_value();
  edited_->setText(text && text->isEmpty() ? tr("(no words)") : text.value_or(QString()));
  edited_->setAccessibleName(tr("Caption by a person: %1").arg(edited_->text()));
  showParts();
}

void CaptionBar::showParts() {
  const bool editing = isEditing();
  edited_->setVisible(has_edited_ && !editing);
  said_->setVisible(has_edited_ && !chips_.empty());
  words_->setVisible(!editing);
  updateGeometry();
}

bool CaptionBar::isEditing() const { return !editor_->isHidden(); }

void CaptionBar::startEditing(const QString& text) {
  if (isEditing()) return;
  setPlaying(false);
  focus_before_ = QApplication::focusWidget();
  editor_->setPlainText(text);
  editor_->show();
  showParts();
  editor_->setFocus(Qt::OtherFocusReason);
  editor_->selectAll();
}

void CaptionBar::keepEditing() {
  if (isEditing()) Q_EMIT editor_->kept(false);
}

void CaptionBar::endEditing() {
  const bool had_focus = editor_->hasFocus();
  editor_->hide();
  showParts();
  // Back to where the keys were before, so that reviewing goes on.
  if (had_focus && focus_before_ && focus_before_->isVisible()) focus_before_->setFocus(Qt::OtherFocusReason);
}

void CaptionBar::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !isEditing()) Q_EMIT editWanted();
}

bool CaptionBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edited_ && event->type() == QEvent::MouseButtonDblClick) {
    Q_EMIT editWanted();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void CaptionBar::clear() {
  setPlaying(false);
  for (WordChip* chip : chips_) {
    chip->hide();
    chip->setObjectName(QString());
    chip->deleteLater();
    words_->layout()->removeWidget(chip);
  }
  chips_.clear();
  setWords(-1, -1);
}

void CaptionBar::setCaption(const Caption& caption) {
  clear();
  message_->hide();
  for (const CaptionWord& word : caption.words) {
    const int index = static_cast<int>(chips_.size());
    auto* chip = new WordChip(QString::fromStdString(word.text), static_cast<double>(word.probability), words_);
    chip->setObjectName(QStringLiteral("word%1").arg(index));
    connect(chip, &WordChip::hovered, this, [this, index](bool inside) { setWords(pinned_, inside ? index : -1); });
    connect(chip, &WordChip::clicked, this, [this, index] {
      setPlaying(false);
      pin(pinned_ == index ? -1 : index);
    });
    connect(chip, &WordChip::doubleClicked, this, &CaptionBar::editWanted);
    words_->layout()->addWidget(chip);
    chip->show();
    chips_.push_back(chip);
  }
  showParts();
}

void CaptionBar::setMessage(const QString& message) {
  clear();
  message_->setText(message);
  message_->setVisible(!message.isEmpty());
  message_->setMinimumWidth(std::min(width(), message_->fontMetrics().horizontalAdvance(message) + 8));
  showParts();
}

void CaptionBar::setMarks(const std::vector<double>& shares, const QStringList& amounts) {
  for (std::size_t i = 0; i < chips_.size(); ++i) {
    chips_[i]->setMark(i < shares.size() ? shares[i] : -1, amounts.value(static_cast<qsizetype>(i)));
  }
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
