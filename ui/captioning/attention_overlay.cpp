#include "ui/captioning/attention_overlay.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "model/attention/colour_map.h"
#include "model/attention/overlay.h"

namespace descry {
namespace {

constexpr int kSamplesPerCell = 16;

QColor overlayColour(AttentionLook look, double level, double opacity) {
  QColor colour = look == AttentionLook::kHeat ? heatColour(level) : QColor(Qt::black);
  const double alpha = look == AttentionLook::kHeat ? opacity * level : opacity * (1 - level);
  colour.setAlphaF(static_cast<float>(alpha));
  return colour;
}

}  // namespace

QColor heatColour(double level) {
  const auto& colour = heat_colours()[static_cast<std::size_t>(std::lround(255 * std::clamp(level, 0.0, 1.0)))];
  return {colour[0], colour[1], colour[2]};
}

QString timesLessProbable(double nats) {
  const double times = std::exp(nats);
  const int digits = times < 1.995 ? 2 : times < 9.95 ? 1 : 0;
  return QLocale().toString(times, 'f', digits);
}

QImage attentionOverlay(const AttentionMap& map, AttentionLook look, double full_scale, double opacity) {
  if (map.rows <= 0 || map.columns <= 0 || full_scale <= 0) return {};
  QImage overlay(map.columns * kSamplesPerCell, map.rows * kSamplesPerCell, QImage::Format_ARGB32_Premultiplied);
  std::array<QRgb, 256> colours;
  for (int i = 0; i < 256; ++i) {
    colours[static_cast<std::size_t>(i)] = qPremultiply(overlayColour(look, i / 255.0, opacity).rgba());
  }
  const std::vector<float> weights = resampled(map, overlay.width(), overlay.height());
  for (int y = 0; y < overlay.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(overlay.scanLine(y));
    for (int x = 0; x < overlay.width(); ++x) {
      const double weight = static_cast<double>(weights[static_cast<std::size_t>(y * overlay.width() + x)]);
      line[x] = colours[static_cast<std::size_t>(std::lround(255 * std::clamp(weight / full_scale, 0.0, 1.0)))];
    }
  }
  return overlay;
}

}  // namespace descry
