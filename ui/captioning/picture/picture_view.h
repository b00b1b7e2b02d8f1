#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>
#include <optional>

#include "model/attention/dependence_trace.h"
#include "ui/captioning/attention/attention_overlay.h"
#include "ui/captioning/picture/view_geometry.h"

class QNativeGestureEvent;
class QToolButton;

namespace descry {

/// The picture with a word's attention laid over it: fitted to the view, or zoomed, moved and turned. A click or the
/// arrow keys mark a cell of the map's grid.
class PictureView : public QWidget {
  Q_OBJECT

 public:
  explicit PictureView(QWidget* parent = nullptr);

  /// Fitted and not turned.
  void setPicture(const QImage& picture);
  /// The same picture with more pixels: nothing moves, but zoomed it is sharper.
  void setDetail(const QImage& picture);
  /// Shown in the picture's place: that it is being loaded, or why it cannot be.
  void setMessage(const QString& message);
  /// Weights are shown relative to `full_scale`; `kind` is what they mean.
  void setAttention(MapKind kind, const AttentionMap& map, double full_scale);
  void clearAttention();
  void setLook(const MapLook& look);
  /// The picture as it is, with its map only kept in mind.
  void setMapHidden(bool hidden);

  bool hasPicture() const { return !picture_.isNull(); }
  const QImage& picture() const { return picture_; }  ///< as it is in the file, whatever is seen of it
  bool hasAttention() const { return map_.has_value(); }
  QRectF pictureRect() const { return geometry_.rect(); }  ///< in the widget's coordinates; may reach beyond it
  const ViewGeometry& geometry() const { return geometry_; }
  QPointF cellCentre(QPoint cell) const;  ///< in the widget's coordinates

  /// Columns and rows of the cells that can be marked; empty: none can, and the mark goes.
  void setGrid(QSize cells);
  std::optional<QPoint> markedCell() const { return marked_; }  ///< column and row
  void markCell(std::optional<QPoint> cell);

  void zoomBy(double factor);  ///< about the middle
  void fit();
  /// One pixel of the file is one of the screen.
  void showActualSize();
  void turn(int quarters);  ///< clockwise
  int turns() const { return geometry_.turns(); }
  void pan(QPointF by);
  /// Shows the same part as `other`, as large; what follows does not say zoomed().
  void follow(const PictureView& other);

  QSize sizeHint() const override { return {640, 480}; }
  QSize minimumSizeHint() const override { return {160, 120}; }

 Q_SIGNALS:
  void cellMarked(std::optional<QPoint> cell);
  void zoomed();  ///< or moved
  /// A picture that is shown larger than it fits is wanted with all its pixels (setDetail).
  void detailWanted();
  /// The picture is being dragged out of the window.
  void dragWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void updateOverlay();
  void updateView();
  const QPixmap& background();
  const QImage& pixelsFor(double scale);
  void paintMap(QPainter& painter);
  void paintMark(QPainter& painter);
  QString cellDescription(const QPointF& position) const;
  std::optional<QPoint> cellAt(const QPointF& position, QSize cells) const;
  double percent() const;
  void zoomTo(double scale, QPointF at);
  void toggleZoom(QPointF at);
  bool takeGesture(QNativeGestureEvent* event);
  bool moveMark(int key);
  void placeZoomLevel();

  QImage picture_;
  QList<QImage> reduced_;  ///< halves of the picture, of halves, made when they are wanted
  QPixmap background_;     ///< what is seen of the picture now
  QImage overlay_;
  QList<QLineF> contours_;
  QString message_;
  QToolButton* zoom_level_;
  std::optional<AttentionMap> map_;
  MapKind kind_ = MapKind::kAttention;
  double full_scale_ = 1;
  MapLook look_;
  bool map_hidden_ = false;
  ViewGeometry geometry_;
  bool actual_size_wanted_ = false;  ///< and not all pixels were there yet
  QSize grid_;
  std::optional<QPoint> marked_, marked_before_;
  QPointF pressed_, dragged_;
  bool pressing_ = false, dragging_ = false;
};

}  // namespace descry
