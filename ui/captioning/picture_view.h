#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "model/attention/dependence_trace.h"
#include "ui/captioning/attention_overlay.h"

namespace descry {

/// The picture, as large as fits, with a word's attention laid over it.
class PictureView : public QWidget {
  Q_OBJECT

 public:
  explicit PictureView(QWidget* parent = nullptr);

  void setPicture(const QImage& picture);
  /// Shown in the picture's place: that it is being loaded, or why it cannot be.
  void setMessage(const QString& message);
  /// Weights are shown relative to `full_scale`; `kind` is what they mean.
  void setAttention(MapKind kind, const AttentionMap& map, double full_scale);
  void clearAttention();
  void setLook(AttentionLook look);
  void setOpacity(double opacity);  ///< 0 to 1

  bool hasPicture() const { return !picture_.isNull(); }
  bool hasAttention() const { return map_.has_value(); }
  QRectF pictureRect() const;  ///< where the picture is painted, in the widget's coordinates

  QSize sizeHint() const override { return {640, 480}; }
  QSize minimumSizeHint() const override { return {160, 120}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void updateOverlay();
  QString cellDescription(const QPointF& position) const;

  QImage picture_;
  QImage overlay_;
  QString message_;
  std::optional<AttentionMap> map_;
  MapKind kind_ = MapKind::kAttention;
  double full_scale_ = 1;
  double opacity_ = 0.75;
  AttentionLook look_ = AttentionLook::kHeat;
};

}  // namespace descry
