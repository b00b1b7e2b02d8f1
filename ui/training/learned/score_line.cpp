#include "ui/training/learned/score_line.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/training/plots/plot_colours.h"

namespace descry {

ScoreLine::ScoreLine(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("scoreLine"));
  setMinimumHeight(4 * fontMetrics().height());
}

QSize ScoreLine::sizeHint() const { return {260, 6 * fontMetrics().height()}; }

void ScoreLine::setScores(const std::vector<std::pair<int, double>>& scores, int epoch) {
  scores_ = scores;
  epoch_ = epoch;
  most_ = 0;
  for (const auto& [at, score] : scores_) most_ = std::max(most_, score);
  most_ = most_ > 0 ? most_ : 1;
  setAccessibleName(sentence());
  update();
}

QString ScoreLine::sentence() const {
  if (scores_.empty()) return tr("CIDEr over the epochs appears here once captions are scored.");
  const auto best = std::max_element(scores_.begin(), scores_.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return tr("CIDEr over the epochs: now %1, best %2 at epoch %3")
      .arg(locale().toString(scores_.back().second, 'f', 2), locale().toString(best->second, 'f', 2))
      .arg(best->first);
}

QRectF ScoreLine::plotArea() const {
  const int line = fontMetrics().height();
  return QRectF(rect()).adjusted(fontMetrics().horizontalAdvance(locale().toString(most_, 'f', 1)) + 8, 1.4 * line, -8,
                                 -1.2 * line);
}

QPointF ScoreLine::placeOf(const std::pair<int, double>& score) const {
  const QRectF area = plotArea();
  const double first = scores_.front().first, span = std::max(1, scores_.back().first - scores_.front().first);
  return {area.left() + area.width() * (score.first - first) / span,
          area.bottom() - area.height() * std::clamp(score.second / most_, 0.0, 1.0)};
}

void ScoreLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const int line = fontMetrics().height();
  painter.setPen(palette().color(QPalette::WindowText));
  const QRectF head(0, 0, width(), scores_.empty() ? height() : line);
  painter.drawText(head, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                   scores_.empty() ? sentence() : tr("CIDEr over the epochs"));
  if (scores_.empty()) return;
  const QRectF area = plotArea();
  const PlotColours colours = plotColours(palette());
  painter.setPen(colours.axis);
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  painter.setPen(colours.text);
  painter.drawText(QRectF(0, area.top() - line / 2.0, area.left() - 4, line), Qt::AlignRight | Qt::AlignVCenter,
                   locale().toString(most_, 'f', 1));
  painter.drawText(QRectF(0, area.bottom() - line / 2.0, area.left() - 4, line), Qt::AlignRight | Qt::AlignVCenter,
                   locale().toString(0));
  const QRectF below(area.left(), area.bottom() + 2, area.width(), line);
  painter.drawText(below, Qt::AlignLeft, locale().toString(scores_.front().first));
  if (scores_.size() > 1) painter.drawText(below, Qt::AlignRight, locale().toString(scores_.back().first));
  QPolygonF points;
  for (const auto& score : scores_) points << placeOf(score);
  painter.setPen(QPen(colours.seriesColour(1), 1.5));
  painter.drawPolyline(points);
  painter.setBrush(colours.seriesColour(1));
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    const bool lookedAt = scores_[i].first == epoch_;
    if (lookedAt || scores_.size() <= 40)
      painter.drawEllipse(points[static_cast<qsizetype>(i)], lookedAt ? 5 : 2, lookedAt ? 5 : 2);
  }
}

bool ScoreLine::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || scores_.empty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto nearest = std::min_element(scores_.begin(), scores_.end(), [&](const auto& a, const auto& b) {
    return std::abs(placeOf(a).x() - help->pos().x()) < std::abs(placeOf(b).x() - help->pos().x());
  });
  QToolTip::showText(help->globalPos(),
                     tr("Epoch %1: CIDEr %2").arg(nearest->first).arg(locale().toString(nearest->second, 'f', 2)));
  return true;
}

}  // namespace descry
