#include "ui/captioning/attention_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descry {
namespace {

constexpr int kSamplesPerCell = 16;

/// Weight between cell centres, bilinear; the outermost cells extend to the picture's edge.
double sampled(const AttentionMap& map, double row, double column) {
  const auto at = [&](int r, int c) {
    r = std::clamp(r, 0, map.rows - 1);
    c = std::clamp(c, 0, map.columns - 1);
    return static_cast<double>(map.weights[static_cast<std::size_t>(r * map.columns + c)]);
  };
  const int top = static_cast<int>(std::floor(row));
  const int left = static_cast<int>(std::floor(column));
  const double down = row - top;
  const double right = column - left;
  return (1 - down) * ((1 - right) * at(top, left) + right * at(top, left + 1)) +
         down * ((1 - right) * at(top + 1, left) + right * at(top + 1, left + 1));
}

QColor overlayColour(AttentionLook look, double level, double opacity) {
  QColor colour = look == AttentionLook::kHeat ? heatColour(level) : QColor(Qt::black);
  const double alpha = look == AttentionLook::kHeat ? opacity * std::pow(level, 0.8) : opacity * (1 - level);
  colour.setAlphaF(static_cast<float>(alpha));
  return colour;
}

}  // namespace

QColor heatColour(double level) {
  // Nine samples of inferno, evenly spaced; between them straight lines are within two units of the original.
  static constexpr std::array<std::array<int, 3>, 9> kStops{{{0, 0, 4},
                                                             {31, 12, 72},
                                                             {85, 15, 109},
                                                             {136, 34, 106},
                                                             {186, 54, 85},
                                                             {227, 89, 51},
                                                             {249, 140, 10},
                                                             {249, 201, 50},
                                                             {252, 255, 164}}};
  const double place = std::clamp(level, 0.0, 1.0) * (kStops.size() - 1);
  const auto below = std::min<std::size_t>(static_cast<std::size_t>(place), kStops.size() - 2);
  const double part = place - static_cast<double>(below);
  const auto mixed = [&](std::size_t i) {
    return static_cast<int>(std::lround(kStops[below][i] * (1 - part) + kStops[below + 1][i] * part));
  };
  return {mixed(0), mixed(1), mixed(2)};
}

double largestWeight(const AttentionMap& map) {
  return map.weights.empty() ? 0.0 : static_cast<double>(*std::max_element(map.weights.begin(), map.weights.end()));
}

QImage attentionOverlay(const AttentionMap& map, AttentionLook look, double full_scale, double opacity) {
  if (map.rows <= 0 || map.columns <= 0 || full_scale <= 0) return {};
  QImage overlay(map.columns * kSamplesPerCell, map.rows * kSamplesPerCell, QImage::Format_ARGB32_Premultiplied);
  std::array<QRgb, 256> colours;
  for (int i = 0; i < 256; ++i) {
    colours[static_cast<std::size_t>(i)] = qPremultiply(overlayColour(look, i / 255.0, opacity).rgba());
  }
  for (int y = 0; y < overlay.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(overlay.scanLine(y));
    for (int x = 0; x < overlay.width(); ++x) {
      const double weight = sampled(map, (y + 0.5) / kSamplesPerCell - 0.5, (x + 0.5) / kSamplesPerCell - 0.5);
      line[x] = colours[static_cast<std::size_t>(std::lround(255 * std::clamp(weight / full_scale, 0.0, 1.0)))];
    }
  }
  return overlay;
}

}  // namespace descry
