#include "ui/training/learned/watched_side.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "training/run/watched_file.h"
#include "ui/captioning/attention/colour_legend.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/caption_bar.h"

namespace descry {

namespace {

constexpr QSize kBlank(448, 336);

Caption captionFrom(const WatchedCaption& watched) {
  Caption caption;
  for (const WatchedWord& word : watched.words) caption.words.push_back({word.text, word.probability, {}});
  return caption;
}

}  // namespace

WatchedSide::WatchedSide(const QString& objectName, QWidget* parent) : QWidget(parent) {
  setObjectName(objectName);
  title_ = new QLabel;
  title_->setObjectName(objectName + QStringLiteral("Title"));
  title_->setTextFormat(Qt::PlainText);
  view_ = new PictureView;
  view_->setObjectName(objectName + QStringLiteral("Picture"));
  bar_ = new CaptionBar;
  bar_->setObjectName(objectName + QStringLiteral("Caption"));
  note_ = new QLabel;
  note_->setObjectName(objectName + QStringLiteral("Note"));
  note_->setWordWrap(true);
  note_->hide();
  legend_ = new ColourLegend;
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(legend_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(head);
  layout->addWidget(view_, 1);
  layout->addWidget(note_);
  layout->addWidget(bar_);
  connect(bar_, &CaptionBar::currentWordChanged, this, [this] {
    showWord();
    Q_EMIT wordChanged();
  });
  const auto key = [this](Qt::Key code, auto&& action) {
    auto* shortcut = new QShortcut(QKeySequence(code), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, action);
  };
  key(Qt::Key_Left, [this] { bar_->step(-1); });
  key(Qt::Key_Right, [this] { bar_->step(1); });
  key(Qt::Key_Space, [this] { bar_->setPlaying(!bar_->isPlaying()); });
}

void WatchedSide::showCaption(const QString& title, const WatchedCaption* caption) {
  const auto chosen = chosenWord();
  caption_ = caption == nullptr ? WatchedCaption() : *caption;
  title_->setText(title);
  if (caption == nullptr) {
    bar_->setMessage(tr("This picture was not watched then."));
  } else if (!caption_.words.empty()) {
    bar_->setCaption(captionFrom(caption_));
  } else {
    bar_->setMessage(caption_.caption.empty() ? tr("The network said nothing.")
                                              : QString::fromStdString(caption_.caption));
  }
  view_->setAccessibleDescription(QString::fromStdString(caption_.caption));
  choose(chosen);
  showWord();
}

void WatchedSide::showPicture(const QImage& picture) {
  note_->hide();
  view_->setPicture(picture);
}

void WatchedSide::showWithoutPicture(const QString& why) {
  note_->setText(why);
  note_->show();
  QImage blank(kBlank, QImage::Format_RGB32);
  blank.fill(palette().color(QPalette::Mid));
  view_->setPicture(blank);
}

std::optional<WatchedSide::Word> WatchedSide::chosenWord() const {
  const int place = bar_->currentWord();
  if (place < 0 || place >= static_cast<int>(caption_.words.size())) return std::nullopt;
  const auto word = caption_.words.begin() + place;
  const auto before =
      std::count_if(caption_.words.begin(), word, [&](const WatchedWord& other) { return other.text == word->text; });
  return Word{word->text, static_cast<int>(before)};
}

void WatchedSide::choose(const std::optional<Word>& word) {
  if (word == chosenWord()) return;
  int before = 0, found = -1;
  for (std::size_t i = 0; word && i < caption_.words.size(); ++i)
    if (caption_.words[i].text == word->text && before++ == word->before) found = static_cast<int>(i);
  bar_->pin(found);
}

void WatchedSide::setCommonScale(float scale) {
  commonScale_ = scale;
  showWord();
}

float WatchedSide::largestWeight() const {
  const int place = bar_->currentWord();
  return place < 0 || place >= static_cast<int>(caption_.words.size())
             ? 0
             : caption_.words[static_cast<std::size_t>(place)].largest;
}

void WatchedSide::showWord() {
  const int place = bar_->currentWord();
  const AttentionMap map = place < 0 || place >= static_cast<int>(caption_.words.size())
                               ? AttentionMap()
                               : map_of(caption_, static_cast<std::size_t>(place));
  if (map.weights.empty()) {
    view_->clearAttention();
    legend_->setFullScale(MapKind::kAttention, 0);
    return;
  }
  const double scale = static_cast<double>(std::max(commonScale_, largestWeight()));
  view_->setAttention(MapKind::kAttention, map, scale);
  legend_->setFullScale(MapKind::kAttention, scale);
}

}  // namespace descry
