#include "ui/captioning/album/album_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/review/review_marks.h"

namespace descry {
namespace {

constexpr int kMargin = 6;
constexpr int kCaptionLines = 3;

/// Draws as many lines as fit, the last one cut short with an ellipsis. Returns where the text ends.
int drawParagraph(QPainter* painter, const QRect& rect, const QString& text, int lines) {
  QTextLayout layout(text, painter->font());
  const QFontMetrics metrics(painter->font());
  layout.beginLayout();
  int y = rect.top();
  for (int number = 1; y + metrics.height() <= rect.bottom() + 1; ++number, y += metrics.lineSpacing()) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(rect.width());
    const bool last = number == lines || y + metrics.lineSpacing() + metrics.height() > rect.bottom() + 1;
    const QString rest = text.mid(line.textStart());
    const QString shown =
        last ? metrics.elidedText(rest, Qt::ElideRight, rect.width()) : rest.left(line.textLength()).trimmed();
    painter->drawText(rect.left(), y + metrics.ascent(), shown);
    if (last) {
      y += metrics.lineSpacing();
      break;
    }
  }
  layout.endLayout();
  return y;
}

QColor faded(QColor colour) {
  colour.setAlphaF(0.62F);
  return colour;
}

QString stateText(const QModelIndex& index) {
  const QString caption = index.data(AlbumModel::kCaptionRole).toString();
  if (!caption.isEmpty()) return caption;  // also while it is captioned again, and where that failed
  if (index.data(AlbumModel::kEditedRole).toBool()) return AlbumModel::tr("(no words)");
  switch (static_cast<PictureState>(index.data(AlbumModel::kStateRole).toInt())) {
    case PictureState::kWaiting:
      return AlbumModel::tr("waiting");
    case PictureState::kWorking:
      return AlbumModel::tr("captioning…");
    case PictureState::kStopped:
      return AlbumModel::tr("not captioned");
    case PictureState::kFailed:
      return index.data(AlbumModel::kProblemRole).toString();
    case PictureState::kDone:
      return AlbumModel::tr("(the model had nothing to say)");
  }
  return {};
}

void drawName(QPainter* painter, const QRect& line, const QModelIndex& index) {
  QString name = index.data(AlbumModel::kNameRole).toString();
  if (index.data(AlbumModel::kMissingRole).toBool()) name = AlbumModel::tr("missing: %1").arg(name);
  const QFontMetrics metrics(painter->font());
  painter->drawText(line, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(name, Qt::ElideMiddle, line.width()));
}

/// The last line: what the model and a person think of the caption.
void drawMarks(QPainter* painter, QRect line, const QModelIndex& index, const QColor& ink) {
  const double confidence = index.data(AlbumModel::kConfidenceRole).toDouble();
  if (confidence >= 0) line.setLeft(drawConfidence(painter, line, confidence, ink) + 2 * kMargin);
  const int rating = index.data(AlbumModel::kRatingRole).toInt();
  if (rating > 0) line.setLeft(drawRating(painter, line, rating, ink) + 2 * kMargin);
  if (index.data(AlbumModel::kEditedRole).toBool()) line.setLeft(drawPencil(painter, line, ink) + 2 * kMargin);
  // Where there is a caption already, that another one is on its way stands here.
  const auto state = static_cast<PictureState>(index.data(AlbumModel::kStateRole).toInt());
  const bool again = state == PictureState::kWaiting || state == PictureState::kWorking;
  if (!again || index.data(AlbumModel::kCaptionRole).toString().isEmpty()) return;
  painter->setPen(faded(ink));
  const QString text = state == PictureState::kWaiting ? AlbumModel::tr("waiting") : AlbumModel::tr("captioning…");
  painter->drawText(line, Qt::AlignLeft | Qt::AlignTop,
                    QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, line.width()));
}

}  // namespace

QSize AlbumDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int text = (kCaptionLines + 2) * QFontMetrics(option.font).lineSpacing();
  return {thumbnailSize().width() + 160, std::max(thumbnailSize().height(), text) + 2 * kMargin};
}

void AlbumDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
  QStyleOptionViewItem option = given;
  initStyleOption(&option, index);
  const QWidget* widget = option.widget;
  QStyle* style = widget ? widget->style() : QApplication::style();
  style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, widget);

  const QRect inside = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
  const QRect thumb(inside.topLeft(), thumbnailSize());
  const QImage image = index.data(Qt::DecorationRole).value<QImage>();
  painter->save();
  if (image.isNull()) {
    QColor empty = option.palette.color(QPalette::Text);
    empty.setAlphaF(0.08F);
    painter->fillRect(thumb, empty);
  } else {
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(thumb, image);
  }

  const auto state = static_cast<PictureState>(index.data(AlbumModel::kStateRole).toInt());
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const QPalette::ColorGroup group =
      option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
  const QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
  QRect text = inside.adjusted(thumb.width() + kMargin + 2, 0, 0, 0);
  if (state == PictureState::kFailed) {
    const int side = style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, widget);
    const QIcon warning = style->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, widget);
    warning.paint(painter, QRect(thumb.center() - QPoint(side / 2, side / 2), QSize(side, side)));
  }
  painter->setFont(option.font);
  const auto verdict = static_cast<Verdict>(index.data(AlbumModel::kVerdictRole).toInt());
  if (verdict != Verdict::kNone) drawVerdict(painter, thumb.adjusted(3, 3, -3, -3), verdict);
  if (index.data(AlbumModel::kMissingRole).toBool()) drawMissing(painter, thumb, option.palette);
  const bool has_words = !index.data(AlbumModel::kCaptionRole).toString().isEmpty();
  painter->setPen(has_words || state == PictureState::kFailed ? ink : faded(ink));
  QRect marks = text;
  marks.setTop(text.bottom() + 1 - QFontMetrics(option.font).height());
  text.setBottom(marks.top() - 1);
  text.setTop(drawParagraph(painter, text, stateText(index), kCaptionLines));
  painter->setPen(selected ? ink : faded(ink));  // faded on the highlight's colour it could not be read
  drawName(painter, text, index);
  drawMarks(painter, marks, index, ink);
  painter->restore();

  if (option.state.testFlag(QStyle::State_HasFocus)) {
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    focus.rect = option.rect.adjusted(1, 1, -1, -1);
    focus.backgroundColor = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, widget);
  }
}

}  // namespace descry
