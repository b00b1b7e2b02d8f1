#pragma once

#include <QColor>
#include <QImage>
#include <QString>

#include "model/attention/attention_trace.h"

namespace descry {

enum class AttentionLook {
  kHeat,       ///< dark to bright; where attention is low the picture shows through
  kSpotlight,  ///< the paper's: the picture dimmed, its attended part bright
};

/// Perceptually uniform, dark to bright. `level`: 0 to 1.
QColor heatColour(double level);

/// How many times less probable a word is that has lost so many nats: "1.03", "2.5", "12".
QString timesLessProbable(double nats);

/// What is laid over the picture, stretched to all of it: the network saw the whole picture stretched to its input, so
/// cell borders fall where they belong. Weights are shown relative to `full_scale` (> 0); `opacity`: 0 to 1.
QImage attentionOverlay(const AttentionMap& map, AttentionLook look, double full_scale, double opacity);

}  // namespace descry
