#pragma once

#include <QWidget>
#include <utility>
#include <vector>

namespace descry {

/// A picture's CIDEr over the epochs, small, with the epoch that is looked at marked.
class ScoreLine : public QWidget {
  Q_OBJECT

 public:
  explicit ScoreLine(QWidget* parent = nullptr);

  /// Scores by rising epoch.
  void setScores(const std::vector<std::pair<int, double>>& scores, int epoch);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plotArea() const;
  QPointF placeOf(const std::pair<int, double>& score) const;
  QString sentence() const;

  std::vector<std::pair<int, double>> scores_;
  int epoch_ = 0;
  double most_ = 1;
};

}  // namespace descry
