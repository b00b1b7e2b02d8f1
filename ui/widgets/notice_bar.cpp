#include "ui/widgets/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <utility>

#include "ui/widgets/symbol_icon.h"

namespace descry {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("noticeBar"));
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::AlternateBase);
  setAutoFillBackground(true);
  text_ = new QLabel;
  text_->setObjectName(QStringLiteral("notice"));
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  action_ = new QPushButton;
  action_->setObjectName(QStringLiteral("noticeAction"));
  close_ = new QToolButton;
  close_->setObjectName(QStringLiteral("noticeClose"));
  close_->setIcon(symbolIcon(Symbol::Cancel));
  close_->setAutoRaise(true);
  close_->setFocusPolicy(Qt::StrongFocus);
  close_->setAccessibleName(tr("Close this message"));
  close_->setToolTip(tr("Close this message"));
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(text_, 1);
  layout->addWidget(action_);
  layout->addWidget(close_);
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
