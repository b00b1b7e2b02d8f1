#include "ui/captioning/review/difference_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "ui/captioning/review/change_preview.h"

namespace descry {
namespace {

bool isInWord(const QString& text, qsizetype at) { return at >= 0 && at < text.size() && text[at].isLetterOrNumber(); }

/// What is not the same at the beginning and the end of both, in whole words: where it starts in `text`, and how long
/// it is there.
std::pair<int, int> differentPart(const QString& text, const QString& other) {
  const qsizetype shorter = std::min(text.size(), other.size());
  qsizetype same = 0;
  while (same < shorter && text[same] == other[same]) ++same;
  qsizetype end = 0;
  while (end < shorter - same && text[text.size() - 1 - end] == other[other.size() - 1 - end]) ++end;
  while (isInWord(text, same - 1) && (isInWord(text, same) || isInWord(other, same))) --same;
  while (isInWord(text, text.size() - end) &&
         (isInWord(text, text.size() - end - 1) || isInWord(other, other.size() - end - 1))) {
    --end;
  }
  return {static_cast<int>(same), static_cast<int>(text.size() - same - end)};
}

}  // namespace

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
  if (index.column() == ChangePreview::kPicture) {
    QStyledItemDelegate::paint(painter, given, index);
    return;
  }
  QStyleOptionViewItem option = given;
  initStyleOption(&option, index);
  option.text.clear();
  const QWidget* widget = option.widget;
  QStyle* style = widget ? widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &option, painter, widget);

  const QString text = index.data(Qt::DisplayRole).toString();
  const auto [start, length] = differentPart(text, index.data(ChangePreview::kOtherTextRole).toString());
  const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, widget) + 1;
  const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
  // The changed part is what one wants to see: a long text begins a little before it.
  const int skipped = option.fontMetrics.horizontalAdvance(text) > cell.width() ? std::max(0, start - 12) : 0;
  const QString shown = (skipped > 0 ? QStringLiteral("…") : QString()) + text.mid(skipped);
  const int shift = skipped > 0 ? 1 - skipped : 0;
  QTextCharFormat mark;
  mark.setFontWeight(QFont::Bold);
  if (index.column() == ChangePreview::kBefore) {
    mark.setFontStrikeOut(true);
  } else {
    mark.setFontUnderline(true);
  }
  QTextLayout layout(option.fontMetrics.elidedText(shown, Qt::ElideRight, cell.width() * 5 / 4), option.font);
  layout.setFormats({{start + shift, length, mark}});
  layout.beginLayout();
  layout.createLine();
  layout.endLayout();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  painter->save();
  painter->setClipRect(cell);
  painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
  layout.draw(painter, QPointF(cell.left(), cell.top() + (cell.height() - layout.boundingRect().height()) / 2));
  painter->restore();
}

}  // namespace descry
