#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "model/attention/colour_map.h"

namespace descry {

/// How much each word (row) looked back at each word before it (column), as colours; values on hover, or by the arrow
/// keys.
class WordMatrix : public QWidget {
  Q_OBJECT

 public:
  explicit WordMatrix(QWidget* parent = nullptr);

  /// `weights`: words * words, row by row, 0 to 1.
  void setWeights(const QStringList& words, const std::vector<float>& weights);
  void setColours(ColourMap colours);
  float largest() const { return largest_; }  ///< weight, which is drawn brightest
  QRectF cellRect(int row, int column) const;
  QString description(int row, int column) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {240, 200}; }

 Q_SIGNALS:
  void cellShown(const QString& description);  ///< empty: none
  void wordClicked(int word);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF area() const;  ///< of the cells
  int labelWidth() const;
  void show(int row, int column);
  bool cellAt(const QPointF& position, int* row, int* column) const;

  QStringList words_;
  std::vector<float> weights_;
  float largest_ = 0;
  ColourMap colours_ = ColourMap::kInferno;
  int row_ = -1, column_ = -1;  ///< that are shown; -1: none
};

}  // namespace descry
