#pragma once

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QList>
#include <QString>

#include "model/attention/attention_trace.h"
#include "model/attention/colour_map.h"

class QPainter;
class QTransform;

namespace descry {

enum class AttentionLook {
  kHeat,       ///< dark to bright; where attention is low the picture shows through
  kSpotlight,  ///< the paper's: the picture dimmed, its attended part bright
};

/// How a map is drawn over its picture.
struct MapLook {
  AttentionLook look = AttentionLook::kHeat;
  ColourMap colours = ColourMap::kInferno;  ///< of heat
  double opacity = 0.75;                    ///< 0 to 1; 0: nothing is drawn but contours
  bool cells = false;                       ///< the cells as they are; false: smooth between their centres
  double threshold = 0;                     ///< weights below this share of the full scale count as nothing; 0 to 0.95
  QList<double> contours;                   ///< shares of the full scale that lines are drawn at; empty: none

  bool operator==(const MapLook&) const = default;
};

/// Perceptually uniform, dark to bright. `level`: 0 to 1.
QColor heatColour(double level, ColourMap colours = ColourMap::kInferno);

/// How many times less probable a word is that has lost so many nats: "1.03", "2.5", "12".
QString timesLessProbable(double nats);

/// What is laid over the picture, stretched to all of it: the network saw the whole picture stretched to its input, so
/// cell borders fall where they belong. Weights are shown relative to `full_scale` (> 0).
QImage attentionOverlay(const AttentionMap& map, const MapLook& look, double full_scale);

/// Draws what attentionOverlay made over the picture that fills `target`.
void drawOverlay(QPainter& painter, const QImage& overlay, const MapLook& look, const QRectF& target);

/// The contour lines that the look asks for, with 0 to 1 across and down the picture.
QList<QLineF> contourLines(const AttentionMap& map, const MapLook& look, double full_scale);

/// Draws lines of contourLines, `place` leading from there to the painter's own coordinates: dark and bright beside
/// each other, so that they stand out of any picture. `width`: of a line in the painter's own coordinates.
void drawContours(QPainter& painter, const QList<QLineF>& lines, const QTransform& place, double width);

}  // namespace descry
