#include "ui/captioning/attention/colour_legend.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

namespace descry {
namespace {

constexpr int kStops = 32;

}  // namespace

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Scale of the attention map"));
  setFullScale(MapKind::kAttention, 0);
}

void ColourLegend::setLook(const MapLook& look) {
  look_ = look;
  update();
}

void ColourLegend::setFullScale(MapKind kind, double full_scale) {
  kind_ = kind;
  full_scale_ = full_scale;
  if (full_scale <= 0) {
    setToolTip(tr("The scale of the attention map, when a word is shown"));
  } else if (kind != MapKind::kDependence) {
    setToolTip(tr("Brightest: a cell that holds %1 % of the word's attention")
                   .arg(QLocale().toString(100 * full_scale, 'f', 1)));
  } else {
    setToolTip(tr("Brightest: a cell without which the word is about %1 times less probable")
                   .arg(timesLessProbable(full_scale)));
  }
  setAccessibleDescription(toolTip());
  update();
}

QString ColourLegend::startText(MapKind kind) {
  return kind == MapKind::kDependence ? QStringLiteral("1") : QStringLiteral("0");
}

QString ColourLegend::endText(MapKind kind, double full_scale) {
  if (full_scale <= 0) return QStringLiteral("–");
  if (kind == MapKind::kDependence) return QStringLiteral("÷ %1").arg(timesLessProbable(full_scale));
  return tr("%1 %").arg(QLocale().toString(100 * full_scale, 'f', 1));
}

QSize ColourLegend::sizeHint() const {
  const QFontMetrics metrics = fontMetrics();
  return {metrics.horizontalAdvance(QStringLiteral("0")) + metrics.averageCharWidth() * 10 +
              metrics.horizontalAdvance(QStringLiteral("00.0 %")) + 12,
          metrics.height()};
}

void ColourLegend::paintScale(QPainter& painter, const QRectF& bar, const MapLook& look, const QColor& text) {
  const bool heat = look.look == AttentionLook::kHeat;
  QRectF shown = bar;
  shown.setLeft(bar.left() + look.threshold * bar.width());
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= kStops; ++i) {
    const double level = static_cast<double>(i) / kStops;
    gradient.setColorAt(level,
                        heat ? heatColour(level, look.colours) : QColor::fromHslF(0, 0, static_cast<float>(level)));
  }
  painter.fillRect(shown, gradient);
  if (look.threshold > 0) {
    if (!heat) painter.fillRect(QRectF(bar.topLeft(), shown.bottomLeft()), Qt::black);
    painter.setPen(QPen(text, bar.height() / 12));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
  }
  painter.setPen(QPen(text, bar.height() / 8));
  for (const double share : look.contours) {
    const double x = bar.left() + share * bar.width();
    painter.drawLine(QPointF(x, bar.top() - bar.height() / 3), QPointF(x, bar.bottom() + bar.height() / 3));
  }
}

void ColourLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QFontMetrics metrics = fontMetrics();
  const int left = metrics.horizontalAdvance(QStringLiteral("0")) + 6;
  const int right = metrics.horizontalAdvance(QStringLiteral("00.0 %")) + 6;
  const QColor text = palette().color(QPalette::WindowText);
  painter.setOpacity(full_scale_ > 0 ? 1.0 : 0.35);
  paintScale(painter, QRectF(left, height() / 4, width() - left - right, height() / 2), look_, text);
  painter.setPen(text);
  painter.drawText(QRect(0, 0, left - 6, height()), Qt::AlignVCenter | Qt::AlignLeft, startText(kind_));
  painter.drawText(QRect(width() - right + 6, 0, right - 6, height()), Qt::AlignVCenter | Qt::AlignLeft,
                   endText(kind_, full_scale_));
}

}  // namespace descry
