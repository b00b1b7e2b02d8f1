#include "ui/captioning/figures/figure_painter.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/captioning/attention/colour_legend.h"
#include "ui/captioning/picture/view_geometry.h"

namespace descry {
namespace {

constexpr double kWidth = 1000;
constexpr double kGap = 10;

QImage reduced(const QImage& picture, QSize wanted) {
  if (picture.width() <= wanted.width() && picture.height() <= wanted.height()) return picture;
  return picture.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

FigureSettings mapAlone(const FigureContent& content) {
  FigureSettings settings;
  settings.title = settings.captions = settings.probabilities = settings.scale = settings.frame = false;
  settings.columns = 1;
  const bool has_map = content.current_word >= 0 && content.current_word < content.words.size();
  settings.picture = !has_map;
  for (int i = 0; i < content.words.size(); ++i) {
    if (!has_map || i != content.current_word) settings.left_out.insert(i);
  }
  settings.width = content.turns % 2 ? content.picture.height() : content.picture.width();
  return settings;
}

int figureWidth(const FigureSettings& settings) {
  const double pixels =
      settings.unit == FigureSettings::Unit::kPixels ? settings.width : settings.width / 25.4 * settings.dots_per_inch;
  return std::max(1, static_cast<int>(std::lround(pixels)));
}

QString scaleText(const FigureContent& content, const FigureSettings& settings) {
  double least = 0, largest = 0;
  int shown = 0;
  for (int i = 0; i < content.words.size(); ++i) {
    if (settings.left_out.contains(i)) continue;
    const double scale = content.words[i].full_scale;
    least = shown++ == 0 ? scale : std::min(least, scale);
    largest = std::max(largest, scale);
  }
  if (shown == 0) return {};
  const QString to = ColourLegend::endText(content.kind, largest);
  const bool same = content.one_scale || shown == 1;
  if (content.kind == MapKind::kDependence) {
    return same ? ColourLegend::tr("%1 times less probable without that part").arg(to.mid(2))
                : ColourLegend::tr("each word's own largest fall of probability (%1 to %2)")
                      .arg(ColourLegend::endText(content.kind, least), to);
  }
  return same ? ColourLegend::tr("%1 of the word's attention in a cell").arg(to)
              : ColourLegend::tr("each word's own largest share of attention in a cell (%1 to %2)")
                    .arg(ColourLegend::endText(content.kind, least), to);
}

FigurePainter::FigurePainter(const FigureContent& content, const FigureSettings& settings)
    : content_(content), settings_(settings) {
  layOut();
}

QFont FigurePainter::fontOf(double height) const {
  QFont font = settings_.font;
  font.setPixelSize(std::max(1, static_cast<int>(std::lround(height))));
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

void FigurePainter::layOut() {
  if (settings_.picture) tiles_.append({-1, {}, {}});
  for (int i = 0; i < content_.words.size(); ++i) {
    if (!settings_.left_out.contains(i)) tiles_.append({i, {}, {}});
  }
  const double margin = settings_.frame ? kGap : 0;
  double top = margin;
  const int columns = std::clamp(settings_.columns, 1, std::max(1, static_cast<int>(tiles_.size())));
  text_ = settings_.text_scale * std::clamp((kWidth / columns) * 0.1, 13.0, 34.0);
  if (settings_.title && !content_.sentence.isEmpty()) {
    const QFontMetricsF metrics(fontOf(1.25 * text_));
    const QRectF room(2 * margin, top + margin / 2, kWidth - 4 * margin, 1e6);
    const QRectF text = metrics.boundingRect(room, Qt::AlignHCenter | Qt::TextWordWrap, content_.sentence);
    title_ = QRectF(room.left(), room.top(), room.width(), text.height());
    top = title_.bottom() + margin;
  }
  placeTiles(top);
  double bottom = tiles_.isEmpty() ? top : tiles_.last().label.bottom();
  const bool has_maps = std::any_of(tiles_.begin(), tiles_.end(), [](const Tile& tile) { return tile.word >= 0; });
  if (settings_.scale && has_maps) {
    scale_ = QRectF(margin, bottom + kGap, kWidth - 2 * margin, 1.3 * text_);
    bottom = scale_.bottom();
  }
  size_ = {kWidth, std::max(1.0, bottom + margin)};
}

void FigurePainter::placeTiles(double top) {
  const double margin = settings_.frame ? kGap : 0;
  const int columns = std::clamp(settings_.columns, 1, std::max(1, static_cast<int>(tiles_.size())));
  const double width = (kWidth - 2 * margin - (columns - 1) * kGap) / columns;
  QSizeF picture = content_.picture.size();
  if (content_.turns % 2) picture.transpose();
  const double height = picture.isEmpty() ? width : width * picture.height() / picture.width();
  const double label = settings_.captions ? 1.6 * text_ : 0;
  for (int i = 0; i < tiles_.size(); ++i) {
    const double x = margin + i % columns * (width + kGap), y = top + i / columns * (height + label + kGap);
    tiles_[i].picture = QRectF(x, y, width, height);
    tiles_[i].label = QRectF(x, y + height, width, label);
  }
}

void FigurePainter::paint(QPainter& painter, double pixels_a_unit) const {
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
  if (settings_.frame) painter.fillRect(QRectF(QPointF(), size_), settings_.dark ? QColor(24, 24, 27) : Qt::white);
  if (!title_.isEmpty()) {
    painter.setFont(fontOf(1.25 * text_));
    painter.setPen(textColour());
    painter.drawText(title_, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, content_.sentence);
  }
  // On whole pixels, so that pictures are not blurred by half ones.
  const auto snapped = [&](const QRectF& rect) {
    const auto whole = [&](double length) { return std::round(length * pixels_a_unit) / pixels_a_unit; };
    return QRectF(QPointF(whole(rect.left()), whole(rect.top())), QPointF(whole(rect.right()), whole(rect.bottom())));
  };
  QImage picture;
  for (const Tile& tile : tiles_) {
    const QRectF place = snapped(tile.picture);
    const QSize pixels = (place.size() * pixels_a_unit).toSize().expandedTo({1, 1});
    if (picture.isNull()) {
      picture = reduced(content_.picture, content_.turns % 2 ? pixels.transposed() : pixels);
    }
    paintTile(painter, tile, place, tilePixels(tile, pixels, picture));
    if (tile.word >= 0 && settings_.captions) paintLabel(painter, tile);
  }
  if (!scale_.isEmpty()) paintScale(painter);
}

QImage FigurePainter::tilePixels(const Tile& tile, QSize pixels, const QImage& picture) const {
  // Never more pixels than the picture has, but for the map's smoothness.
  QSize turned = content_.turns % 2 ? picture.size().transposed() : picture.size();
  if (turned.width() < 512) turned = turned.scaled(QSize(512, 512).boundedTo(pixels), Qt::KeepAspectRatioByExpanding);
  QImage image(turned.isEmpty() ? pixels : turned.boundedTo(pixels), QImage::Format_RGB32);
  image.fill(settings_.dark ? Qt::black : Qt::white);
  ViewGeometry geometry;
  geometry.setView(image.size());
  geometry.setPicture(picture.size());
  geometry.setTurns(content_.turns);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  // A turn of whole quarters and no more: rounding may have made the picture a pixel narrower than its place.
  QTransform to = geometry.toView();
  const QRectF covered = to.mapRect(QRectF(0, 0, 1, 1));
  to *= QTransform::fromTranslate(-covered.left(), -covered.top()) *
        QTransform::fromScale(image.width() / covered.width(), image.height() / covered.height());
  painter.setTransform(to);
  painter.drawImage(QRectF(0, 0, 1, 1), picture);
  if (tile.word >= 0) {
    const FigureWord& word = content_.words[tile.word];
    drawOverlay(painter, attentionOverlay(word.map, content_.look, word.full_scale), content_.look, QRectF(0, 0, 1, 1));
  }
  return image;
}

void FigurePainter::paintTile(QPainter& painter, const Tile& tile, const QRectF& place, const QImage& pixels) const {
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(place, pixels);
  if (tile.word < 0) return;
  const FigureWord& word = content_.words[tile.word];
  ViewGeometry geometry;
  geometry.setView(place.size());
  geometry.setPicture(content_.picture.size());
  geometry.setTurns(content_.turns);
  QTransform to = geometry.toView();
  const QRectF covered = to.mapRect(QRectF(0, 0, 1, 1));
  to *= QTransform::fromTranslate(-covered.left(), -covered.top()) *
        QTransform::fromScale(place.width() / covered.width(), place.height() / covered.height()) *
        QTransform::fromTranslate(place.left(), place.top());
  painter.save();
  painter.setClipRect(place);
  drawContours(painter, contourLines(word.map, content_.look, word.full_scale), to, std::max(1.0, place.width() / 250));
  painter.restore();
}

void FigurePainter::paintLabel(QPainter& painter, const Tile& tile) const {
  const FigureWord& word = content_.words[tile.word];
  const QString percent = settings_.probabilities
                              ? ColourLegend::tr("%1 %").arg(QLocale().toString(100 * word.probability, 'f', 0))
                              : QString();
  QFont font = fontOf(text_);
  const double gap = percent.isEmpty() ? 0 : text_ / 2;
  const auto needed = [&] {
    const QFontMetricsF metrics(font);
    return metrics.horizontalAdvance(word.text) + gap + metrics.horizontalAdvance(percent);
  };
  const double room = tile.label.width();
  if (needed() > room) font = fontOf(std::max(4.0, text_ * room / needed()));
  const QFontMetricsF metrics(font);
  const double left = tile.label.left() + std::max(0.0, (room - needed()) / 2);
  const QRectF line(left, tile.label.top(), room, tile.label.height());
  painter.setFont(font);
  painter.setPen(textColour());
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, word.text);
  if (percent.isEmpty()) return;
  painter.setPen(settings_.dark ? QColor(160, 160, 165) : QColor(100, 100, 105));
  painter.drawText(line.translated(metrics.horizontalAdvance(word.text) + gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   percent);
}

void FigurePainter::paintScale(QPainter& painter) const {
  QFont font = fontOf(0.75 * text_);
  const QString start = ColourLegend::startText(content_.kind), end = scaleText(content_, settings_);
  const double bar = std::min(240.0, scale_.width() / 3), gap = 0.4 * text_;
  const auto needed = [&] {
    const QFontMetricsF metrics(font);
    return metrics.horizontalAdvance(start) + metrics.horizontalAdvance(end) + bar + 2 * gap;
  };
  if (needed() > scale_.width()) {
    const double words = needed() - bar - 2 * gap;
    font = fontOf(std::max(4.0, 0.75 * text_ * (scale_.width() - bar - 2 * gap) / words));
  }
  double x = scale_.left() + std::max(0.0, (scale_.width() - needed()) / 2);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  painter.setPen(textColour());
  painter.drawText(QRectF(x, scale_.top(), 100, scale_.height()), Qt::AlignLeft | Qt::AlignVCenter, start);
  x += metrics.horizontalAdvance(start) + gap;
  ColourLegend::paintScale(painter, QRectF(x, scale_.center().y() - 0.28 * text_, bar, 0.56 * text_), content_.look,
                           textColour());
  painter.setPen(textColour());
  painter.drawText(QRectF(x + bar + gap, scale_.top(), kWidth, scale_.height()), Qt::AlignLeft | Qt::AlignVCenter, end);
}

}  // namespace descry
