#include "ui/captioning/attention/word_grid.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace descry {
namespace {

constexpr int kGap = 8;
constexpr int kLeastWidth = 130;

}  // namespace

WordTile::WordTile(const QString& word, double probability, QWidget* parent)
    : QAbstractButton(parent),
      percent_(word.isEmpty() ? QString() : tr("%1 %").arg(QLocale().toString(100 * probability, 'f', 0))) {
  setText(word);
  setCheckable(!word.isEmpty());
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(word.isEmpty() ? tr("The picture without a map") : tr("%1, %2 sure").arg(word, percent_));
  setToolTip(word.isEmpty() ? tr("The picture; click to see it alone (G)")
                            : tr("%1: %2 sure. Click to keep this word, twice to see it alone.").arg(word, percent_));
}

void WordTile::setScene(std::shared_ptr<const Scene> scene) {
  scene_ = std::move(scene);
  update();
}

void WordTile::setMap(const FigureWord& word, const MapLook& look) {
  look_ = look;
  overlay_ = attentionOverlay(word.map, look, word.full_scale);
  contours_ = contourLines(word.map, look, word.full_scale);
  update();
}

int WordTile::labelHeight() const { return fontMetrics().height() * 3 / 2; }

void WordTile::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) Q_EMIT opened();
}

void WordTile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect label(0, height() - labelHeight(), width(), labelHeight());
  if (scene_) {
    painter.drawPixmap(0, 0, scene_->picture);
    painter.save();
    painter.setTransform(scene_->geometry.toView(), true);
    drawOverlay(painter, overlay_, look_, QRectF(0, 0, 1, 1));
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    drawContours(painter, contours_, scene_->geometry.toView(), 1);
  }
  const bool shown = isChecked() || hasFocus() || underMouse();
  if (isChecked()) painter.fillRect(label, palette().highlight());
  if (shown) {
    painter.setPen(QPen(palette().highlight(), isChecked() ? 3 : 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -2, -2));
  }
  const QRect inside = label.adjusted(6, 0, -6, 0);
  const int number = fontMetrics().horizontalAdvance(percent_) + 6;
  QColor colour = palette().color(isChecked() ? QPalette::HighlightedText : QPalette::WindowText);
  painter.setPen(colour);
  painter.drawText(inside.adjusted(0, 0, -number, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(text(), Qt::ElideRight, inside.width() - number));
  colour.setAlphaF(0.75F);
  painter.setPen(colour);
  painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, percent_);
}

WordGrid::WordGrid(QWidget* parent) : QScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setAccessibleName(tr("Grid of all words"));
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("wordGridInside"));
  setWidget(inside);
}

void WordGrid::setContent(const FigureContent& content) {
  const bool same_words = content.words.size() == content_.words.size() &&
                          std::equal(content.words.begin(), content.words.end(), content_.words.begin(),
                                     [](const FigureWord& a, const FigureWord& b) {
                                       return a.text == b.text && a.probability == b.probability;
                                     });
  const bool same_picture =
      content.picture.cacheKey() == content_.picture.cacheKey() && content.turns == content_.turns;
  content_ = content;
  if (!same_words || tiles_.empty()) buildTiles();
  if (!same_words || !same_picture || arranged_.isEmpty()) {
    arranged_ = QSize();
    arrange();
  }
  for (qsizetype i = 0; i < content_.words.size(); ++i) {
    tiles_[static_cast<std::size_t>(i) + 1]->setMap(content_.words[i], content_.look);
  }
  setCurrentWord(content_.current_word);
}

void WordGrid::buildTiles() {
  for (WordTile* tile : tiles_) {
    tile->setObjectName(QString());
    tile->hide();
    tile->deleteLater();
  }
  tiles_.clear();
  const auto add = [&](const QString& word, double probability) {
    const int index = static_cast<int>(tiles_.size()) - 1;
    auto* tile = new WordTile(word, probability, widget());
    tile->setObjectName(index < 0 ? QStringLiteral("pictureTile") : QStringLiteral("wordTile%1").arg(index));
    connect(tile, &WordTile::clicked, this, [this, index] {
      if (index < 0) {
        Q_EMIT wordOpened(-1);
      } else {
        Q_EMIT wordClicked(index);
      }
    });
    connect(tile, &WordTile::opened, this, [this, index] { Q_EMIT wordOpened(index); });
    tile->show();
    tiles_.push_back(tile);
  };
  add(QString(), 0);
  for (const FigureWord& word : content_.words) add(word.text, word.probability);
  arranged_ = QSize();
}

QSize WordGrid::tileSize(int width) const {
  QSizeF picture = content_.picture.size();
  if (content_.turns % 2) picture.transpose();
  if (picture.isEmpty()) picture = {4, 3};
  // A tall picture is shown smaller rather than in a tile of twice its width.
  const double height = std::min(width * picture.height() / picture.width(), 1.2 * width);
  return {width, static_cast<int>(height) + (tiles_.empty() ? 0 : tiles_.front()->labelHeight())};
}

int WordGrid::columnsFor(QSize room) const {
  const int count = static_cast<int>(tiles_.size());
  for (int columns = 1; columns <= count; ++columns) {
    const int width = (room.width() - kGap * (columns - 1)) / columns;
    const int rows = (count + columns - 1) / columns;
    if (width < kLeastWidth) break;
    if (rows * (tileSize(width).height() + kGap) - kGap <= room.height()) return columns;
  }
  return std::max(1, (room.width() - 20 + kGap) / (kLeastWidth + kGap));
}

void WordGrid::arrange() {
  const QSize room = maximumViewportSize();
  if (tiles_.empty() || room.isEmpty() || room == arranged_) return;
  arranged_ = room;
  int columns = columnsFor(room), usable = room.width();
  const int count = static_cast<int>(tiles_.size()), rows = (count + columns - 1) / columns;
  const auto widthOf = [&] { return (usable - kGap * (columns - 1)) / columns; };
  const auto heightOf = [&] { return rows * (tileSize(widthOf()).height() + kGap) - kGap; };
  if (heightOf() > room.height()) usable -= 20;  // of a scroll bar
  const QSize size = tileSize(widthOf());
  auto scene = std::make_shared<WordTile::Scene>();
  const QSize shown(size.width(), size.height() - tiles_.front()->labelHeight());
  scene->geometry.setView(shown);
  scene->geometry.setPicture(content_.picture.size());
  scene->geometry.setTurns(content_.turns);
  const double ratio = devicePixelRatioF();
  scene->picture = QPixmap((QSizeF(shown) * ratio).toSize());
  scene->picture.setDevicePixelRatio(ratio);
  scene->picture.fill(Qt::transparent);
  if (!content_.picture.isNull()) {
    QPainter painter(&scene->picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize small = (QSizeF(content_.picture.size()) * scene->geometry.scale() * ratio).toSize();
    painter.setTransform(scene->geometry.toView());
    painter.drawImage(QRectF(0, 0, 1, 1),
                      content_.picture.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  }
  for (int i = 0; i < count; ++i) {
    WordTile* tile = tiles_[static_cast<std::size_t>(i)];
    tile->setGeometry(i % columns * (size.width() + kGap), i / columns * (size.height() + kGap), size.width(),
                      size.height());
    tile->setScene(scene);
  }
  widget()->resize(usable, heightOf());
}

void WordGrid::setCurrentWord(int word) {
  content_.current_word = word;
  for (std::size_t i = 1; i < tiles_.size(); ++i) tiles_[i]->setChecked(static_cast<int>(i) - 1 == word);
  if (word >= 0 && word + 1 < static_cast<int>(tiles_.size())) {
    ensureWidgetVisible(tiles_[static_cast<std::size_t>(word) + 1], 0, 0);
  }
}

void WordGrid::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  arrange();
  setCurrentWord(content_.current_word);  // stays in view
}

}  // namespace descry
