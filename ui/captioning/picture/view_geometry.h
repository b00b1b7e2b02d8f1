#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace descry {

/// Where a picture lies in a view: fitted to it or zoomed, moved, in quarter turns. Lengths of the view are its own
/// coordinates, of the picture its pixels.
class ViewGeometry {
 public:
  /// Zoomed, the middle of the view stays what it is.
  void setView(QSizeF size);
  /// Another picture: fitted.
  void setPicture(QSizeF size);
  /// The same picture with another number of pixels: nothing moves.
  void setDetail(QSizeF size);
  void fit();
  /// `scale`: view coordinates a pixel; what lies under `at` stays there. Passing the fitting scale stops at it.
  void zoomTo(double scale, QPointF at);
  void pan(QPointF by);
  /// Clockwise quarters of a turn; what is in the middle stays there.
  void turn(int quarters);
  void setTurns(int quarters);

  /// Shows the same part as large, as far as another picture in another view can.
  void follow(const ViewGeometry& other);

  bool isFitted() const { return fitted_; }
  bool isPannable() const;  ///< a part of the picture lies outside
  double scale() const { return fitted_ ? fittingScale() : scale_; }
  double fittingScale() const;
  int turns() const { return turns_; }  ///< 0 to 3
  /// From the picture as it is in the file, 0 to 1 across and down, to the view.
  QTransform toView() const;
  QRectF rect() const;  ///< of the picture in the view

 private:
  QSizeF turnedSize() const;
  void keepInView();

  QSizeF view_, picture_;
  bool fitted_ = true;
  double scale_ = 1;
  int turns_ = 0;
  QPointF centre_{0.5, 0.5};  ///< what is in the middle of the view, of the picture's width and height
};

}  // namespace descry
