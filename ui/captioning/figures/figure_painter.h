#pragma once

#include <QRectF>
#include <QSizeF>

#include "ui/captioning/figures/figure_settings.h"

class QPainter;

namespace descry {

/// A figure: the picture, then a tile a word with its map laid over it, words below, title above, scale at the end.
/// Lengths are in thousandths of the figure's width. Any thread.
class FigurePainter {
 public:
  FigurePainter(const FigureContent& content, const FigureSettings& settings);

  QSizeF size() const { return size_; }  ///< its width is 1000
  /// Draws it. A unit is `pixels_a_unit` of the painter's device, which pictures are reduced to; the painter is scaled
  /// already.
  void paint(QPainter& painter, double pixels_a_unit) const;

 private:
  struct Tile {
    int word;  ///< -1: the picture
    QRectF picture, label;
  };
  void layOut();
  void placeTiles(double top);
  QFont fontOf(double height) const;
  QImage tilePixels(const Tile& tile, QSize pixels, const QImage& picture) const;
  void paintTile(QPainter& painter, const Tile& tile, const QRectF& place, const QImage& pixels) const;
  void paintLabel(QPainter& painter, const Tile& tile) const;
  void paintScale(QPainter& painter) const;
  QColor textColour() const { return settings_.dark ? QColor(232, 232, 232) : QColor(20, 20, 20); }

  const FigureContent& content_;
  const FigureSettings& settings_;
  QSizeF size_;
  QList<Tile> tiles_;
  QRectF title_, scale_;
  double text_ = 0;  ///< height of the letters of words
};

}  // namespace descry
