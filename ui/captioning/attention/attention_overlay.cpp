#include "ui/captioning/attention/attention_overlay.h"

#include <QLocale>
#include <QPainter>
#include <QPen>
#include <QTransform>
#include <algorithm>
#include <array>
#include <cmath>

#include "model/attention/contours.h"
#include "model/attention/overlay.h"

namespace descry {
namespace {

constexpr int kSamplesPerCell = 16;

QColor overlayColour(const MapLook& look, double level) {
  const bool heat = look.look == AttentionLook::kHeat;
  if (level < look.threshold) level = 0;
  QColor colour = heat ? heatColour(level, look.colours) : QColor(Qt::black);
  colour.setAlphaF(static_cast<float>(heat ? look.opacity * level : look.opacity * (1 - level)));
  return colour;
}

}  // namespace

QColor heatColour(double level, ColourMap colours) {
  const auto& colour = colours_of(colours)[static_cast<std::size_t>(std::lround(255 * std::clamp(level, 0.0, 1.0)))];
  return {colour[0], colour[1], colour[2]};
}

QString timesLessProbable(double nats) {
  const double times = std::exp(nats);
  const int digits = times < 1.995 ? 2 : times < 9.95 ? 1 : 0;
  return QLocale().toString(times, 'f', digits);
}

QImage attentionOverlay(const AttentionMap& map, const MapLook& look, double full_scale) {
  if (map.rows <= 0 || map.columns <= 0 || full_scale <= 0) return {};
  const int samples = look.cells ? 1 : kSamplesPerCell;
  QImage overlay(map.columns * samples, map.rows * samples, QImage::Format_ARGB32_Premultiplied);
  std::array<QRgb, 256> colours;
  for (int i = 0; i < 256; ++i) {
    colours[static_cast<std::size_t>(i)] = qPremultiply(overlayColour(look, i / 255.0).rgba());
  }
  const std::vector<float> weights = look.cells ? map.weights : resampled(map, overlay.width(), overlay.height());
  const float scale = static_cast<float>(255 / full_scale);
  for (int y = 0; y < overlay.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(overlay.scanLine(y));
    const float* weight = &weights[static_cast<std::size_t>(y) * static_cast<std::size_t>(overlay.width())];
    for (int x = 0; x < overlay.width(); ++x) {
      line[x] = colours[static_cast<std::size_t>(std::clamp(weight[x] * scale + 0.5F, 0.0F, 255.0F))];
    }
  }
  return overlay;
}

void drawOverlay(QPainter& painter, const QImage& overlay, const MapLook& look, const QRectF& target) {
  if (overlay.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform, !look.cells);
  painter.drawImage(target, overlay);
}

QList<QLineF> contourLines(const AttentionMap& map, const MapLook& look, double full_scale) {
  QList<QLineF> lines;
  if (full_scale <= 0 || map.weights.empty()) return lines;
  for (const double share : look.contours) {
    const auto level = static_cast<float>(share * full_scale);
    for (const ContourPiece& piece : look.cells ? cell_borders(map, level) : contours(map, level)) {
      lines.append(QLineF(static_cast<double>(piece.x1), static_cast<double>(piece.y1), static_cast<double>(piece.x2),
                          static_cast<double>(piece.y2)));
    }
  }
  return lines;
}

void drawContours(QPainter& painter, const QList<QLineF>& lines, const QTransform& place, double width) {
  if (lines.isEmpty()) return;
  QList<QLineF> placed;
  placed.reserve(lines.size());
  for (const QLineF& line : lines) placed.append(place.map(line));
  painter.setPen(QPen(QColor(40, 40, 40), 2.4 * width, Qt::SolidLine, Qt::FlatCap));
  painter.drawLines(placed);
  painter.setPen(QPen(Qt::white, width, Qt::SolidLine, Qt::RoundCap));
  painter.drawLines(placed);
}

}  // namespace descry
