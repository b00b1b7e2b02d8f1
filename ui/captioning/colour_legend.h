#pragma once

#include <QWidget>

#include "model/attention/dependence_trace.h"
#include "ui/captioning/attention_overlay.h"

namespace descry {

/// The overlay's scale: from no attention to the weight that is drawn brightest.
class ColourLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ColourLegend(QWidget* parent = nullptr);
  void setLook(AttentionLook look);
  /// What is at the bright end: of attention a weight (0 to 1), of dependence nats; 0: nothing is shown now.
  void setFullScale(MapKind kind, double full_scale);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString endText() const;

  AttentionLook look_ = AttentionLook::kHeat;
  MapKind kind_ = MapKind::kAttention;
  double full_scale_ = 0;
};

}  // namespace descry
