#include "ui/training/number_boxes.h"

#include <QWheelEvent>

namespace descry {

DecimalBox::DecimalBox(QWidget* parent) : QDoubleSpinBox(parent) {
  setDecimals(6);
  setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  setFocusPolicy(Qt::StrongFocus);
  setKeyboardTracking(true);
}

QString DecimalBox::textFromValue(double value) const {
  QString text = locale().toString(value, 'f', decimals());
  const QString point = locale().decimalPoint();
  if (!text.contains(point)) return text;
  while (text.endsWith(locale().zeroDigit())) text.chop(1);
  if (text.endsWith(point)) text.chop(static_cast<int>(point.size()));
  return text;
}

void DecimalBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) return QDoubleSpinBox::wheelEvent(event);
  event->ignore();
}

WholeBox::WholeBox(QWidget* parent) : QSpinBox(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setGroupSeparatorShown(true);
}

void WholeBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) return QSpinBox::wheelEvent(event);
  event->ignore();
}

}  // namespace descry
