#include "ui/training/plots/plot_header.h"

namespace descry {

namespace {

constexpr int kSample = 22;  // pixels of line drawn for an entry
constexpr int kGap = 6;      // between a sample and its name
constexpr int kApart = 14;   // between two entries

QFont boldOf(QFont font) {
  font.setBold(true);
  return font;
}

}  // namespace

PlotHeader::PlotHeader(QCustomPlot* plot) : QCPLayoutElement(plot) { setMargins(QMargins(6, 4, 10, 0)); }

int PlotHeader::titleWidth() const { return QFontMetrics(boldOf(mParentPlot->font())).horizontalAdvance(title_); }

int PlotHeader::widthOf(const Entry& entry) const {
  return kSample + kGap + QFontMetrics(mParentPlot->font()).horizontalAdvance(entry.name);
}

bool PlotHeader::inTwoLines() const {
  int width = titleWidth();
  for (const Entry& entry : entries_) width += kApart + widthOf(entry);
  return width > mParentPlot->viewport().width() - mMargins.left() - mMargins.right();
}

QSize PlotHeader::minimumOuterSizeHint() const {
  const int line = QFontMetrics(mParentPlot->font()).height();
  return {0, line * (inTwoLines() ? 2 : 1) + mMargins.top() + mMargins.bottom()};
}

QSize PlotHeader::maximumOuterSizeHint() const { return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()}; }

void PlotHeader::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(true); }

void PlotHeader::draw(QCPPainter* painter) {
  const int line = QFontMetrics(mParentPlot->font()).height();
  const bool two = inTwoLines();
  QRect first(mRect.left(), mRect.top(), mRect.width(), line);
  QRect entries = two ? first.translated(0, line) : first;
  int width = -kApart;
  for (const Entry& entry : entries_) width += kApart + widthOf(entry);
  if (!two) entries.setLeft(entries.right() - width);
  if (!two && !entries_.empty()) first.setRight(entries.left() - kApart);
  drawTitle(painter, first);
  painter->setFont(mParentPlot->font());
  for (const Entry& entry : entries_) {
    drawEntry(painter, entry, entries);
    entries.setLeft(entries.left() + widthOf(entry) + kApart);
  }
}

void PlotHeader::drawTitle(QCPPainter* painter, const QRect& room) const {
  const QFont bold = boldOf(mParentPlot->font());
  painter->setFont(bold);
  painter->setPen(colour_);
  painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(bold).elidedText(title_, Qt::ElideRight, room.width()));
  const QRect left = room.adjusted(titleWidth() + kGap, 0, 0, 0);
  const QFontMetrics metrics(mParentPlot->font());
  if (metrics.horizontalAdvance(unit_) > left.width()) return;
  QColor quiet = colour_;
  quiet.setAlphaF(quiet.alphaF() * 0.7F);
  painter->setFont(mParentPlot->font());
  painter->setPen(quiet);
  painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter, unit_);
}

void PlotHeader::drawEntry(QCPPainter* painter, const Entry& entry, const QRect& room) const {
  const double middle = room.top() + room.height() / 2.0;
  painter->setPen(entry.pen);
  painter->drawLine(QLineF(room.left(), middle, room.left() + kSample, middle));
  if (!entry.marker.isNone()) {
    entry.marker.applyTo(painter, entry.pen);
    entry.marker.drawShape(painter, room.left() + kSample / 2.0, middle);
  }
  painter->setPen(colour_);
  painter->drawText(room.adjusted(kSample + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
}

}  // namespace descry
