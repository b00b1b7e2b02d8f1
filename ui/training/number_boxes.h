#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace descry {

/// A box for a decimal number without trailing zeros ("0.001", not "0.001000"), whose arrows step in its own magnitude.
class DecimalBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit DecimalBox(QWidget* parent = nullptr);
  QString textFromValue(double value) const override;

 protected:
  void wheelEvent(QWheelEvent* event) override;
};

/// A box for a whole number. Like DecimalBox it leaves the wheel to the page that scrolls, unless it has the focus.
class WholeBox : public QSpinBox {
  Q_OBJECT

 public:
  explicit WholeBox(QWidget* parent = nullptr);

 protected:
  void wheelEvent(QWheelEvent* event) override;
};

}  // namespace descry
