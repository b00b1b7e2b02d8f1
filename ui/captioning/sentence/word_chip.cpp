#include "ui/captioning/sentence/word_chip.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace descry {

WordChip::WordChip(const QString& word, double probability, QWidget* parent)
    : QAbstractButton(parent), probability_(probability) {
  setText(word);
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * 1.3);
  setFont(large);
  const QString percent = QLocale().toString(100 * probability, 'f', probability < 0.1 ? 1 : 0);
  setAccessibleName(tr("%1, %2 percent sure", "a word of the caption").arg(word, percent));
  setToolTip(tr("%1: %2 % sure. Click to keep its attention shown; arrow keys step through the words; a double click "
                "or Return edits the caption.")
                 .arg(word, percent));
}

QSize WordChip::sizeHint() const {
  const QFontMetrics metrics(font());
  return {metrics.horizontalAdvance(text()) + metrics.height() * 3 / 4, metrics.height() * 3 / 2};
}

void WordChip::setMark(double share, const QString& amount) {
  mark_ = share;
  if (plain_tip_.isEmpty()) plain_tip_ = toolTip();
  setToolTip(amount.isEmpty() ? plain_tip_ : amount);
  setAccessibleDescription(amount);
  update();
}

void WordChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
  const qreal round = body.height() / 5;
  QColor fill = palette().color(QPalette::Highlight);
  // At most four tenths, so that the text keeps its contrast in light and dark palettes.
  if (!isChecked()) fill.setAlphaF(static_cast<float>(0.04 + 0.36 * probability_));
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  painter.drawRoundedRect(body, round, round);
  if (underMouse() && isEnabled()) {
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(body, round, round);
  }
  painter.setPen(palette().color(isChecked() ? QPalette::HighlightedText : QPalette::WindowText));
  painter.drawText(body, Qt::AlignCenter, text());
  if (mark_ >= 0) {
    const QRectF track(body.left() + 3, body.bottom() - 4, body.width() - 6, 3);
    QColor colour = palette().color(isChecked() ? QPalette::HighlightedText : QPalette::WindowText);
    colour.setAlphaF(0.2F);
    painter.fillRect(track, colour);
    colour.setAlphaF(1.0F);
    painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * mark_, track.height())), colour);
  }
  if (hasFocus()) {
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = rect().adjusted(3, 3, -3, -3);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
  }
}

void WordChip::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  Q_EMIT hovered(true);
}

void WordChip::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  Q_EMIT hovered(false);
}

void WordChip::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) Q_EMIT doubleClicked();
}

void WordChip::focusInEvent(QFocusEvent* event) {
  QAbstractButton::focusInEvent(event);
  update();
}

void WordChip::focusOutEvent(QFocusEvent* event) {
  QAbstractButton::focusOutEvent(event);
  update();
}

}  // namespace descry
