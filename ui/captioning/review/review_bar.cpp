#include "ui/captioning/review/review_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "ui/captioning/review/review_actions.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

ReviewBar::ReviewBar(const ReviewActions& actions, QWidget* parent) : QWidget(parent), progress_(new QLabel(this)) {
  setObjectName(QStringLiteral("reviewBar"));
  setAccessibleName(tr("Review of the caption"));
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  accept_ = button(QStringLiteral("acceptButton"), actions.accept);
  reject_ = button(QStringLiteral("rejectButton"), actions.reject);
  edit_ = button(QStringLiteral("editButton"), actions.edit);
  for (QToolButton* verdict : {accept_, reject_}) verdict->setCheckable(true);
  // A second click takes the verdict back, as one expects of a button that is pressed; the keys only set.
  connect(accept_, &QToolButton::clicked, this, [this, actions] {
    (verdict_ == Verdict::kAccepted ? actions.unreview : actions.accept)->trigger();
    accept_->setChecked(verdict_ == Verdict::kAccepted);
  });
  connect(reject_, &QToolButton::clicked, this, [this, actions] {
    (verdict_ == Verdict::kRejected ? actions.unreview : actions.reject)->trigger();
    reject_->setChecked(verdict_ == Verdict::kRejected);
  });
  connect(edit_, &QToolButton::clicked, actions.edit, &QAction::trigger);
  rating_bar_ = new QWidget(this);
  auto* in_a_row = new QHBoxLayout(rating_bar_);
  in_a_row->setContentsMargins(0, 0, 0, 0);
  in_a_row->setSpacing(0);
  for (std::size_t i = 0; i < stars_.size(); ++i) {
    QAction* action = actions.rate[i + 1];
    stars_[i] = button(QStringLiteral("star%1").arg(i + 1), action);
    stars_[i]->setToolButtonStyle(Qt::ToolButtonIconOnly);
    stars_[i]->setAutoRaise(true);
    in_a_row->addWidget(stars_[i]);
    connect(stars_[i], &QToolButton::clicked, this,
            [this, actions, action, i] { (rating_ == static_cast<int>(i) + 1 ? actions.rate[0] : action)->trigger(); });
  }
  next_ = button(QStringLiteral("nextDoubtful"), actions.next_doubtful);
  connect(next_, &QToolButton::clicked, actions.next_doubtful, &QAction::trigger);
  progress_->setObjectName(QStringLiteral("reviewProgress"));
  progress_->setMargin(4);
  for (QWidget* part : {static_cast<QWidget*>(accept_), static_cast<QWidget*>(reject_), static_cast<QWidget*>(edit_),
                        rating_bar_, static_cast<QWidget*>(next_), static_cast<QWidget*>(progress_)}) {
    layout->addWidget(part);
  }
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setPicture(nullptr);
  setProgress(0, 0);
}

/// Where one row has no room for all words, buttons show their symbols only; tool tips and accessible names stay.
void ReviewBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const auto width_with = [](QToolButton* button, Qt::ToolButtonStyle style) {
    button->setToolButtonStyle(style);
    return button->sizeHint().width();
  };
  const std::array<QToolButton*, 3> verdicts{accept_, reject_, edit_};
  int words = 0, symbols = 0;
  for (QToolButton* button : verdicts) {
    symbols += width_with(button, Qt::ToolButtonIconOnly);
    words += width_with(button, Qt::ToolButtonTextBesideIcon);
  }
  const int next = width_with(next_, Qt::ToolButtonTextBesideIcon);
  const int rest = rating_bar_->sizeHint().width() + progress_->sizeHint().width() + 5 * layout()->spacing();
  if (words + next + rest <= width()) return;
  for (QToolButton* button : verdicts) button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  if (symbols + next + rest > width()) next_->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

QToolButton* ReviewBar::button(const QString& name, QAction* action) {
  auto* button = new QToolButton(this);
  button->setObjectName(name);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::TabFocus);
  const auto follow = [button, action] {
    button->setIcon(button->icon().isNull() ? action->icon() : button->icon());
    button->setText(QString(action->text()).remove(QLatin1Char('&')));
    button->setAccessibleName(button->text());
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
  };
  connect(action, &QAction::changed, button, follow);
  follow();
  return button;
}

void ReviewBar::setPicture(const AlbumEntry* entry) {
  verdict_ = entry ? entry->verdict : Verdict::kNone;
  rating_ = entry ? entry->rating : 0;
  accept_->setChecked(verdict_ == Verdict::kAccepted);
  reject_->setChecked(verdict_ == Verdict::kRejected);
  for (std::size_t i = 0; i < stars_.size(); ++i) {
    stars_[i]->setIcon(symbolIcon(static_cast<int>(i) < rating_ ? Symbol::Star : Symbol::EmptyStar));
  }
  setAccessibleDescription(verdict_ == Verdict::kAccepted   ? tr("Accepted")
                           : verdict_ == Verdict::kRejected ? tr("Rejected")
                                                            : tr("Unreviewed"));
}

void ReviewBar::setProgress(int reviewed, int all) {
  const QLocale locale;
  progress_->setText(tr("%1 of %2 reviewed").arg(locale.toString(reviewed), locale.toString(all)));
}

}  // namespace descry
