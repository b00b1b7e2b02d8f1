#include "ui/captioning/review/review_marks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace descry {
namespace {

// Of the palette by Okabe and Ito, which stays apart under colour-vision deficiencies.
const QColor kAccepted(0, 114, 178);
const QColor kRejected(213, 94, 0);

QPainterPath star(const QRectF& rect) {
  QPainterPath path;
  const QPointF centre = rect.center();
  const double outer = rect.width() / 2;
  for (int corner = 0; corner < 10; ++corner) {
    const double radius = corner % 2 == 0 ? outer : outer * 0.42;
    const double angle = (corner * 36 - 90) * M_PI / 180;
    const QPointF at = centre + radius * QPointF(std::cos(angle), std::sin(angle));
    corner == 0 ? path.moveTo(at) : path.lineTo(at);
  }
  path.closeSubpath();
  return path;
}

}  // namespace

void drawVerdict(QPainter* painter, const QRect& rect, Verdict verdict) {
  constexpr double kSide = 18;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF disc(rect.left(), rect.bottom() + 1 - kSide, kSide, kSide);
  painter->setPen(QPen(Qt::white, 1.2));
  painter->setBrush(verdict == Verdict::kAccepted ? kAccepted : kRejected);
  painter->drawEllipse(disc);
  painter->setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const auto at = [&](double x, double y) { return disc.topLeft() + QPointF(x, y) * kSide; };
  if (verdict == Verdict::kAccepted) {
    painter->drawPolyline(QPolygonF({at(0.27, 0.52), at(0.44, 0.69), at(0.74, 0.34)}));
  } else {
    painter->drawLine(at(0.33, 0.33), at(0.67, 0.67));
    painter->drawLine(at(0.67, 0.33), at(0.33, 0.67));
  }
  painter->restore();
}

void drawMissing(QPainter* painter, const QRect& thumbnail, const QPalette& palette) {
  painter->save();
  QColor veil = palette.color(QPalette::Base);
  veil.setAlphaF(0.6F);
  painter->fillRect(thumbnail, veil);
  QFont large = painter->font();
  large.setPixelSize(thumbnail.height() / 2);
  large.setBold(true);
  painter->setFont(large);
  painter->setPen(palette.color(QPalette::Text));
  painter->drawText(thumbnail, Qt::AlignCenter, QStringLiteral("?"));
  painter->restore();
}

int drawConfidence(QPainter* painter, const QRect& line, double confidence, const QColor& ink) {
  const QFontMetrics metrics(painter->font());
  const auto text = [](int percent) {
    return QCoreApplication::translate("AlbumDelegate", "%1 %").arg(QLocale().toString(percent));
  };
  const int width = metrics.horizontalAdvance(text(100));
  const double height = std::max(4.0, metrics.height() / 3.5);
  const int length = qRound(2.4 * metrics.height());
  const QRectF bar(line.left(), line.top() + (metrics.height() - height) / 2.0, length, height);
  // As wide as its widest, so that the numbers of all rows stand below each other.
  const QRect number(line.left() + length + 4, line.top(), width, metrics.height());
  painter->save();
  painter->setPen(ink);
  painter->drawText(number, Qt::AlignRight | Qt::AlignTop, text(qRound(100 * confidence)));
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  QColor ground = ink;
  ground.setAlphaF(0.18F);
  painter->setBrush(ground);
  painter->drawRoundedRect(bar, height / 2, height / 2);
  QColor fill = ink;
  fill.setAlphaF(0.75F);
  painter->setBrush(fill);
  painter->setClipRect(QRectF(bar.left(), bar.top(), bar.width() * std::clamp(confidence, 0.0, 1.0), bar.height()));
  painter->drawRoundedRect(bar, height / 2, height / 2);
  painter->restore();
  return number.right() + 1;
}

int drawRating(QPainter* painter, const QRect& line, int rating, const QColor& ink) {
  const QFontMetrics metrics(painter->font());
  const double side = metrics.height() * 0.62;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(ink);
  const double left = line.left();
  for (int i = 0; i < rating; ++i) {
    painter->drawPath(star(QRectF(left + i * (side + 1), line.top() + (metrics.height() - side) / 2, side, side)));
  }
  painter->restore();
  return static_cast<int>(std::ceil(left + rating * (side + 1)));
}

int drawPencil(QPainter* painter, const QRect& line, const QColor& ink) {
  const QFontMetrics metrics(painter->font());
  const double side = metrics.height() * 0.66;
  const QPointF corner(line.left(), line.top() + (metrics.height() - side) / 2);
  const auto at = [&](double x, double y) { return corner + QPointF(x, y) * side; };
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter->drawPolygon(QPolygonF({at(0, 1), at(0.08, 0.68), at(0.72, 0.04), at(0.96, 0.28), at(0.32, 0.92)}));
  painter->drawLine(at(0.56, 0.2), at(0.8, 0.44));
  painter->restore();
  return static_cast<int>(std::ceil(corner.x() + side));
}

}  // namespace descry
