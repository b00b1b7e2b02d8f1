#pragma once

#include <QWidget>

#include "ui/captioning/attention_overlay.h"

namespace descry {

/// The overlay's scale: from no attention to the weight that is drawn brightest.
class ColourLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ColourLegend(QWidget* parent = nullptr);
  void setLook(AttentionLook look);
  /// The weight (0 to 1) at the bright end; 0: nothing is shown now.
  void setFullScale(double full_scale);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  AttentionLook look_ = AttentionLook::kHeat;
  double full_scale_ = 0;
};

}  // namespace descry
