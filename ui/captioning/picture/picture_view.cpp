#include "ui/captioning/picture/picture_view.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace descry {
namespace {

constexpr double kPixelsSeen = 4;  // enlarged so many times and more, pixels are drawn as squares

}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent), zoom_level_(new QToolButton(this)) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Picture"));
  zoom_level_->setObjectName(QStringLiteral("zoomLevel"));
  zoom_level_->setToolTip(tr("How large the picture is shown; click to fit it (Ctrl+0)"));
  zoom_level_->setFocusPolicy(Qt::NoFocus);
  zoom_level_->setCursor(Qt::ArrowCursor);
  zoom_level_->hide();
  connect(zoom_level_, &QToolButton::clicked, this, &PictureView::fit);
}

void PictureView::setPicture(const QImage& picture) {
  picture_ = picture;
  reduced_.clear();
  message_.clear();
  actual_size_wanted_ = false;
  geometry_.setTurns(0);
  geometry_.setPicture(picture.size());
  updateView();
}

void PictureView::setDetail(const QImage& picture) {
  if (picture_.isNull() || picture.width() <= picture_.width()) return;
  reduced_.prepend(picture_);
  picture_ = picture;
  geometry_.setDetail(picture.size());
  if (actual_size_wanted_) showActualSize();
  updateView();
}

void PictureView::setMessage(const QString& message) {
  picture_ = QImage();
  reduced_.clear();
  message_ = message;
  geometry_.setPicture({});
  setAccessibleDescription(message);
  clearAttention();
  updateView();
}

void PictureView::setAttention(MapKind kind, const AttentionMap& map, double full_scale) {
  kind_ = kind;
  map_ = map;
  full_scale_ = full_scale;
  updateOverlay();
}

void PictureView::clearAttention() {
  if (!map_) return;
  map_.reset();
  updateOverlay();
}

void PictureView::setLook(const MapLook& look) {
  if (look == look_) return;
  look_ = look;
  updateOverlay();
}

void PictureView::setMapHidden(bool hidden) {
  map_hidden_ = hidden;
  update();
}

void PictureView::updateOverlay() {
  overlay_ = map_ ? attentionOverlay(*map_, look_, full_scale_) : QImage();
  contours_ = map_ ? contourLines(*map_, look_, full_scale_) : QList<QLineF>();
  update();
}

void PictureView::updateView() {
  background_ = QPixmap();
  const bool fitted = geometry_.isFitted() || picture_.isNull();
  zoom_level_->setVisible(!fitted);
  if (!fitted) {
    zoom_level_->setText(tr("%1 %").arg(QLocale().toString(percent(), 'f', 0)));
    placeZoomLevel();
  }
  setCursor(geometry_.isPannable() && hasPicture() ? Qt::OpenHandCursor : Qt::ArrowCursor);
  update();
}

double PictureView::percent() const { return 100 * geometry_.scale() * devicePixelRatioF(); }

void PictureView::placeZoomLevel() {
  zoom_level_->adjustSize();
  zoom_level_->move(width() - zoom_level_->width() - 6, 6);
}

const QImage& PictureView::pixelsFor(double scale) {
  // Drawn at less than half its size a picture would lose every other pixel: one of half its size is drawn instead.
  if (scale > 0.5) return picture_;
  const double wanted = scale * picture_.width();
  if (reduced_.isEmpty())
    reduced_.append(picture_.scaled(picture_.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  while (reduced_.last().width() > 2 * wanted && reduced_.last().width() > 64) {
    reduced_.append(
        reduced_.last().scaled(reduced_.last().size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  }
  const QImage* best = &picture_;
  for (const QImage& image : reduced_) {
    if (image.width() >= wanted) best = &image;
  }
  return *best;
}

const QPixmap& PictureView::background() {
  const double ratio = devicePixelRatioF();
  const QSize pixels = (QSizeF(size()) * ratio).toSize();
  if (background_.size() == pixels && background_.devicePixelRatio() == ratio) return background_;
  background_ = QPixmap(pixels);
  background_.setDevicePixelRatio(ratio);
  background_.fill(palette().color(backgroundRole()));
  QPainter painter(&background_);
  const double scale = geometry_.scale() * ratio;
  painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < kPixelsSeen);
  painter.setTransform(geometry_.toView());
  painter.drawImage(QRectF(0, 0, 1, 1), pixelsFor(scale));
  return background_;
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (picture_.isNull()) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int margin = fontMetrics().averageCharWidth() * 4;
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap, message_);
    return;
  }
  painter.drawPixmap(0, 0, background());
  if (!map_hidden_) paintMap(painter);
  if (marked_) paintMark(painter);
}

void PictureView::paintMap(QPainter& painter) {
  painter.save();
  painter.setTransform(geometry_.toView(), true);
  drawOverlay(painter, overlay_, look_, QRectF(0, 0, 1, 1));
  painter.restore();
  painter.setRenderHint(QPainter::Antialiasing);
  drawContours(painter, contours_, geometry_.toView(), 1.2);
}

void PictureView::paintMark(QPainter& painter) {
  const QRectF cell(static_cast<double>(marked_->x()) / grid_.width(),
                    static_cast<double>(marked_->y()) / grid_.height(), 1.0 / grid_.width(), 1.0 / grid_.height());
  const QRectF shown = geometry_.toView().mapRect(cell);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(40, 40, 40), 5));
  painter.drawRect(shown);
  painter.setPen(QPen(Qt::white, 2));
  painter.drawRect(shown);
}

void PictureView::resizeEvent(QResizeEvent*) {
  geometry_.setView(size());
  updateView();
}

void PictureView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) background_ = QPixmap();
  QWidget::changeEvent(event);
}

void PictureView::zoomTo(double scale, QPointF at) {
  if (!hasPicture()) return;
  actual_size_wanted_ = false;
  geometry_.zoomTo(scale, at);
  updateView();
  if (!geometry_.isFitted()) Q_EMIT detailWanted();
  Q_EMIT zoomed();
}

void PictureView::zoomBy(double factor) { zoomTo(geometry_.scale() * factor, QRectF(rect()).center()); }

void PictureView::fit() {
  actual_size_wanted_ = false;
  geometry_.fit();
  updateView();
  Q_EMIT zoomed();
}

void PictureView::showActualSize() {
  zoomTo(1 / devicePixelRatioF(), QRectF(rect()).center());
  actual_size_wanted_ = true;
}

void PictureView::toggleZoom(QPointF at) {
  if (!geometry_.isFitted()) {
    fit();
    return;
  }
  // Where 100 % is what is shown anyway, the double click comes nearer.
  const double actual = 1 / devicePixelRatioF();
  const bool same = actual <= geometry_.scale() * 1.05;
  zoomTo(same ? geometry_.scale() * 2 : actual, at);
  actual_size_wanted_ = !same;
}

void PictureView::turn(int quarters) {
  if (!hasPicture()) return;
  geometry_.turn(quarters);
  updateView();
}

void PictureView::pan(QPointF by) {
  geometry_.pan(by);
  updateView();
  Q_EMIT zoomed();
}

void PictureView::follow(const PictureView& other) {
  if (!hasPicture() || !other.hasPicture()) return;
  geometry_.follow(other.geometry_);
  updateView();
  if (!geometry_.isFitted()) Q_EMIT detailWanted();
}

void PictureView::setGrid(QSize cells) {
  grid_ = cells;
  const bool outside = marked_ && (grid_.isEmpty() || marked_->x() >= grid_.width() || marked_->y() >= grid_.height());
  if (outside) markCell(std::nullopt);
}

void PictureView::markCell(std::optional<QPoint> cell) {
  if (cell == marked_ || (cell && grid_.isEmpty())) return;
  marked_ = cell;
  update();
  Q_EMIT cellMarked(cell);
}

QPointF PictureView::cellCentre(QPoint cell) const {
  const QSize cells = !grid_.isEmpty() ? grid_ : map_ ? QSize(map_->columns, map_->rows) : QSize(1, 1);
  return geometry_.toView().map(QPointF((cell.x() + 0.5) / cells.width(), (cell.y() + 0.5) / cells.height()));
}

std::optional<QPoint> PictureView::cellAt(const QPointF& position, QSize cells) const {
  if (!hasPicture() || cells.isEmpty() || !pictureRect().contains(position)) return std::nullopt;
  const QPointF place = geometry_.toView().inverted().map(position);
  const auto cell = [](double part, int count) { return std::clamp(static_cast<int>(part * count), 0, count - 1); };
  return QPoint(cell(place.x(), cells.width()), cell(place.y(), cells.height()));
}

QString PictureView::cellDescription(const QPointF& position) const {
  if (!map_) return {};
  const std::optional<QPoint> cell = cellAt(position, {map_->columns, map_->rows});
  if (!cell) return {};
  const double weight =
      static_cast<double>(map_->weights[static_cast<std::size_t>(cell->y() * map_->columns + cell->x())]);
  if (kind_ == MapKind::kDependence) {
    return tr("Row %1, column %2: without it this word is about %3 times less probable", "a cell of the dependence map")
        .arg(cell->y() + 1)
        .arg(cell->x() + 1)
        .arg(timesLessProbable(weight));
  }
  return tr("Row %1, column %2: %3 % of this word's attention", "a cell of the attention map")
      .arg(cell->y() + 1)
      .arg(cell->x() + 1)
      .arg(QLocale().toString(100 * weight, 'f', 1));
}

}  // namespace descry
