#include "ui/captioning/attention/word_matrix.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/captioning/attention/attention_overlay.h"

namespace descry {
namespace {

constexpr int kGap = 8;

}  // namespace

WordMatrix::WordMatrix(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("How much words looked back at words, as colours; the table tells the same in numbers"));
}

void WordMatrix::setWeights(const QStringList& words, const std::vector<float>& weights) {
  words_ = words;
  weights_ = weights;
  weights_.resize(static_cast<std::size_t>(words.size() * words.size()));
  largest_ = weights_.empty() ? 0 : *std::max_element(weights_.begin(), weights_.end());
  if (row_ >= words_.size() || column_ >= words_.size()) row_ = column_ = -1;
  updateGeometry();
  show(row_, column_);
}

void WordMatrix::setColours(ColourMap colours) {
  colours_ = colours;
  update();
}

int WordMatrix::labelWidth() const {
  int width = 0;
  for (const QString& word : words_) width = std::max(width, fontMetrics().horizontalAdvance(word));
  return std::min(width, fontMetrics().averageCharWidth() * 16) + 2 + kGap;
}

QSize WordMatrix::sizeHint() const {
  const int side = static_cast<int>(words_.size()) * fontMetrics().height() * 2 + labelWidth();
  return {std::max(320, side), std::max(260, side)};
}

QRectF WordMatrix::area() const {
  const double label = labelWidth(), count = std::max<qsizetype>(1, words_.size());
  const double cell = std::min({(width() - label) / count, (height() - label) / count, 56.0});
  return {label, label, cell * count, cell * count};
}

QRectF WordMatrix::cellRect(int row, int column) const {
  const QRectF all = area();
  const double cell = all.width() / static_cast<double>(std::max<qsizetype>(1, words_.size()));
  return {all.left() + column * cell, all.top() + row * cell, cell, cell};
}

QString WordMatrix::description(int row, int column) const {
  if (row < 0 || column < 0 || row >= words_.size() || column >= words_.size()) return {};
  if (column >= row) {
    return tr("“%1” was said no later than “%2”, so it could not look there").arg(words_[row], words_[column]);
  }
  const float weight = weights_[static_cast<std::size_t>(row * words_.size() + column)];
  return tr("When it said “%1”, the network gave “%2” %3 % of its attention to words")
      .arg(words_[row], words_[column], QLocale().toString(100 * static_cast<double>(weight), 'f', 1));
}

void WordMatrix::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor text = palette().color(QPalette::WindowText);
  const int count = static_cast<int>(words_.size());
  painter.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < count; ++i) {
    const QRectF cell = cellRect(i, i);
    const QString word = fontMetrics().elidedText(words_[i], Qt::ElideRight, labelWidth() - kGap);
    const auto colour = [&](bool chosen) {
      return chosen ? palette()
                          .color(QPalette::Highlight)
                          .darker(palette().color(QPalette::Window).lightness() > 128 ? 120 : 80)
                    : text;
    };
    painter.setPen(colour(i == row_));
    painter.drawText(QRectF(0, cell.top(), area().left() - kGap, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                     word);
    painter.setPen(colour(i == column_));
    painter.save();
    painter.translate(cell.center().x(), area().top() - kGap);
    painter.rotate(-90);
    painter.drawText(QRectF(0, -cell.width() / 2, labelWidth(), cell.width()), Qt::AlignLeft | Qt::AlignVCenter, word);
    painter.restore();
  }
  for (int row = 0; row < count; ++row) {
    for (int column = 0; column < row; ++column) {
      const float weight = weights_[static_cast<std::size_t>(row * count + column)];
      const double level = largest_ > 0 ? static_cast<double>(weight / largest_) : 0;
      painter.fillRect(cellRect(row, column).adjusted(0.5, 0.5, -0.5, -0.5), heatColour(level, colours_));
    }
  }
  if (row_ < 0 || column_ < 0) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2.5));
  painter.drawRect(cellRect(row_, column_));
}

bool WordMatrix::cellAt(const QPointF& position, int* row, int* column) const {
  const QRectF all = area();
  if (words_.isEmpty() || !all.contains(position)) return false;
  const double cell = all.width() / static_cast<double>(words_.size());
  const int last = static_cast<int>(words_.size()) - 1;
  *row = std::min(static_cast<int>((position.y() - all.top()) / cell), last);
  *column = std::min(static_cast<int>((position.x() - all.left()) / cell), last);
  return true;
}

void WordMatrix::show(int row, int column) {
  row_ = row;
  column_ = column;
  const QString told = description(row, column);
  setAccessibleDescription(told);
  update();
  Q_EMIT cellShown(told);
}

void WordMatrix::mouseMoveEvent(QMouseEvent* event) {
  int row = -1, column = -1;
  cellAt(event->position(), &row, &column);
  if (row != row_ || column != column_) show(row, column);
}

void WordMatrix::mouseReleaseEvent(QMouseEvent* event) {
  int row = -1, column = -1;
  if (event->button() == Qt::LeftButton && cellAt(event->position(), &row, &column)) Q_EMIT wordClicked(row);
}

void WordMatrix::leaveEvent(QEvent*) { show(-1, -1); }

void WordMatrix::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(words_.size()) - 1;
  int row = std::max(0, row_), column = std::max(0, column_);
  switch (event->key()) {
    case Qt::Key_Up:
      --row;
      break;
    case Qt::Key_Down:
      ++row;
      break;
    case Qt::Key_Left:
      --column;
      break;
    case Qt::Key_Right:
      ++column;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (row_ >= 0) Q_EMIT wordClicked(row_);
      return;
    default:
      QWidget::keyPressEvent(event);
      return;
  }
  if (last >= 0) show(std::clamp(row, 0, last), std::clamp(column, 0, last));
}

}  // namespace descry
