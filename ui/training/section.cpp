#include "ui/training/section.h"

#include <QFormLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace descry {

Section::Section(const QString& title, bool open, QWidget* parent)
    : QWidget(parent), header_(new QToolButton(this)), content_(new QWidget(this)), form_(new QFormLayout(content_)) {
  header_->setText(title);
  header_->setAccessibleName(title);
  header_->setToolTip(tr("Shows or hides these settings"));
  header_->setAutoRaise(true);
  header_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  header_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  header_->setFocusPolicy(Qt::StrongFocus);
  QFont bold = header_->font();
  bold.setBold(true);
  header_->setFont(bold);
  // Long labels go above their field, so that a narrow panel clips nothing.
  form_->setRowWrapPolicy(QFormLayout::WrapLongRows);
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(header_);
  layout->addWidget(content_);
  connect(header_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
  setOpen(open);
}

void Section::setOpen(bool open) {
  open_ = open;
  header_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
  content_->setVisible(open);
}

}  // namespace descry
