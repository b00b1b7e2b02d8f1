#include "ui/captioning/picture/view_geometry.h"

#include <algorithm>
#include <cmath>

namespace descry {
namespace {

// A small picture is enlarged at most so many times to fit: beyond that there is nothing more to see.
constexpr double kMostEnlarged = 3;
constexpr double kLargestScale = 32;

}  // namespace

void ViewGeometry::setView(QSizeF size) {
  view_ = size;
  keepInView();
}

void ViewGeometry::setPicture(QSizeF size) {
  picture_ = size;
  fit();
}

void ViewGeometry::setDetail(QSizeF size) {
  if (!picture_.isEmpty() && !size.isEmpty()) scale_ *= picture_.width() / size.width();
  picture_ = size;
  keepInView();
}

void ViewGeometry::fit() {
  fitted_ = true;
  centre_ = {0.5, 0.5};
}

QSizeF ViewGeometry::turnedSize() const { return turns_ % 2 ? picture_.transposed() : picture_; }

double ViewGeometry::fittingScale() const {
  const QSizeF turned = turnedSize();
  if (turned.isEmpty() || view_.isEmpty()) return 1;
  return std::min({view_.width() / turned.width(), view_.height() / turned.height(), kMostEnlarged});
}

void ViewGeometry::zoomTo(double wanted, QPointF at) {
  if (picture_.isEmpty()) return;
  const double fitting = fittingScale(), before = scale();
  double scale = std::clamp(wanted, std::min(fitting, 1.0), kLargestScale);
  if ((before - fitting) * (scale - fitting) < 0 || std::abs(scale / fitting - 1) < 1e-3) scale = fitting;
  if (scale == fitting) {
    fit();
    return;
  }
  const QPointF under = toView().inverted().map(at);
  fitted_ = false;
  scale_ = scale;
  pan(at - toView().map(under));
}

void ViewGeometry::pan(QPointF by) {
  if (fitted_ || picture_.isEmpty()) return;
  const QTransform to_picture = toView().inverted();
  const QPointF middle(view_.width() / 2, view_.height() / 2);
  centre_ = to_picture.map(middle - by);
  keepInView();
}

void ViewGeometry::turn(int quarters) { setTurns(turns_ + quarters); }

void ViewGeometry::setTurns(int quarters) {
  turns_ = (quarters % 4 + 4) % 4;
  keepInView();
}

void ViewGeometry::follow(const ViewGeometry& other) {
  fitted_ = other.fitted_;
  scale_ = fittingScale() * other.scale() / other.fittingScale();
  centre_ = fitted_ ? QPointF(0.5, 0.5) : other.centre_;
  keepInView();
}

void ViewGeometry::keepInView() {
  if (fitted_ || picture_.isEmpty() || view_.isEmpty()) return;
  QTransform turn;
  turn.rotate(90.0 * turns_);
  QPointF off((centre_.x() - 0.5) * picture_.width(), (centre_.y() - 0.5) * picture_.height());
  off = turn.map(off);
  const QSizeF turned = turnedSize();
  const double across = std::max(0.0, (turned.width() - view_.width() / scale_) / 2);
  const double down = std::max(0.0, (turned.height() - view_.height() / scale_) / 2);
  off = turn.inverted().map(QPointF(std::clamp(off.x(), -across, across), std::clamp(off.y(), -down, down)));
  centre_ = {off.x() / picture_.width() + 0.5, off.y() / picture_.height() + 0.5};
}

bool ViewGeometry::isPannable() const {
  const QRectF shown = rect();
  return shown.width() > view_.width() + 0.5 || shown.height() > view_.height() + 0.5;
}

QTransform ViewGeometry::toView() const {
  QTransform transform;
  transform.translate(view_.width() / 2, view_.height() / 2);
  transform.scale(scale(), scale());
  transform.rotate(90.0 * turns_);
  transform.scale(picture_.width(), picture_.height());
  transform.translate(-centre_.x(), -centre_.y());
  return transform;
}

QRectF ViewGeometry::rect() const { return picture_.isEmpty() ? QRectF() : toView().mapRect(QRectF(0, 0, 1, 1)); }

}  // namespace descry
