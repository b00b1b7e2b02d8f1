#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace descry {

EmptyState::EmptyState(const QIcon& icon, const QString& title, const QString& text, const QString& action,
                       QWidget* parent)
    : QWidget(parent) {
  auto* picture = new QLabel(this);
  picture->setPixmap(icon.pixmap(QSize(72, 72), devicePixelRatioF(), QIcon::Disabled));
  picture->setAlignment(Qt::AlignCenter);

  auto* heading = new QLabel(title, this);
  QFont large = heading->font();
  large.setPointSizeF(large.pointSizeF() * 1.6);
  heading->setFont(large);
  heading->setAlignment(Qt::AlignCenter);
  heading->setWordWrap(true);

  auto* explanation = new QLabel(text, this);
  explanation->setAlignment(Qt::AlignCenter);
  explanation->setWordWrap(true);
  explanation->setMaximumWidth(fontMetrics().averageCharWidth() * 64);

  button_ = new QPushButton(action, this);
  button_->setDefault(true);
  button_->setObjectName(QStringLiteral("emptyStateButton"));
  connect(button_, &QPushButton::clicked, this, &EmptyState::activated);

  auto* layout = new QVBoxLayout(this);
  layout->addStretch(2);
  layout->addWidget(picture);
  layout->addWidget(heading);
  layout->addSpacing(layout->spacing());
  auto* centred = new QHBoxLayout;
  centred->addStretch(1);
  centred->addWidget(explanation, 6);
  centred->addStretch(1);
  layout->addLayout(centred);
  layout->addSpacing(2 * layout->spacing());
  layout->addWidget(button_, 0, Qt::AlignCenter);
  layout->addStretch(3);
}

void EmptyState::offer(QAction* action) {
  auto* button = new QToolButton(this);
  button->setObjectName(QStringLiteral("emptyStateOffer"));
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setAutoRaise(true);
  button->setVisible(action->isVisible());
  auto* column = static_cast<QVBoxLayout*>(layout());
  column->insertWidget(column->count() - 1, button, 0, Qt::AlignCenter);
}

}  // namespace descry
