#pragma once

#include <QByteArray>
#include <QString>

namespace descry {

class CurvePlot;

/// Saves a plot as its extension says: .png (twice the screen's size), .svg and .pdf (lines, not pixels) or .csv (every
/// point, as run, series, key, value; the head says what the key is). Written whole or not at all, on another thread; a
/// failure is told in a box beside the plot.
void savePlot(CurvePlot& plot, const QString& path);

QByteArray plotAsPng(CurvePlot& plot);
QByteArray plotAsSvg(CurvePlot& plot);
QByteArray plotAsPdf(CurvePlot& plot);
/// RFC 4180, UTF-8, plain decimal points whatever the locale.
QByteArray plotAsCsv(const CurvePlot& plot);

}  // namespace descry
