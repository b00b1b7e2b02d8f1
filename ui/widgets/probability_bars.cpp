#include "ui/widgets/probability_bars.h"

#include <QLocale>
#include <QPainter>

namespace descry {
namespace {

constexpr std::size_t kRoom = 6;  // rows that space is kept for, so that nothing below jumps

}  // namespace

QString ProbabilityBars::percent(double probability) {
  return tr("%1 %").arg(QLocale().toString(100 * probability, 'f', 1));
}

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProbabilityBars::setRows(std::vector<Row> rows) {
  rows_ = std::move(rows);
  QStringList spoken;
  for (const Row& row : rows_) spoken.append(tr("%1: %2").arg(row.text, percent(row.probability)));
  setAccessibleDescription(spoken.join(QStringLiteral(", ")));
  setToolTip(spoken.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

QSize ProbabilityBars::rowSize(const QFontMetrics& metrics) {
  return {metrics.averageCharWidth() * 30, metrics.height() * 3 / 2};
}

int ProbabilityBars::rowHeight() const { return rowSize(fontMetrics()).height(); }

QSize ProbabilityBars::sizeHint() const {
  return {rowSize(fontMetrics()).width(), rowHeight() * static_cast<int>(std::max(rows_.size(), kRoom))};
}

QSize ProbabilityBars::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 18, sizeHint().height()}; }

void ProbabilityBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (std::size_t i = 0; i < rows_.size(); ++i)
    paintRow(painter, QRect(0, static_cast<int>(i) * rowHeight(), width(), rowHeight()), rows_[i], *this);
}

void ProbabilityBars::paintRow(QPainter& painter, const QRect& line, const Row& row, const QWidget& widget) {
  const QFontMetrics metrics = widget.fontMetrics();
  const int gap = metrics.averageCharWidth();
  const int number_width = metrics.horizontalAdvance(percent(1.0));
  const int text_width = std::max(line.width() * 2 / 5, 0);
  const int bar_width = std::max(line.width() - text_width - number_width - 2 * gap, 0);
  const QPalette palette = widget.palette();
  QFont font = widget.font();
  font.setBold(row.emphasised);
  painter.setFont(font);
  painter.setPen(palette.color(QPalette::Active, QPalette::WindowText));
  painter.drawText(QRect(line.left(), line.top(), text_width, line.height()), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(font).elidedText(row.text, Qt::ElideRight, text_width));
  painter.drawText(QRect(line.right() - number_width, line.top(), number_width, line.height()),
                   Qt::AlignVCenter | Qt::AlignRight, percent(row.probability));
  QColor fill = palette.color(QPalette::Active, QPalette::Highlight);
  const QRectF track(line.left() + text_width + gap, line.top() + line.height() * 0.3, bar_width, line.height() * 0.4);
  QColor back = palette.color(QPalette::Active, QPalette::WindowText);
  back.setAlphaF(0.08F);
  painter.fillRect(track, back);
  if (!row.emphasised) fill.setAlphaF(0.55F);
  painter.fillRect(QRectF(track.topLeft(), QSizeF(std::max(1.0, track.width() * row.probability), track.height())),
                   fill);
}

}  // namespace descry
