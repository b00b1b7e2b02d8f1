#pragma once

#include <QColor>
#include <QPalette>
#include <array>

namespace descry {

/// What a plot is drawn with, made from the system's palette so that light, dark and high-contrast themes are followed.
struct PlotColours {
  QColor background;
  QColor text;
  QColor axis;
  QColor grid;
  QColor problem;
  /// Okabe and Ito's colours (Color Universal Design, 2008), which stay apart under the common colour-vision
  /// deficiencies; ordered and, where a hue is too close to the background, changed in lightness only.
  std::array<QColor, 7> series;

  /// Any index from 0: where the colours run out they begin again, and seriesStyle() tells the lines apart.
  const QColor& seriesColour(int index) const { return series.at(static_cast<std::size_t>(index) % series.size()); }
  static Qt::PenStyle seriesStyle(int index);
};

PlotColours plotColours(const QPalette& palette);

}  // namespace descry
