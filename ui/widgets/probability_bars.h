#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace descry {

/// Words with their probabilities as bars, all on one scale from 0 to 1.
class ProbabilityBars : public QWidget {
  Q_OBJECT

 public:
  struct Row {
    QString text;
    double probability = 0;
    bool emphasised = false;  ///< the one that was said
  };

  explicit ProbabilityBars(QWidget* parent = nullptr);
  void setRows(std::vector<Row> rows);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  /// One row on its own, for widgets that look alike.
  static QSize rowSize(const QFontMetrics& metrics);
  static void paintRow(QPainter& painter, const QRect& line, const Row& row, const QWidget& widget);
  static QString percent(double probability);  ///< "3.1 %"

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int rowHeight() const;
  std::vector<Row> rows_;
};

}  // namespace descry
