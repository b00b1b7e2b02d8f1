#include "ui/captioning/sentence/sentence_delegate.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QPainter>
#include <QTextDocument>

#include "ui/captioning/sentence/word_differences.h"

namespace descry {
namespace {

constexpr int kMargin = 4;

void lay(QTextDocument& document, const QModelIndex& index, const QFont& font, int width) {
  document.setDefaultFont(font);
  document.setDocumentMargin(kMargin);
  const QString sentence = index.data(SentenceDelegate::kSentenceRole).toString();
  const QVariant reference = index.data(SentenceDelegate::kReferenceRole);
  const QString text = reference.isNull() ? sentence.toHtmlEscaped() : markedSentence(sentence, reference.toString());
  const QString score = index.data(SentenceDelegate::kScoreRole).toString();
  document.setHtml(score.isEmpty() ? text : QStringLiteral("%1&nbsp; %2").arg(score, text));
  document.setTextWidth(width);
}

int widthFor(const QStyleOptionViewItem& option) {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  return view ? view->viewport()->width() - 4 : option.rect.width();
}

}  // namespace

void SentenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
  QStyleOptionViewItem option = given;
  initStyleOption(&option, index);
  option.text.clear();
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
  QTextDocument document;
  lay(document, index, option.font, option.rect.width());
  QAbstractTextDocumentLayout::PaintContext context;
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  context.palette = option.palette;
  context.palette.setColor(QPalette::Text, option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
  painter->save();
  painter->translate(option.rect.topLeft());
  painter->setClipRect(QRect(QPoint(), option.rect.size()));
  document.documentLayout()->draw(painter, context);
  painter->restore();
}

QSize SentenceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem filled = option;
  initStyleOption(&filled, index);
  const int width = widthFor(option);
  QTextDocument document;
  lay(document, index, filled.font, width);
  return {width, static_cast<int>(document.size().height())};
}

}  // namespace descry
