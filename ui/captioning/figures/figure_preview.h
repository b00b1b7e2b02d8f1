#pragma once

#include <QImage>
#include <QWidget>

namespace descry {

/// A figure as it will be, to look at and to drag out of the window.
class FigurePreview : public QWidget {
  Q_OBJECT

 public:
  explicit FigurePreview(QWidget* parent = nullptr);
  void setImage(const QImage& image);
  void setMessage(const QString& message);  ///< in the figure's place
  const QImage& image() const { return image_; }
  QSize room() const;  ///< pixels that a figure may have

  QSize sizeHint() const override { return {520, 420}; }
  QSize minimumSizeHint() const override { return {200, 150}; }

 Q_SIGNALS:
  void resized();
  void dragWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  QImage image_;
  QString message_;
  QPoint pressed_;
  bool pressing_ = false;
};

}  // namespace descry
