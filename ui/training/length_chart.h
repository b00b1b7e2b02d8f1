#pragma once

#include <QWidget>
#include <vector>

namespace descry {

/// How long captions are: bars for the captions, outlines for the references.
class LengthChart : public QWidget {
  Q_OBJECT

 public:
  explicit LengthChart(QWidget* parent = nullptr);

  /// Shares by length in words, from none on; both of one size.
  void setShares(const std::vector<double>& captions, const std::vector<double>& references);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plotArea() const;

  std::vector<double> captions_, references_;
};

}  // namespace descry
