#include "ui/captioning/sentence/word_choices.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace descry {
namespace {

constexpr int kRoom = 6;

}  // namespace

WordChoice::WordChoice(ProbabilityBars::Row row, QWidget* parent) : QAbstractButton(parent), row_(std::move(row)) {
  setText(row_.text);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WordChoice::sizeHint() const { return ProbabilityBars::rowSize(fontMetrics()); }

void WordChoice::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (isEnabled() && (underMouse() || isDown())) {
    QColor hover = palette().color(QPalette::Highlight);
    hover.setAlphaF(isDown() ? 0.3F : 0.15F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hover);
    painter.drawRoundedRect(rect(), 3, 3);
  }
  ProbabilityBars::paintRow(painter, rect().adjusted(2, 0, -2, 0), row_, *this);
  if (hasFocus()) {
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
  }
}

WordChoices::WordChoices(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->setAlignment(Qt::AlignTop);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  keepRoom();
}

void WordChoices::keepRoom() { setMinimumHeight(kRoom * ProbabilityBars::rowSize(fontMetrics()).height()); }

void WordChoices::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) keepRoom();
}

void WordChoices::setRows(const std::vector<ProbabilityBars::Row>& rows, const QString& tip,
                          const QString& unavailable) {
  for (WordChoice* choice : choices_) {
    choice->hide();
    choice->setObjectName(QString());
    layout()->removeWidget(choice);
    choice->deleteLater();
  }
  choices_.clear();
  QStringList spoken;
  for (const ProbabilityBars::Row& row : rows) {
    const int number = static_cast<int>(choices_.size());
    auto* choice = new WordChoice(row, this);
    const QString percent = ProbabilityBars::percent(row.probability);
    spoken.append(tr("%1: %2", "a word: its probability").arg(row.text, percent));
    choice->setObjectName(QStringLiteral("choice%1").arg(number));
    choice->setAccessibleName(spoken.last());
    choice->setEnabled(!row.emphasised && unavailable.isEmpty());
    if (row.emphasised) {
      choice->setToolTip(tr("The word that was said: %1").arg(percent));
    } else if (!unavailable.isEmpty()) {
      choice->setToolTip(unavailable);
    } else {
      choice->setCursor(Qt::PointingHandCursor);
      choice->setToolTip(tip.arg(row.text, percent));
    }
    connect(choice, &QAbstractButton::clicked, this, [this, number] { Q_EMIT chosen(number); });
    layout()->addWidget(choice);
    choice->show();
    choices_.push_back(choice);
  }
  setAccessibleDescription(spoken.join(QStringLiteral(", ")));
  updateGeometry();
}

void WordChoices::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
      focusNextPrevChild(false);
      return;
    case Qt::Key_Down:
      focusNextPrevChild(true);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      for (WordChoice* choice : choices_) {
        if (choice->hasFocus()) {
          choice->click();
          return;
        }
      }
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace descry
