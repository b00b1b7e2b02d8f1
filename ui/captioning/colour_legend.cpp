#include "ui/captioning/colour_legend.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

namespace descry {

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Scale of the attention map"));
  setFullScale(MapKind::kAttention, 0);
}

void ColourLegend::setLook(AttentionLook look) {
  look_ = look;
  update();
}

void ColourLegend::setFullScale(MapKind kind, double full_scale) {
  kind_ = kind;
  full_scale_ = full_scale;
  if (full_scale <= 0) {
    setToolTip(tr("The scale of the attention map, when a word is shown"));
  } else if (kind == MapKind::kAttention) {
    setToolTip(tr("Brightest: a cell that holds %1 % of the word's attention")
                   .arg(QLocale().toString(100 * full_scale, 'f', 1)));
  } else {
    setToolTip(tr("Brightest: a cell without which the word is about %1 times less probable")
                   .arg(timesLessProbable(full_scale)));
  }
  setAccessibleDescription(toolTip());
  update();
}

QString ColourLegend::endText() const {
  if (full_scale_ <= 0) return QStringLiteral("–");
  if (kind_ == MapKind::kDependence) return QStringLiteral("÷ %1").arg(timesLessProbable(full_scale_));
  return tr("%1 %").arg(QLocale().toString(100 * full_scale_, 'f', 1));
}

QSize ColourLegend::sizeHint() const {
  const QFontMetrics metrics = fontMetrics();
  return {metrics.horizontalAdvance(QStringLiteral("0")) + metrics.averageCharWidth() * 10 +
              metrics.horizontalAdvance(QStringLiteral("00.0 %")) + 12,
          metrics.height()};
}

void ColourLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QFontMetrics metrics = fontMetrics();
  const int left = metrics.horizontalAdvance(QStringLiteral("0")) + 6;
  const int right = metrics.horizontalAdvance(QStringLiteral("00.0 %")) + 6;
  const QRect bar(left, height() / 4, width() - left - right, height() / 2);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) {
    const double level = i / 8.0;
    gradient.setColorAt(
        level, look_ == AttentionLook::kHeat ? heatColour(level) : QColor::fromHslF(0, 0, static_cast<float>(level)));
  }
  painter.setOpacity(full_scale_ > 0 ? 1.0 : 0.35);
  painter.fillRect(bar, gradient);
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRect(0, 0, left - 6, height()), Qt::AlignVCenter | Qt::AlignLeft,
                   kind_ == MapKind::kDependence ? QStringLiteral("1") : QStringLiteral("0"));
  painter.drawText(QRect(width() - right + 6, 0, right - 6, height()), Qt::AlignVCenter | Qt::AlignLeft, endText());
}

}  // namespace descry
