#pragma once

#include <QFont>
#include <QSet>

#include "ui/captioning/figures/figure_content.h"

namespace descry {

/// What a figure shows and how large it is.
struct FigureSettings {
  QSet<int> left_out;         ///< words of the sentence that have no tile
  bool picture = true;        ///< a tile of the picture alone comes first
  bool captions = true;       ///< the words below their tiles
  bool probabilities = true;  ///< behind the words
  bool scale = true;          ///< the colour scale below
  bool title = true;          ///< the sentence above
  bool dark = false;          ///< bright on dark
  bool frame = true;          ///< a margin around everything
  int columns = 6;            ///< 1 to 30; as many as there are tiles where those are fewer
  double text_scale = 1;      ///< 0.5 to 2
  enum class Unit { kPixels, kMillimetres };
  Unit unit = Unit::kPixels;
  double width = 1600;      ///< of the whole figure, in `unit`; the height follows
  int dots_per_inch = 300;  ///< of a figure in millimetres: 72 to 1200
  QFont font;

  bool operator==(const FigureSettings&) const = default;
};

/// One word's map over the picture and nothing else, in the picture's own pixels; without a word the picture.
FigureSettings mapAlone(const FigureContent& content);

/// Pixels across: of a PNG, and what pictures in SVG and PDF are reduced to.
int figureWidth(const FigureSettings& settings);

/// What the figure's colour scale ends with, in words.
QString scaleText(const FigureContent& content, const FigureSettings& settings);

}  // namespace descry
