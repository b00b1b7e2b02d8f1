#include "ui/training/length_chart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/training/plots/plot_colours.h"

namespace descry {

namespace {

constexpr int kLabelEvery = 5;

}  // namespace

LengthChart::LengthChart(QWidget* parent) : QWidget(parent), filled_(tr("captions")), outlined_(tr("references")) {
  setObjectName(QStringLiteral("lengthChart"));
  setMinimumHeight(120);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LengthChart::setKinds(const QString& filled, const QString& outlined) {
  filled_ = filled;
  outlined_ = outlined;
  update();
}

QSize LengthChart::sizeHint() const { return {320, 180}; }

void LengthChart::setShares(const std::vector<double>& captions, const std::vector<double>& references) {
  captions_ = captions;
  references_ = references;
  references_.resize(captions_.size());
  const auto longest = std::max_element(captions_.begin(), captions_.end());
  setAccessibleName(
      captions_.empty()
          ? tr("Caption lengths")
          : tr("Caption lengths; most captions have %1 words").arg(std::distance(captions_.begin(), longest)));
  update();
}

QString LengthChart::legend() const { return tr("words a caption; filled: %1, outlined: %2").arg(filled_, outlined_); }

/// As many lines as the text needs.
QRectF LengthChart::legendArea() const {
  const int needed = fontMetrics().boundingRect(0, 0, width(), height(), Qt::TextWordWrap, legend()).height();
  return {0.0, static_cast<double>(height() - needed), static_cast<double>(width()), static_cast<double>(needed)};
}

QRectF LengthChart::plotArea() const {
  const QFontMetrics metrics = fontMetrics();
  return QRectF(rect()).adjusted(metrics.horizontalAdvance(QStringLiteral("100 %")) + 8, metrics.height() / 2.0,
                                 -metrics.averageCharWidth() * 2, -1.2 * metrics.height() - legendArea().height());
}

void LengthChart::paintEvent(QPaintEvent*) {
  if (captions_.empty()) return;
  QPainter painter(this);
  const QRectF area = plotArea();
  const double most = std::max({*std::max_element(captions_.begin(), captions_.end()),
                                *std::max_element(references_.begin(), references_.end()), 1e-9});
  const double step = area.width() / static_cast<double>(captions_.size());
  const QColor said = plotColours(palette()).seriesColour(0), text = palette().color(QPalette::WindowText);
  for (std::size_t words = 0; words < captions_.size(); ++words) {
    const double left = area.left() + step * static_cast<double>(words);
    const auto bar = [&](double share, double inset) {
      const double height = area.height() * share / most;
      return QRectF(left + inset * step, area.bottom() - height, step * (1 - 2 * inset), height);
    };
    painter.fillRect(bar(captions_[words], 0.14), said);
    painter.setPen(text);
    if (references_[words] > 0) painter.drawRect(bar(references_[words], 0.08));
    if (words % kLabelEvery == 0)
      painter.drawText(QRectF(left - step, area.bottom() + 2, 3 * step, fontMetrics().height()), Qt::AlignCenter,
                       locale().toString(static_cast<qulonglong>(words)));
  }
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  painter.drawText(QRectF(0, area.top() - fontMetrics().height() / 2.0, area.left() - 4, fontMetrics().height()),
                   Qt::AlignRight | Qt::AlignVCenter, tr("%1 %").arg(locale().toString(100 * most, 'f', 0)));
  painter.drawText(legendArea(), Qt::AlignCenter | Qt::TextWordWrap, legend());
}

bool LengthChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || captions_.empty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QRectF area = plotArea();
  const double place = (help->pos().x() - area.left()) / area.width() * static_cast<double>(captions_.size());
  if (place < 0 || place >= static_cast<double>(captions_.size())) {
    QToolTip::hideText();
    return true;
  }
  const auto words = static_cast<std::size_t>(place);
  QToolTip::showText(help->globalPos(), tr("%1 words: %2 % (%3), %4 % (%5)", "number; share and kind, twice")
                                            .arg(words)
                                            .arg(locale().toString(100 * captions_[words], 'f', 1), filled_,
                                                 locale().toString(100 * references_[words], 'f', 1), outlined_));
  return true;
}

}  // namespace descry
