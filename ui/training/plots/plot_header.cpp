#include "ui/training/plots/plot_header.h"

namespace descry {

namespace {

constexpr int kSample = 22;  // pixels of line drawn for an entry

QFontMetrics metricsOf(const QCustomPlot* plot) { return QFontMetrics(plot->font()); }

}  // namespace

PlotHeader::PlotHeader(QCustomPlot* plot) : QCPLayoutElement(plot) { setMargins(QMargins(6, 4, 10, 0)); }

QSize PlotHeader::minimumOuterSizeHint() const {
  return {0, metricsOf(mParentPlot).height() + mMargins.top() + mMargins.bottom()};
}

QSize PlotHeader::maximumOuterSizeHint() const { return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()}; }

void PlotHeader::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(true); }

void PlotHeader::draw(QCPPainter* painter) {
  QFont bold = mParentPlot->font();
  painter->setFont(bold);
  int right = mRect.right();
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) right = drawEntry(painter, *entry, right);
  bold.setBold(true);
  painter->setFont(bold);
  painter->setPen(colour_);
  const QRect room(mRect.left(), mRect.top(), std::max(0, right - mRect.left()), mRect.height());
  painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(bold).elidedText(title_, Qt::ElideRight, room.width()));
}

int PlotHeader::drawEntry(QCPPainter* painter, const Entry& entry, int right) const {
  const QFontMetrics metrics = metricsOf(mParentPlot);
  const int text = metrics.horizontalAdvance(entry.name);
  const int left = right - text - kSample - 6;
  painter->setPen(colour_);
  painter->drawText(QRect(right - text, mRect.top(), text + 1, mRect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                    entry.name);
  const double middle = mRect.top() + mRect.height() / 2.0;
  painter->setPen(entry.pen);
  painter->drawLine(QLineF(left, middle, left + kSample, middle));
  if (!entry.marker.isNone()) {
    entry.marker.applyTo(painter, entry.pen);
    entry.marker.drawShape(painter, left + kSample / 2.0, middle);
  }
  return left - 14;
}

}  // namespace descry
