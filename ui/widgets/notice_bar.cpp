#include "ui/widgets/notice_bar.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <utility>

#include "ui/widgets/symbol_icon.h"

namespace descry {

NoticeBar::NoticeBar(const QString& name, Qt::Orientation sides, QWidget* parent) : QFrame(parent) {
  setObjectName(name);
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::AlternateBase);
  setAutoFillBackground(true);
  text_ = new QLabel;
  text_->setObjectName(name + QStringLiteral("Text"));
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setMinimumWidth(1);  // a path does not widen the panel
  action_ = new QPushButton;
  action_->setObjectName(name + QStringLiteral("Action"));
  close_ = new QToolButton;
  close_->setObjectName(name + QStringLiteral("Close"));
  close_->setIcon(symbolIcon(Symbol::Cancel));
  close_->setAutoRaise(true);
  close_->setFocusPolicy(Qt::StrongFocus);
  close_->setAccessibleName(tr("Close this message"));
  close_->setToolTip(tr("Close this message"));
  auto* layout = new QGridLayout(this);
  const bool beside = sides == Qt::Horizontal;
  layout->addWidget(text_, 0, 0);
  layout->addWidget(action_, beside ? 0 : 1, beside ? 1 : 0, beside ? Qt::AlignVCenter : Qt::AlignLeft);
  layout->addWidget(close_, 0, 2, Qt::AlignTop);
  layout->setColumnStretch(0, 1);
  connect(action_, &QPushButton::clicked, this, [this] {
    const auto act = std::exchange(act_, {});
    dismiss();
    if (act) act();
  });
  connect(close_, &QToolButton::clicked, this, &NoticeBar::dismiss);
  hide();
}

void NoticeBar::tell(const QString& sentence, const QString& action, std::function<void()> act) {
  text_->setText(sentence);
  setAccessibleName(sentence);
  action_->setText(action);
  action_->setToolTip(sentence);
  action_->setVisible(static_cast<bool>(act));
  act_ = std::move(act);
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void NoticeBar::dismiss() {
  if (isHidden()) return;
  hide();
  Q_EMIT dismissed();
}

}  // namespace descry
