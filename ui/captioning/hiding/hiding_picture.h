#pragma once

#include <QColor>
#include <QImage>
#include <QWidget>
#include <vector>

namespace descry {

/// A picture under a grid of which some cells are painted over: what a network is to see of it. A click (or Space at
/// the cell that the arrow keys chose) hides a cell or shows it again; dragging does so for all cells on the way.
class HidingPicture : public QWidget {
  Q_OBJECT

 public:
  explicit HidingPicture(QWidget* parent = nullptr);

  void setPicture(const QImage& picture, const QColor& grey);
  void setCells(int rows, int columns, std::vector<bool> hidden);
  const std::vector<bool>& cells() const { return hidden_; }
  QRect cellRect(int cell) const;  ///< in the widget's coordinates

  QSize sizeHint() const override { return {480, 360}; }
  QSize minimumSizeHint() const override { return {200, 150}; }

 Q_SIGNALS:
  void cellsChanged();  ///< by hand

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QRectF pictureRect() const;
  int cellAt(const QPointF& position) const;  ///< -1: beside the picture
  void set(int cell, bool hidden);
  void describe();

  QImage picture_;
  QColor grey_;
  int rows_ = 0, columns_ = 0;
  std::vector<bool> hidden_;
  int hovered_ = -1, chosen_ = 0;
  bool hides_ = true;  // what a drag does
};

}  // namespace descry
