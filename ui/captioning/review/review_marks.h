#pragma once

#include <QColor>
#include <QPalette>
#include <QRect>

#include "model/album/album_picture.h"

class QPainter;

namespace descry {

// Small marks for what is thought of a caption. They differ in shape, not only in colour.

/// A tick or a cross in the rectangle's lower left corner.
void drawVerdict(QPainter* painter, const QRect& rect, Verdict verdict);
/// Over a thumbnail whose file is gone: dimmed, with a question mark.
void drawMissing(QPainter* painter, const QRect& thumbnail, const QPalette& palette);

// At the beginning of a line of text; each returns where it ends.

/// A bar and the number in percent.
int drawConfidence(QPainter* painter, const QRect& line, double confidence, const QColor& ink);
int drawRating(QPainter* painter, const QRect& line, int rating, const QColor& ink);
/// Edited by a person.
int drawPencil(QPainter* painter, const QRect& line, const QColor& ink);

}  // namespace descry
