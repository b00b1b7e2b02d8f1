#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include "ui/captioning/figures/figure_settings.h"

namespace descry {

/// Of the whole figure, when it is `width` pixels wide.
QSize figureSize(const FigureContent& content, const FigureSettings& settings, int width);

/// The figure in pixels; null where it would be larger than kMostFigurePixels. Any thread, like all here.
QImage drawnFigure(const FigureContent& content, const FigureSettings& settings, int width);
inline constexpr qint64 kMostFigurePixels = 120'000'000;

/// "png", "svg" or "pdf". Empty: too large.
QByteArray figureAs(const QString& format, const FigureContent& content, const FigureSettings& settings);

/// Writes a figure as the file's extension says, whole or not at all. What went wrong and what to do; empty: nothing.
QString writeFigure(const FigureContent& content, const FigureSettings& settings, const QString& file);

}  // namespace descry
