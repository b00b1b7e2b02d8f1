#pragma once

#include <QWidget>

#include "model/attention/dependence_trace.h"
#include "ui/captioning/attention/attention_overlay.h"

namespace descry {

/// The overlay's scale: from no attention to the weight that is drawn brightest.
class ColourLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ColourLegend(QWidget* parent = nullptr);
  void setLook(const MapLook& look);
  /// What is at the bright end: of attention a weight (0 to 1), of dependence nats; 0: nothing is shown now.
  void setFullScale(MapKind kind, double full_scale);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

  /// Draws the scale's colours from left to right: what lies below the threshold is left open, contours are ticks.
  static void paintScale(QPainter& painter, const QRectF& bar, const MapLook& look, const QColor& text);
  static QString startText(MapKind kind);
  static QString endText(MapKind kind, double full_scale);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  MapLook look_;
  MapKind kind_ = MapKind::kAttention;
  double full_scale_ = 0;
};

}  // namespace descry
