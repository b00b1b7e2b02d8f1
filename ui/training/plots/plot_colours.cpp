#include "ui/training/plots/plot_colours.h"

namespace descry {

namespace {

QColor faded(QColor colour, int alpha) {
  colour.setAlpha(alpha);
  return colour;
}

}  // namespace

PlotColours plotColours(const QPalette& palette) {
  PlotColours colours;
  colours.background = palette.color(QPalette::Base);
  colours.text = palette.color(QPalette::Text);
  colours.axis = faded(colours.text, 130);
  colours.grid = faded(colours.text, 28);
  if (colours.background.lightness() > 127) {
    colours.problem = QColor(0xB3261E);
    colours.series = {QColor(0x0072B2), QColor(0xD55E00), QColor(0x009E73), QColor(0xCC79A7),
                      QColor(0xE69F00), QColor(0x56B4E9), QColor(0x5B3A8E)};
  } else {
    colours.problem = QColor(0xFF8A80);
    colours.series = {QColor(0x56B4E9), QColor(0xE69F00), QColor(0x2FC79A), QColor(0xCC79A7),
                      QColor(0xF0E442), QColor(0xF0743A), QColor(0x4C7DF0)};
  }
  return colours;
}

Qt::PenStyle PlotColours::seriesStyle(int index) {
  constexpr std::array kStyles{Qt::SolidLine, Qt::DotLine, Qt::DashDotLine};
  return kStyles[static_cast<std::size_t>(index) / std::tuple_size_v<decltype(series)> % kStyles.size()];
}

}  // namespace descry
