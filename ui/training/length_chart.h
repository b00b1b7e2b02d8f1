#pragma once

#include <QWidget>
#include <vector>

namespace descry {

/// How long captions are: bars for the one kind (the captions), outlines for the other (the references).
class LengthChart : public QWidget {
  Q_OBJECT

 public:
  explicit LengthChart(QWidget* parent = nullptr);

  /// What the kinds are called, in the plural.
  void setKinds(const QString& filled, const QString& outlined);
  /// Shares by length in words, from none on; both of one size.
  void setShares(const std::vector<double>& captions, const std::vector<double>& references);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRectF plotArea() const;
  QRectF legendArea() const;
  QString legend() const;

  QString filled_, outlined_;
  std::vector<double> captions_, references_;
};

}  // namespace descry
