#include "ui/training/runs/run_delegate.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include "ui/training/plots/plot_colours.h"
#include "ui/training/runs/run_model.h"

namespace descry {

namespace {

constexpr int kMargin = 4;
constexpr int kSwatch = 10;

QStyle* styleOf(const QStyleOptionViewItem& option) {
  return option.widget != nullptr ? option.widget->style() : QApplication::style();
}

/// Styles draw a box's edge a little darker than the window, which hardly shows on a list, least of all on a dark one.
void drawCheck(QPainter* painter, const QStyleOptionViewItem& given, const QRect& rect, bool checked) {
  QStyleOptionButton box;
  box.rect = rect;
  box.state = (given.state & (QStyle::State_Enabled | QStyle::State_MouseOver)) |
              (checked ? QStyle::State_On : QStyle::State_Off);
  box.palette = given.palette;
  const QColor base = given.palette.color(QPalette::Base);
  box.palette.setColor(QPalette::Window, base.lightness() < 128 ? QColor(200, 200, 200) : QColor(160, 160, 160));
  painter->fillRect(rect.adjusted(1, 1, -1, -1), base);
  styleOf(given)->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, given.widget);
}

}  // namespace

RunDelegate::Places RunDelegate::placesIn(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QStyle* style = styleOf(option);
  const QSize box(style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, option.widget),
                  style->pixelMetric(QStyle::PM_IndicatorHeight, nullptr, option.widget));
  const int line = QFontMetrics(option.font).height();
  const QRect inside = option.rect.adjusted(kMargin, 0, -kMargin, 0);
  // Beside the name, which is the first of two lines.
  const int middle = facts_.isEmpty() ? inside.center().y() : inside.top() + kMargin + line / 2;
  Places places;
  int x = inside.left();
  places.check = QRect(QPoint(x, middle - box.height() / 2), box);
  x += box.width() + kMargin + 2;
  if (index.data(RunModel::kColourRole).toInt() >= 0) {
    places.swatch = QRect(x, middle - kSwatch / 2, kSwatch, kSwatch);
    x += kSwatch + kMargin;
  }
  places.text = inside;
  places.text.setLeft(x);
  for (QRect* place : {&places.check, &places.swatch, &places.text}) {
    if (!place->isNull()) *place = QStyle::visualRect(option.direction, option.rect, *place);
  }
  return places;
}

QString RunDelegate::factsOf(const QModelIndex& index) const {
  QStringList facts;
  for (const int column : facts_) {
    const QString fact = index.siblingAtColumn(column).data(RunModel::kFactRole).toString();
    if (!fact.isEmpty()) facts << fact;
  }
  return facts.join(QStringLiteral(" · "));
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
  if (index.column() != RunModel::kName) return QStyledItemDelegate::paint(painter, given, index);
  QStyleOptionViewItem option = given;
  initStyleOption(&option, index);
  const QString name = option.text;
  option.text.clear();
  option.features &= ~(QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay);
  styleOf(option)->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
  QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
  const Places places = placesIn(option, index);
  painter->save();
  drawCheck(painter, option, places.check, option.checkState == Qt::Checked);
  if (!places.swatch.isNull()) {
    const QColor colour = plotColours(option.palette).seriesColour(index.data(RunModel::kColourRole).toInt());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 2));
    painter->setBrush(option.checkState == Qt::Checked ? QBrush(colour) : QBrush());  // hollow: not in the plots now
    painter->drawEllipse(QRectF(places.swatch).adjusted(1, 1, -1, -1));
    if (selected) {  // its colour may be the selection's
      painter->setPen(QPen(ink, 1));
      painter->setBrush(Qt::NoBrush);
      painter->drawEllipse(QRectF(places.swatch).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
  }
  const QFontMetrics metrics(option.font);
  QRect line = places.text;
  if (!facts_.isEmpty()) line = QRect(line.left(), line.top() + kMargin, line.width(), metrics.height());
  if (!index.data(RunModel::kProblemRole).toString().isEmpty()) {
    const int side = metrics.height();
    const QRect mark = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {side, side}, line);
    styleOf(option)->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, option.widget).paint(painter, mark);
    if (option.direction == Qt::LeftToRight)
      line.setRight(mark.left() - kMargin);
    else
      line.setLeft(mark.right() + kMargin);
  }
  const int flags = Qt::TextSingleLine | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) |
                    Qt::AlignVCenter;
  painter->setFont(option.font);
  painter->setPen(ink);
  painter->drawText(line, flags, metrics.elidedText(name, Qt::ElideMiddle, line.width()));
  if (!facts_.isEmpty()) {
    const QRect second(places.text.left(), places.text.top() + kMargin + metrics.lineSpacing(), places.text.width(),
                       metrics.height());
    ink.setAlphaF(0.75F);
    painter->setPen(ink);
    painter->drawText(second, flags, metrics.elidedText(factsOf(index), Qt::ElideRight, second.width()));
  }
  painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  if (index.column() != RunModel::kName) return QStyledItemDelegate::sizeHint(option, index);
  const QFontMetrics metrics(option.font);
  const int text = facts_.isEmpty() ? metrics.height() : metrics.lineSpacing() + metrics.height();
  const int beside = placesIn(option, index).text.left() - option.rect.left();
  return {beside + metrics.horizontalAdvance(index.data().toString()) + 2 * kMargin, text + 2 * kMargin};
}

void RunDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  const auto* line = qobject_cast<QLineEdit*>(editor);
  if (line == nullptr || !line->isModified()) QStyledItemDelegate::setEditorData(editor, index);
}

void RunDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const {
  if (index.column() != RunModel::kName) return QStyledItemDelegate::updateEditorGeometry(editor, option, index);
  const QRect text = placesIn(option, index).text;
  const int height = std::min(option.rect.height(), editor->sizeHint().height());
  const int top = facts_.isEmpty() ? option.rect.center().y() - height / 2 : option.rect.top();
  editor->setGeometry(text.left(), top, text.width(), height);
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
  if (index.column() != RunModel::kName) return QStyledItemDelegate::editorEvent(event, model, option, index);
  const QEvent::Type type = event->type();
  if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease && type != QEvent::MouseButtonDblClick)
    return false;
  const auto* mouse = static_cast<QMouseEvent*>(event);
  const QRect target = placesIn(option, index).check.adjusted(-kMargin, -kMargin, kMargin, kMargin);
  if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint())) return false;
  if (type == QEvent::MouseButtonRelease) {
    const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
  }
  return true;  // does not open the editor either
}

}  // namespace descry
